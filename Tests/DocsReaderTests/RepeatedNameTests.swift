import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// The names in one scope are unique, whatever their source.
@Suite struct RepeatedNameTests {
  private func read(_ files: [SourceFile]) -> (ServiceModel, [Diagnostic]) {
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader().read(files, diagnostics: &diagnostics)
    return (model, diagnostics.canonical)
  }

  @Test func aPathAQueryAndABodyMayEachHaveAValueOfOneName() throws {
    var page = RESTPage.agent("Lend")
    page.uid = "v1Book_Lend"
    page.route = "Book/{id}"
    page.pathParts = [RESTPage.Row("id", older: "int32", newer: "int32")]
    page.query = [RESTPage.Row("id", older: "int32", newer: "int32")]
    page.bodyName = "request"
    page.body = [
      RESTPage.Row("id", older: "string", newer: "String"),
      RESTPage.Row("Id", older: "string", newer: "String"),
    ]
    page.requestSample = "{ \"id\": \"a\", \"Id\": \"b\" }"
    let (model, diagnostics) = read([page.file])
    #expect(diagnostics.filter { $0.severity == .error } == [])
    let operation = try #require(model.versions.first?.services.first?.operations.first)
    #expect(operation.parameters.map(\.name).sorted() == ["Id", "id", "idProperty", "idQuery"])
    let carried = Dictionary(
      uniqueKeysWithValues: (operation.rest?.parameters ?? []).compactMap { parameter in
        parameter.parameter.map { ($0, "\(parameter.location) \(parameter.name)") }
      })
    #expect(
      carried == [
        "id": "path id", "idQuery": "query id", "idProperty": "property id", "Id": "property Id",
      ])
  }

  @Test func aNameThatIsTakenInEveryFormGetsANumber() throws {
    var page = RESTPage.agent("Lend")
    page.uid = "v1Book_Lend"
    page.route = "Book/{id}/{idQuery}/{idQuery2}"
    page.pathParts = ["id", "idQuery", "idQuery2"].map {
      RESTPage.Row($0, older: "int32", newer: "int32")
    }
    page.query = ["id", "idQuery"].map { RESTPage.Row($0, older: "int32", newer: "int32") }
    let service = read([page.file]).0.versions.first?.services.first
    let operation = try #require(service?.operations.first)
    #expect(
      operation.parameters.map(\.name).sorted()
        == ["id", "idQuery", "idQuery2", "idQuery3", "idQueryQuery"])
  }

  private static func type(_ name: String, extending base: String?, _ fields: [String]) -> String {
    let sequence =
      "<xs:sequence>"
      + fields.map { "<xs:element minOccurs='0' name='\($0)' type='xs:string'/>" }.joined()
      + "</xs:sequence>"
    let content =
      base.map {
        "<xs:complexContent mixed='false'><xs:extension base='t:\($0)'>\(sequence)</xs:extension>"
          + "</xs:complexContent>"
      } ?? sequence
    return "<xs:complexType name='\(name)'>\(content)</xs:complexType>"
  }

  @Test(arguments: [
    (["B", "C"], [String]()), (["A", "B"], ["Own repeats A of Base"]),
    (["Z"], ["Own repeats Z of Root"]),
    (["A", "Z"], ["Own repeats A of Base", "Own repeats Z of Root"]),
  ])
  func aTypeDoesNotRepeatTheFieldsOfItsBases(fields: [String], expected: [String]) {
    var wsdl = LibraryWSDL()
    wsdl.schema =
      Self.type("Root", extending: nil, ["Z"]) + Self.type("Base", extending: "Root", ["A"])
      + Self.type("Own", extending: "Base", fields)
      // Another type has the same names, which is allowed.
      + Self.type("Other", extending: "Root", ["A", "B", "C"])
    wsdl.results = "<xs:element minOccurs='0' name='Response' nillable='true' type='t:Own'/>"
    let (_, diagnostics) = read([wsdl.file])
    let found = diagnostics.filter { $0.rule.id == "field-repeated" }
    #expect(found.count == diagnostics.count)
    #expect(
      found.map(\.message)
        == expected.map { text in
          let parts = text.split(separator: " ")
          return "'Own' has '\(parts[2])', and so has '\(parts[4])', which it extends"
        })
    #expect(found.allSatisfy { $0.location != nil && $0.related.count == 1 })
  }

  /// A check that visits each field once for each type above it would take minutes.
  @Test func longChainsOfTypesAreCheckedInNoTime() {
    var wsdl = LibraryWSDL()
    wsdl.schema = (0..<3_000).map { index in
      Self.type(
        "T\(index)", extending: index.isMultiple(of: 30) ? nil : "T\(index - 1)", ["F\(index)"])
    }.joined()
    let clock = ContinuousClock()
    var diagnostics: [Diagnostic] = []
    let time = clock.measure { diagnostics = read([wsdl.file]).1 }
    #expect(diagnostics.isEmpty)
    #expect(time < .seconds(60))
  }

  @Test(arguments: [
    ("\"Services9.LibraryAgent.Lend SOAP\"  # as it was", "Services9.LibraryAgent.Lend SOAP"),
    ("'Services9.LibraryAgent.Lend SOAP' # ''", "Services9.LibraryAgent.Lend SOAP"),
    ("Services9.LibraryAgent.Lend SOAP #1", "Services9.LibraryAgent.Lend SOAP"),
    ("\"Services9.LibraryAgent.Lend SOAP\"", "Services9.LibraryAgent.Lend SOAP"),
  ])
  func aTitleInQuotesMayBeFollowedByAComment(title: String, expected: String) {
    let page = SOAPPage(operation: "Lend")
    let text = page.text.replacing("title: \(expected)", with: "title: \(title)")
    #expect(text != page.text || title == expected)
    let (model, diagnostics) = read([SourceFile(path: page.path, text: text)])
    #expect(diagnostics == [])
    #expect(model.versions.first?.services.first?.operations.map(\.name) == ["Lend"])
  }
}
