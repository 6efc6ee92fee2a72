import Diagnostics
import DocsReader
import ServiceModel
import TestSupport
import Testing

/// Noise on pages does not change the model.
@Suite struct InvarianceTests {
  typealias Change = @Sendable (String) -> String

  struct Noise: CustomTestStringConvertible, Sendable {
    let name: String
    let change: Change

    var testDescription: String { name }

    init(_ name: String, _ change: @escaping Change) {
      self.name = name
      self.change = change
    }
  }

  static let noises = [
    Noise("line breaks of another system") { $0.replacing("\n", with: "\r\n") },
    Noise("line breaks of an old system") { $0.replacing("\n", with: "\r") },
    Noise("trailing spaces") { text in
      text.replacing("\n\n", with: "  \n \n")
    },
    Noise("no final line break") { String($0.reversed().drop { $0.isNewline }.reversed()) },
    Noise("runs of blank lines") { text in
      outsideOfCode(text) { $0.replacing("\n\n", with: "\n\n\n\n\n") }
    },
    Noise("other words in samples") { text in
      ["quos", "nesciunt", "quidem", "perferendis", "fugit", "odit", "\"et\""]
        .reduce(text) { $0.replacing($1, with: $1 == "\"et\"" ? "\"iusto\"" : "lorem") }
        .replacing("721", with: "42")
    },
    Noise("other values in XML") { $0.replacing("7T:1234abcxyzExample==", with: "7T:x") },
    Noise("other languages") { $0.replacing("Accept-Language: sv", with: "Accept-Language: *") },
    Noise("null for objects in samples") { text in
      text.replacing(
        """
          "TableRight": {
            "Mask": "Delete",
            "Reason": ""
          },
        """, with: "  \"TableRight\": null,")
    },
    Noise("a byte order mark") { "\u{FEFF}" + $0 },
    Noise("blank lines before the front matter") { "\n \n" + $0 },
    Noise("a byte order mark and blank lines") { "\u{FEFF}\n\n" + $0 },
    Noise("a comment in the front matter") {
      $0.replacing(/\ntitle: .*/) { $0.output + "  # generated" }
    },
    Noise("headings in lower case") { text in
      outsideOfCode(text) { $0.replacing(/\n## .*/) { $0.output.lowercased() } }
    },
    Noise("spaces in headings") { text in
      text.replacing("## Request Body: request", with: "## Request Body: request   ")
        .replacing("## Response: string", with: "## Response:string")
    },
  ]

  static func outsideOfCode(_ text: String, _ change: (String) -> String) -> String {
    let parts = text.split(separator: "```", omittingEmptySubsequences: false)
    return parts.enumerated().map { $0 % 2 == 0 ? change(String($1)) : String($1) }
      .joined(separator: "```")
  }

  func seeds(_ change: (String, String) -> String = { $1 }) throws -> [SourceFile] {
    try PageFolder.read(Checkout.specs).map { file in
      SourceFile(
        path: file.path, text: change(file.path, String(decoding: file.bytes, as: UTF8.self)))
    }
  }

  @Test(arguments: noises)
  func noise(noise: Noise) throws {
    let expected = Outcome(try seeds())
    let outcome = Outcome(try seeds { noise.change($1) })
    // The WSDL of the seeds is missing.
    #expect(outcome.ids == ["missing-wsdl"])
    #expect(outcome.model == expected.model)
  }

  @Test func theOrderOfFiles() throws {
    let files = try seeds()
    let expected = Outcome(files).model
    var generator = SeededGenerator(7)
    for _ in 0..<10 {
      #expect(Outcome(files.shuffled(using: &generator)).model == expected)
    }
  }

  @Test func theOrderOfManyFiles() {
    var files: [SourceFile] = []
    for index in 0..<60 {
      files.append(
        SOAPPage(
          agent: "Library\(index % 7)", operation: "Lend\(index)",
          parameters:
            "<L:Genre\(index % 5) xsi:type='L:Genre\(index % 5)'>First</L:Genre\(index % 5)>"
            + TypeMergingTests.book
        ).file)
      files.append(RESTPage.agent("Lend\(index)", of: "Library\(index % 7)").file)
    }
    let expected = Outcome(files)
    var generator = SeededGenerator(11)
    for _ in 0..<5 {
      let outcome = Outcome(files.shuffled(using: &generator))
      #expect(outcome.model == expected.model)
      #expect(outcome.diagnostics == expected.diagnostics)
    }
  }

  /// The REST seeds in the notation of the newer revision.
  @Test func theNewerNotation() throws {
    let expected = Outcome(try seeds())
    let outcome = Outcome(
      try seeds { path, text in path.hasPrefix("restful") ? newerNotation(text) : text })
    // The WSDL of the seeds is missing.
    #expect(outcome.ids == ["missing-wsdl"])
    #expect(outcome.model.withoutDocumentation == expected.model.withoutDocumentation)
    #expect(outcome.model.withoutTypeDocumentation == expected.model.withoutTypeDocumentation)
  }

  private func newerNotation(_ text: String) -> String {
    text.replacing("\nid: ", with: "\nuid: ")
      .replacing("## Response: object", with: "## Response:")
      .replacing("## Response: string", with: "## Response:string")
      .replacing(
        """
        Token information

        Carrier object for TokenManagementInfo.
        Services for the TokenManagementInfo Carrier is available from the \
        <see cref="T:SuperOffice.CRM.Services.IUserAgent">User Agent</see>.
        """, with: "OK"
      )
      .replacing("\nResponse body: object", with: "\n### Response body: TokenManagementInfo")
      .replacing("\nResponse body: string", with: "\n### Response body: string")
      .replacing("| Key | string |", with: "| Key | String |")
      .replacing(
        "| TokenManagementInfo |  |", with: "| TokenManagementInfo | TokenManagementInfo |"
      )
      .replacing("| TableRight |  |", with: "| TableRight | TableRight |")
      .replacing("## Sample Request", with: "## Sample request")
      .replacing("```http_", with: "## Sample response\n\n```http_")
  }

  /// The prose of SOAP pages was lost in the newer revision.
  @Test func lostProse() throws {
    let expected = Outcome(try seeds())
    let outcome = Outcome(
      try seeds { path, text in path.hasPrefix("soap") ? withoutProse(text) : text })
    // The WSDL of the seeds is missing.
    #expect(outcome.ids == ["missing-wsdl"])
    #expect(outcome.model != expected.model)
    #expect(outcome.model.withoutDocumentation == expected.model.withoutDocumentation)
  }

  private func withoutProse(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isProse = { (line: Substring) in
      line.hasPrefix("<para") || line.hasPrefix("* **") || line.hasPrefix("**Returns")
        || line.contains("tokens from the DB") || line.contains("tokens to the DB")
    }
    return lines.filter { !isProse($0) }.joined(separator: "\n")
  }
}

extension ServiceModel {
  var withoutDocumentation: ServiceModel {
    var model = withoutTypeDocumentation
    for version in model.versions.indices {
      for service in model.versions[version].services.indices {
        for operation in model.versions[version].services[service].operations.indices {
          model.versions[version].services[service].operations[operation].documentation = nil
          model.versions[version].services[service].operations[operation].removeParameterProse()
        }
      }
    }
    return model
  }

  var withoutTypeDocumentation: ServiceModel {
    var model = self
    for version in model.versions.indices {
      for type in model.versions[version].types.indices {
        model.versions[version].types[type].documentation = nil
      }
    }
    return model
  }
}

extension ServiceOperation {
  fileprivate mutating func removeParameterProse() {
    for index in parameters.indices { parameters[index].documentation = nil }
  }
}
