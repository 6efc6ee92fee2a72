import Diagnostics
import DocsReader
import TestSupport
import Testing

/// Whatever a page that is joined with a SOAP page loses, and whatever type it states wrongly, there
/// is a diagnostic. A whole page has none.
@Suite struct DamagedPageTests {
  typealias Row = RESTPage.Row

  /// A kind of value, as a SOAP sample, a table and a JSON sample show it.
  private struct Kind {
    /// The type and the content of the element.
    let xml: (type: String, content: String)
    let label: (older: String, newer: String)
    let json: String
    /// Labels that the value cannot have.
    let wrong: [String]
  }

  private static let kinds = [
    Kind(
      xml: ("xsd:int", "0"), label: ("int32", "Integer"), json: "1",
      wrong: ["string", "String", "bool", "array", "double", "date-time", ""]),
    Kind(
      xml: ("xsd:string", ""), label: ("string", "String"), json: "\"a\"",
      wrong: ["int32", "Integer", "bool", "array", "double", "Shelf", "object"]),
    Kind(
      xml: ("xsd:boolean", "false"), label: ("bool", "Boolean"), json: "true",
      wrong: ["string", "int32", "array", "Shelf"]),
    Kind(
      xml: ("xsd:double", "0.0"), label: ("double", "Number"), json: "1.5",
      wrong: ["string", "int32", "bool"]),
    Kind(
      xml: ("xsd:dateTime", "2000-01-01T00:00:00"), label: ("date-time", "String"),
      json: "\"2010-04-03T14:19:12\"", wrong: ["int32", "array", "bool", ""]),
    Kind(
      xml: ("A:ArrayOfint", "<A:int xsi:type=\"xsd:int\">0</A:int>"), label: ("array", "Array"),
      json: "[1]", wrong: ["int32", "string", "object", "Shelf"]),
    Kind(
      xml: ("L:Shelf", "<L:Size xsi:type=\"xsd:int\">0</L:Size>"), label: ("", "Shelf"),
      json: "{\"Size\": 1}", wrong: ["string", "int32", "array", "Genre"]),
    Kind(
      xml: ("L:Genre", "Novel"), label: ("string", "String"), json: "\"Novel\"",
      wrong: ["int32", "bool", "array"]),
  ]

  /// A value of a message.
  private struct Value {
    let name: String
    let kind: Kind

    var xml: String { "<L:\(name) xsi:type=\"\(kind.xml.type)\">\(kind.xml.content)</L:\(name)>" }
    var row: Row { Row(name, older: kind.label.older, newer: kind.label.newer) }
    var json: String { "\"\(name)\": \(kind.json)" }
  }

  /// An operation that accepts some values and returns a type with others.
  private struct Operation {
    let parameters: [Value]
    let fields: [Value]
    let notation: Notation

    init(seed: UInt64) {
      var random = SeededGenerator(seed)
      // A sample whose properties all look alike may be a map.
      func values(_ prefix: String) -> [Value] {
        let (number, others) = (DamagedPageTests.kinds[0], DamagedPageTests.kinds.dropFirst())
        let kinds = [number] + others.shuffled(using: &random)
        return kinds.prefix(Int.random(in: 2...5, using: &random)).enumerated()
          .map { Value(name: "\(prefix)\($0)", kind: $1) }
      }
      parameters = values("P")
      fields = values("F")
      notation = seed.isMultiple(of: 2) ? .older : .newer
    }

    var soap: SOAPPage {
      SOAPPage(
        operation: "Lend", parameters: parameters.map(\.xml).joined(),
        results: "<L:Response xsi:type=\"L:Book\">\(fields.map(\.xml).joined())</L:Response>")
    }

    var rest: RESTPage {
      var page = RESTPage.agent("Lend")
      page.notation = notation
      page.bodyName = "request"
      page.body = parameters.map(\.row)
      page.requestSample = "{" + parameters.map(\.json).joined(separator: ", ") + "}"
      page.result = ("object", "Book")
      page.carrier = "Carrier object for Book."
      page.response = fields.map(\.row)
      page.responseSample = "{" + fields.map(\.json).joined(separator: ", ") + "}"
      return page
    }

    func outcome(_ text: String) -> Outcome {
      Outcome([soap.file, SourceFile(path: rest.path, text: text)])
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aWholePageHasNoDiagnostic(seed: UInt64) {
    let operation = Operation(seed: seed)
    #expect(operation.outcome(operation.rest.text).diagnostics == [], "\(operation.rest.text)")
  }

  /// The warning is at the cell, or at the row if the cell is empty.
  @Test(arguments: 0..<80 as Range<UInt64>)
  func aTypeThatCannotBeMeantIsReportedAtItsCell(seed: UInt64) throws {
    let operation = Operation(seed: seed / 2)
    let values = seed.isMultiple(of: 2) ? operation.parameters : operation.fields
    var random = SeededGenerator(seed)
    let value = try #require(values.randomElement(using: &random))
    let wrong = try #require(value.kind.wrong.randomElement(using: &random))
    let label = operation.notation == .older ? value.kind.label.older : value.kind.label.newer
    let text = operation.rest.text.replacing(
      "| \(value.name) | \(label) |", with: "| \(value.name) | \(wrong) |")
    let outcome = operation.outcome(text)
    let found = outcome.diagnostics.filter { $0.rule.id == "rest-type-differs" }
    try #require(found.count == 1, "\(value.name) \(wrong) \(outcome.ids)\n\(text)")
    #expect(found[0].message.contains("'\(value.name)' of"))
    #expect(found[0].message.hasSuffix("over SOAP, and '\(wrong)' here"))
    #expect(found[0].settlement?.entry.contains(value.name) == true)
    let location = try #require(found[0].location)
    let line = Self.lines(text)[location.line - 1]
    #expect(line.hasPrefix("| \(value.name) |"))
    if !wrong.isEmpty {
      let cell = line.dropFirst(location.column - 1).prefix(location.length)
      #expect(cell == wrong)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aLostLineOfATableIsReported(seed: UInt64) throws {
    let operation = Operation(seed: seed)
    var random = SeededGenerator(seed)
    let values = operation.parameters + operation.fields
    let lost = try #require(values.randomElement(using: &random)).name
    let text = Self.lines(operation.rest.text).filter { !$0.hasPrefix("| \(lost) |") }
      .joined(separator: "\n")
    #expect(operation.outcome(text).ids.contains("table-row-missing"))
  }

  /// A line of three backquotes that is doubled or missing, anywhere on the page.
  @Test(arguments: 0..<8 as Range<UInt64>, [true, false])
  func aWrongFenceIsReported(seed: UInt64, isDoubled: Bool) {
    let operation = Operation(seed: seed)
    let lines = Self.lines(operation.rest.text)
    for index in lines.indices where lines[index] == "```" {
      var damaged = lines
      if isDoubled { damaged.insert("```", at: index) } else { damaged.remove(at: index) }
      let outcome = operation.outcome(damaged.joined(separator: "\n"))
      #expect(!outcome.serious.isEmpty, "\(damaged.joined(separator: "\n"))")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func aLostTableIsReported(seed: UInt64) {
    let operation = Operation(seed: seed)
    let lines = Self.lines(operation.rest.text)
    for (index, line) in lines.enumerated() where line.hasPrefix("|--") {
      var damaged = lines
      let end = lines[index...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
      damaged.removeSubrange(index - 1..<end)
      let outcome = operation.outcome(damaged.joined(separator: "\n"))
      #expect(!outcome.serious.isEmpty, "\(damaged.joined(separator: "\n"))")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func aLostSectionIsReported(seed: UInt64) {
    let operation = Operation(seed: seed)
    let lines = Self.lines(operation.rest.text)
    // Nothing else on a page shows the options of the query.
    for (index, line) in lines.enumerated() where line.hasPrefix("## ") && !line.contains("Query") {
      var damaged = lines
      let end = lines[(index + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
      damaged.removeSubrange(index..<end)
      let outcome = operation.outcome(damaged.joined(separator: "\n"))
      #expect(!outcome.serious.isEmpty, "\(line)")
    }
  }

  // MARK: Places

  private static func finding(
    _ rule: String, _ edit: (String) -> String
  ) -> (line: String, message: String)? {
    let operation = Operation(seed: 2)
    let text = edit(operation.rest.text)
    let found = operation.outcome(text).diagnostics.first { $0.rule.id == rule }
    return found.map { (lines(text)[($0.location?.line ?? 1) - 1], $0.message) }
  }

  @Test func aDoubledFenceIsReportedAtTheFence() throws {
    let endpoint = "POST /api/v1/Agents/Library/Lend\n```\n"
    let found = try #require(
      Self.finding("section-in-code") { $0.replacing(endpoint, with: endpoint + "```\n") })
    #expect(found.line == "```")
    #expect(
      found.message
        == "the code block that begins here has the section '## Query String Parameters' in it")
  }

  @Test func aDoubledFenceOfASOAPPageIsReportedAtTheFence() throws {
    let page = SOAPPage(operation: "Lend")
    let heading = "```\n\n## Lend Response"
    let text = page.text.replacing(heading, with: "```\n" + heading)
    let outcome = Outcome([SourceFile(path: page.path, text: text)])
    #expect(Set(outcome.ids) == ["section-in-code", "missing-section"])
    let found = try #require(outcome.diagnostics.first { $0.rule.id == "section-in-code" })
    #expect(Self.lines(text)[(found.location?.line ?? 1) - 1] == "```")
  }

  private static func withoutBody(_ text: String) -> String {
    guard let start = text.firstRange(of: "## Request Body"),
      let end = text.firstRange(of: "## Response")
    else { return text }
    return String(text[..<start.lowerBound] + text[end.lowerBound...])
  }

  @Test func aLostSectionAboutTheBodyIsReportedAtTheSample() throws {
    let found = try #require(Self.finding("table-row-missing", Self.withoutBody))
    #expect(found.line == "POST /api/v1/Agents/Library/Lend")
    #expect(
      found.message == "the page has no section '## Request Body', and its sample request shows one"
    )
  }

  /// Without a sample, the header shows that there is a body.
  @Test func aLostSectionAboutTheBodyIsReportedAtTheHeader() throws {
    let operation = Operation(seed: 2)
    let found = try #require(
      Self.finding("table-row-missing") { text in
        Self.withoutBody(text).replacing(operation.rest.requestSample, with: "")
      })
    #expect(found.line.hasPrefix("| Content-Type |"))
    #expect(found.message.hasSuffix("and its header 'Content-Type' shows one"))
  }

  @Test func aLostTableOfTheResponseIsReportedAtItsHeading() throws {
    let operation = Operation(seed: 2)
    let found = try #require(
      Self.finding("table-row-missing") { text in
        let rows = operation.fields.map { "| \($0.name) | \($0.kind.label.older) |  |\n" }
        let table = "| Property Name | Type |  Description |\n|---|---|---|\n" + rows.joined()
        return text.replacing(table, with: "")
      })
    #expect(found.line == "## Response: object")
    #expect(found.message.hasPrefix("the table of the response has no row for 'F0'"))
  }

  /// The response itself may have a type that SOAP contradicts.
  @Test func theTypeOfAResponse() throws {
    let soap = SOAPPage(
      operation: "Count", results: "<L:Response xsi:type=\"xsd:int\">0</L:Response>")
    for notation in Notation.allCases {
      var page = RESTPage.agent("Count")
      page.notation = notation
      page.result = ("int32", "int32")
      page.responseSample = "1"
      #expect(Outcome([soap.file, page.file]).diagnostics == [])
      page.result = ("array", "array")
      let outcome = Outcome([soap.file, page.file])
      #expect(outcome.ids == ["rest-type-differs"])
      #expect(
        outcome.diagnostics.first?.message
          == "'Response' of 'Count' is 'xs:int' over SOAP, and 'array' here")
    }
  }
}
