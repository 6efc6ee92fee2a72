import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Every WSDL is read with the files that it imports and includes, and with no others.
@Suite struct SchemaReachTests {
  private static func wsdl(_ path: String, _ service: String, ship: String) -> ForeignWSDL {
    var wsdl = ForeignWSDL(path: path)
    wsdl.service = service
    wsdl.request = wsdl.request.replacing("name='Ship' type='xs:string'", with: ship)
    return wsdl
  }

  private static func schema(
    _ path: String, namespace: String? = "urn:goods", _ content: String
  ) -> SourceFile {
    let target = namespace.map { " targetNamespace='\($0)' xmlns:g='\($0)'" } ?? ""
    return SourceFile(
      path: path,
      text: """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'\(target)
         elementFormDefault='qualified'>\(content)</xs:schema>
        """)
  }

  private static func type(_ name: String, field: String, _ type: String = "xs:int") -> String {
    "<xs:complexType name='\(name)'><xs:sequence><xs:element name='\(field)' type='\(type)'/>"
      + "</xs:sequence></xs:complexType>"
  }

  private static func importing(_ location: String?) -> String {
    "<xs:import namespace='urn:goods'\(location.map { " schemaLocation='\($0)'" } ?? "")/>"
  }

  private static func parameters(_ outcome: Outcome) -> [String] {
    outcome.model.versions.flatMap { version in
      version.services.flatMap { service in
        service.operations.map { operation in
          "\(version.name) \(service.name) "
            + operation.parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
        }
      }
    }
  }

  // MARK: Services that share a namespace

  /// The order of the files has no influence on what belongs to which service.
  @Test(arguments: [("a.wsdl", "b.wsdl"), ("b.wsdl", "a.wsdl")])
  func servicesOfOneNamespaceKeepTheirOwnMessages(first: String, second: String) throws {
    let outcome = Outcome([
      Self.wsdl(first, "Quay", ship: "name='Ship' type='xs:int'").file,
      Self.wsdl(second, "Dock", ship: "name='Hull' type='xs:string'").file,
    ])
    #expect(
      Self.parameters(outcome) == [
        "moorings-Dock Dock Hull: xs:string", "moorings-Quay Quay Ship: xs:int",
      ])
    #expect(outcome.serious == [])
    let note = try #require(outcome.diagnostics.first)
    #expect(
      note.message == "the element 'Moor' of the same namespace is different in another WSDL: the "
        + "services are in a separate version, 'moorings-Quay'")
    #expect(note.location?.path == first)
    #expect(note.related.map(\.location.path) == [second])
  }

  /// Groups and attributes are compared like elements and types.
  @Test(arguments: [
    "<xs:group name='P'><xs:sequence><xs:element name='NAME' type='xs:int'/></xs:sequence></xs:group>",
    "<xs:attribute name='P' type='xs:NAME'/>",
    "<xs:attributeGroup name='P'><xs:attribute name='NAME'/></xs:attributeGroup>",
    "<xs:complexType name='P'><xs:sequence><xs:element name='NAME' type='xs:int'/></xs:sequence></xs:complexType>",
    "<xs:element name='P' type='xs:NAME'/>",
  ])
  func servicesOfOneNamespaceThatContradictEachOtherAreSeparate(schema: String) {
    func versions(_ names: String...) -> [String] {
      let files = names.enumerated().map { index, name in
        var wsdl = Self.wsdl("\(index).wsdl", "Pier\(index)", ship: "name='Ship' type='xs:int'")
        wsdl.schema = schema.replacing("NAME", with: name)
        return wsdl.file
      }
      let outcome = Outcome(files)
      #expect(outcome.serious == [])
      return outcome.model.versions.map(\.name)
    }
    #expect(versions("int", "int") == ["moorings"])
    #expect(versions("int", "long", "int") == ["moorings-Pier0", "moorings-Pier1"])
  }

  /// Two WSDLs of one service are two revisions of it.
  @Test func twoRevisionsOfAServiceAreAnErrorWithBothPlaces() throws {
    let outcome = Outcome([
      Self.wsdl("a.wsdl", "Quay", ship: "name='Ship' type='xs:int'").file,
      Self.wsdl("b.wsdl", "Quay", ship: "name='Ship' type='xs:long'").file,
    ])
    #expect(outcome.model.versions.map(\.name) == ["moorings"])
    let finding = try #require(outcome.diagnostics.first { $0.rule.id == "wsdl-structure" })
    #expect(finding.message == "the element 'Moor' is declared differently in another document")
    #expect(finding.severity == .error)
    #expect(finding.location?.path == "b.wsdl")
    #expect(finding.related.map(\.location.path) == ["a.wsdl"])
  }

  @Test(arguments: [
    ("<xs:attribute name='P' type='xs:int'/><xs:attribute name='P' type='xs:long'/>", "attribute"),
    (
      "<xs:group name='P'><xs:sequence/></xs:group><xs:group name='P'><xs:all/></xs:group>", "group"
    ),
  ])
  func aNameThatOneFileDeclaresTwiceIsAnError(schema: String, kind: String) {
    var wsdl = ForeignWSDL()
    wsdl.schema = schema
    let messages = Outcome([wsdl.file]).serious.map(\.message)
    #expect(messages == ["the \(kind) 'P' is declared differently earlier in the file"])
  }

  @Test(arguments: [("xs:string", 0), ("xs:int", 1)])
  func anElementThatOneFileDeclaresTwice(type: String, count: Int) {
    var wsdl = ForeignWSDL()
    wsdl.schema = wsdl.request.replacing("xs:string", with: type)
    let findings = Outcome([wsdl.file]).serious
    #expect(
      findings.map(\.message)
        == Array(
          repeating: "the element 'Moor' is declared differently earlier in the file", count: count)
    )
    #expect(findings.allSatisfy { $0.severity == .error && $0.related.count == 1 })
  }

  /// A type without a name is named after the elements around it.
  @Test func aNoteAboutATypeWithoutAName() {
    let files = ["int", "long"].map { type in
      var wsdl = Self.wsdl(
        "\(type).wsdl", "Pier-\(type)",
        ship: "name='Ship' type='xs:string'/><xs:element name='Crew'/><xs:element name='I'")
      wsdl.request = wsdl.request.replacing(
        "<xs:element name='Crew'/>",
        with:
          "<xs:element name='Crew'><xs:complexType><xs:sequence><xs:element name='A' type='xs:\(type)'/></xs:sequence></xs:complexType></xs:element>"
      )
      return wsdl.file
    }
    let note = Outcome(files).diagnostics.first?.message
    #expect(note?.hasPrefix("the type 'MoorCrew' of the same namespace is different") == true)
  }

  // MARK: Files

  /// Each service has a copy of the schema, of another revision.
  @Test func anImportLeadsToTheFileAtItsLocation() {
    func files(_ folder: String, field: String) -> [SourceFile] {
      var wsdl = ForeignWSDL(path: "\(folder)/harbour.wsdl")
      wsdl.namespace = "urn:\(folder)"
      wsdl.request =
        Self.importing("common.xsd")
        + wsdl.request.replacing("type='xs:string'", with: "type='g:T' xmlns:g='urn:goods'")
      return [wsdl.file, Self.schema("\(folder)/common.xsd", Self.type("T", field: field))]
    }
    let outcome = Outcome(files("east", field: "x") + files("west", field: "y"))
    #expect(outcome.diagnostics == [])
    #expect(
      outcome.model.versions.map { $0.type(named: "T")?.complex?.fields.map(\.name) }
        == [["x"], ["y"]])
  }

  @Test(arguments: [nil, "lost.xsd", "https://harbour.example.org/common.xsd"])
  func anImportWithoutItsFileLeadsToTheNamespace(location: String?) {
    var wsdl = ForeignWSDL()
    wsdl.request =
      Self.importing(location)
      + wsdl.request.replacing("type='xs:string'", with: "type='g:T' xmlns:g='urn:goods'")
    let outcome = Outcome([wsdl.file, Self.schema("x/common.xsd", Self.type("T", field: "x"))])
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("T") == ["x: xs:int"])
  }

  @Test func aFileWithAnotherNamespaceIsReadAndReported() {
    var wsdl = ForeignWSDL()
    wsdl.request =
      Self.importing("common.xsd")
      + wsdl.request.replacing("type='xs:string'", with: "type='o:T' xmlns:o='urn:other'")
    let outcome = Outcome([
      wsdl.file, Self.schema("common.xsd", namespace: "urn:other", Self.type("T", field: "x")),
    ])
    #expect(
      outcome.diagnostics.map(\.message)
        == ["'common.xsd' has the namespace 'urn:other', not 'urn:goods'"])
    #expect(outcome.fields("T") == ["x: xs:int"])
  }

  // MARK: Included files without a namespace

  private static let including = "<xs:include schemaLocation='parts/a.xsd'/>"

  /// They include each other, and refer to each other without a prefix.
  private static let included = [
    schema(
      "parts/a.xsd", namespace: nil,
      "<xs:include schemaLocation='b.xsd'/>" + type("A", field: "x", "B")),
    schema(
      "parts/b.xsd", namespace: nil,
      "<xs:include schemaLocation='a.xsd'/>" + type("B", field: "y")
        + "<xs:element name='E' type='B'/>"),
  ]

  @Test func anIncludedFileTakesTheNamespaceOfTheSchema() throws {
    var wsdl = ForeignWSDL()
    wsdl.request = Self.including + wsdl.request.replacing("xs:string", with: "t:A")
    let outcome = Outcome([wsdl.file] + Self.included)
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("A") == ["x: B"])
    #expect(outcome.fields("B") == ["y: xs:int"])
    #expect(outcome.type("A")?.foreignNamespace == nil)
    #expect(outcome.type("A")?.complex?.fields.first?.xml?.namespace == nil)
  }

  /// It is in both namespaces then.
  @Test func twoSchemasIncludeOneFile() {
    let files = ["east", "west"].map { name in
      var wsdl = ForeignWSDL(path: "\(name).wsdl")
      wsdl.namespace = "urn:\(name)"
      wsdl.request = Self.including + wsdl.request.replacing("xs:string", with: "t:A")
      return wsdl.file
    }
    let outcome = Outcome(files + Self.included)
    #expect(outcome.diagnostics == [])
    #expect(
      outcome.model.versions.map { $0.types.map(\.name).sorted() } == [["A", "B"], ["A", "B"]])
  }
}
