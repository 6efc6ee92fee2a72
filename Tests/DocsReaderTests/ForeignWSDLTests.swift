import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import Testing

/// A WSDL that no profile knows is complete by itself.
@Suite struct ForeignWSDLTests {
  @Test func itNeedsNoConfiguration() throws {
    let outcome = Outcome([ForeignWSDL().file])
    #expect(outcome.diagnostics == [])
    let version = try #require(outcome.model.versions.first)
    #expect(version.name == "moorings")
    #expect(version.namespace == "http://harbour.example.org/2026/moorings")
    let service = try #require(version.services.first)
    #expect(service.soap?.path == "ws/moorings")
    #expect(service.soap?.envelopeVersion == "1.1")
    let operation = try #require(outcome.operation("Moor"))
    #expect(operation.soap?.action == "urn:moor")
    #expect(operation.parameters == [Self.ship])
    #expect(
      operation.results == [
        Parameter(name: "Berth", type: .scalar(.int), xml: XMLForm(isRequired: true))
      ])
  }

  private static let ship = Parameter(
    name: "Ship", type: .scalar(.string), xml: XMLForm(isRequired: true))

  /// Messages are in the namespace of the schema, whatever the namespace of the definitions is.
  @Test func theNamespaceOfMessages() {
    var wsdl = ForeignWSDL()
    wsdl.types = "urn:harbour:types"
    let outcome = Outcome([wsdl.file])
    #expect(outcome.diagnostics == [])
    #expect(outcome.model.versions.map(\.namespace) == ["urn:harbour:types"])
    #expect(outcome.model.versions.map(\.name) == ["types"])
  }

  @Test(arguments: [
    (["http://tempuri.org/"], ["tempuri"]), (["https://www.example.co.uk/api/v2"], ["api-v2"]),
    (["urn:ships"], ["ships"]),
    (["urn:a:ships", "urn:b:ships"], ["a-ships", "b-ships"]),
    (["urn:ships", "http://ships.org/"], ["ships", "ships-2"]),
  ])
  func names(namespaces: [String], names: [String]) {
    let files = namespaces.enumerated().map { index, namespace in
      var wsdl = ForeignWSDL(path: "\(index).wsdl")
      wsdl.namespace = namespace
      return wsdl.file
    }
    #expect(Outcome(files).model.versions.map(\.name) == names)
  }

  @Test func itStandsNextToTheDocumentation() {
    var library = LibraryWSDL()
    library.requestHeaders = []
    let outcome = Outcome([library.file, ForeignWSDL().file])
    #expect(outcome.model.versions.map(\.name) == ["Services9", "moorings"])
    #expect(outcome.services == ["Library", "Harbour"])
  }

  /// The constructs that make the only operation unavailable, each with a finding at its position.
  static let refusals: [(String, @Sendable (inout ForeignWSDL) -> Void, String)] = [
    ("rpc", { $0.style = "rpc" }, "the style 'rpc'"),
    (
      "encoded",
      {
        $0.style = "rpc"
        $0.bound = "<soap:body use='encoded'/>"
      }, "the style 'rpc' with encoded messages"
    ),
    (
      "a part with a type", { $0.parts = "<wsdl:part name='body' type='xs:string'/>" },
      "the part 'body' without an element"
    ),
    (
      "a message that is a simple type without content",
      { $0.request = "<xs:element name='Moor'><xs:simpleType/></xs:element>" },
      "the missing restriction"
    ),
  ]

  @Test(arguments: refusals.indices)
  func anOperationIsLeftOut(index: Int) throws {
    let (_, change, what) = Self.refusals[index]
    var wsdl = ForeignWSDL()
    change(&wsdl)
    let outcome = Outcome([wsdl.file])
    let finding = try #require(outcome.serious.first)
    #expect(
      finding.message
        == "\(what) of the operation 'Moor' is not supported: 'Harbour.Moor' is left out")
    #expect(finding.severity == .warning)
    let concern = try #require(finding.concern)
    #expect(concern.version == outcome.model.versions[0].name)
    #expect(concern.subject == "operation 'service:Harbour.Moor'")
    #expect(concern.consequence == .leavesOut)
    #expect(finding.location?.path == wsdl.path)
  }

  /// A construct with only a remark changes nothing else.
  static let remarks: [(String, @Sendable (inout ForeignWSDL) -> Void)] = [
    (
      "a policy",
      { $0.definitions = "<wsp:Policy/><wsp:Policy/><wsdl:documentation>text</wsdl:documentation>" }
    ),
    (
      "another protocol",
      {
        $0.definitions =
          "<wsdl:binding name='G' type='tns:Harbour'><http:binding verb='GET'/></wsdl:binding>"
        $0.ports =
          "<wsdl:port name='G' binding='tns:G'><http:address location='http://a/b'/></wsdl:port>"
      }
    ),
    (
      "SOAP 1.2 as well",
      {
        $0.definitions =
          "<wsdl:binding name='C' type='tns:Harbour'><soap12:binding transport='http://schemas.xmlsoap.org/soap/http'/></wsdl:binding>"
      }
    ),
    (
      "a second address",
      {
        $0.ports =
          "<wsdl:port name='Q' binding='tns:B'><soap:address location='http://test.example.org/m'/></wsdl:port>"
      }
    ),
    (
      "a restriction that is none",
      {
        $0.schema =
          "<xs:simpleType name='Name'><xs:restriction base='xs:string'><xs:maxLength value='long'/></xs:restriction></xs:simpleType>"
        $0.request = $0.request.replacing("xs:string", with: "t:Name")
      }
    ),
  ]

  /// The values are read as if nothing was said about them.
  @Test func defaultAndFixedValues() {
    var wsdl = ForeignWSDL()
    wsdl.schema =
      "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int' default='1'/></xs:sequence><xs:attribute name='b' fixed='2'/></xs:complexType>"
    let outcome = Outcome([wsdl.file])
    #expect(
      outcome.diagnostics.map(\.message) == [
        "the default value of 'a' is not filled in",
        "that the value of 'b' is fixed is not checked",
      ])
    #expect(outcome.ids == ["wsdl-remark", "wsdl-remark"])
    #expect(outcome.fields("T") == ["b: xs:string", "a: xs:int"])
  }

  @Test(arguments: remarks.indices)
  func aRemark(index: Int) throws {
    let (name, change) = Self.remarks[index]
    var wsdl = ForeignWSDL()
    change(&wsdl)
    let outcome = Outcome([wsdl.file])
    #expect(
      outcome.ids.count == 1 && outcome.ids == ["wsdl-remark"],
      "\(name): \(outcome.diagnostics.map(\.message))")
    let operation = try #require(outcome.operation("Moor"))
    #expect(operation.parameters.first == Self.ship)
    #expect(outcome.model.versions.first?.services.first?.soap?.path == "ws/moorings")
    #expect(outcome.model.versions.first?.services.first?.soap?.envelopeVersion == "1.1")
  }

  @Test(arguments: [
    ("integer", nil, nil), ("nonNegativeInteger", "0", nil), ("positiveInteger", "1", nil),
    ("nonPositiveInteger", nil, "0"), ("negativeInteger", nil, "-1"),
  ])
  func aWholeNumberHasNoLimit(type: String, least: String?, most: String?) {
    var wsdl = ForeignWSDL()
    wsdl.request = wsdl.request.replacing("xs:string", with: "xs:\(type)")
    let outcome = Outcome([wsdl.file])
    #expect(outcome.diagnostics == [])
    let ship = outcome.operation("Moor")?.parameters.first
    #expect(ship?.type == .scalar(.integer))
    #expect(ship?.xml?.facets?.minInclusive == least)
    #expect(ship?.xml?.facets?.maxInclusive == most)
  }

  /// So the same type without its base type has the same fields. A server describes it like that.
  @Test func theValueOfATypeWithAttributesComesBeforeAllOfThem() {
    func fields(_ types: String) -> [String] {
      var wsdl = ForeignWSDL()
      wsdl.schema = types
      wsdl.request = wsdl.request.replacing("xs:string", with: "t:B")
      guard case .complex(let complex)? = Outcome([wsdl.file]).type("B")?.shape else { return [] }
      return complex.fields.map(\.name)
    }
    func type(_ name: String, base: String, attributes: String...) -> String {
      "<xs:complexType name='\(name)'><xs:simpleContent><xs:extension base='\(base)'>"
        + attributes.map { "<xs:attribute name='\($0)' type='xs:int'/>" }.joined()
        + "</xs:extension></xs:simpleContent></xs:complexType>"
    }
    let expected = ["value", "x", "y", "z"]
    #expect(fields(type("B", base: "xs:string", attributes: "x", "y", "z")) == expected)
    #expect(
      fields(
        type("A", base: "xs:string", attributes: "x") + type("M", base: "t:A", attributes: "y")
          + type("B", base: "t:M", attributes: "z"))
        == expected)
  }

  /// A list of another service has a form even if it is written by the rule.
  @Test func aListByTheRuleHasAForm() {
    var wsdl = ForeignWSDL()
    wsdl.schema =
      "<xs:complexType name='Names'><xs:sequence><xs:element name='Name' type='t:Name' maxOccurs='unbounded'/></xs:sequence></xs:complexType>"
      + "<xs:complexType name='Name'><xs:sequence><xs:element name='T' type='xs:string'/></xs:sequence></xs:complexType>"
    wsdl.request = wsdl.request.replacing(
      "type='xs:string'", with: "type='t:Names' minOccurs='0'")
    let outcome = Outcome([wsdl.file])
    #expect(outcome.diagnostics == [])
    let ship = outcome.operation("Moor")?.parameters.first
    #expect(ship?.type == .array(.named("Name")))
    #expect(ship?.xml != nil)
  }

  /// There are no diagnostics about parts that no operation needs, or that are kept as XML.
  @Test(arguments: [
    "<xs:attribute name='a'/><xs:group name='G'/><xs:attributeGroup name='A'/>", "<xs:include/>",
    "<xs:import namespace='http://www.w3.org/XML/1998/namespace'/>",
    "<xs:element name='Unused'><xs:complexType><xs:choice/></xs:complexType></xs:element>",
    "<xs:complexType name='Empty'/>",
    "<xs:simpleType name='Number'><xs:restriction base='xs:int'/></xs:simpleType>",
  ])
  func nothingIsSaid(schema: String) {
    var wsdl = ForeignWSDL()
    wsdl.schema = schema
    #expect(Outcome([wsdl.file]).diagnostics == [])
  }

  /// A type that cannot be read is kept as XML. A type with a field of it is not affected.
  @Test func aTypeIsKeptAsXML() {
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      <xs:complexType name="Cargo"><xs:sequence><xs:element name="A" type="xs:NOTATION"/></xs:sequence></xs:complexType>
      <xs:complexType name="Grain"><xs:complexContent><xs:extension base="t:Cargo"><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="Ship"><xs:sequence><xs:element name="Cargo" type="t:Cargo"/></xs:sequence></xs:complexType>
      """
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:Ship")
    let outcome = Outcome([wsdl.file])
    #expect(outcome.ids == ["unsupported", "unsupported"])
    #expect(outcome.type("Cargo")?.shape == .opaque)
    #expect(outcome.type("Grain")?.shape == .opaque)
    #expect(outcome.fields("Ship") == ["Cargo: Cargo"])
  }

  // MARK: Constructs of schemas

  /// The fields of a type `A` with this content.
  private static func fields(_ content: String, besides schema: String = "") -> [Field]? {
    var wsdl = ForeignWSDL()
    wsdl.schema = "<xs:complexType name='A'>\(content)</xs:complexType>\(schema)"
    let outcome = Outcome([wsdl.file])
    #expect(outcome.serious == [])
    guard case .complex(let complex)? = outcome.type("A")?.shape else { return nil }
    return complex.fields
  }

  static let contents: [(String, Field)] = [
    (
      "<xs:sequence/><xs:attribute name='a' type='xs:int' use='required'/>",
      Field(name: "a", type: .scalar(.int), xml: XMLForm(.attribute, isRequired: true))
    ),
    (
      "<xs:sequence><xs:element name='a' type='xs:int' form='unqualified'/></xs:sequence>",
      Field(name: "a", type: .scalar(.int), xml: XMLForm(namespace: "", isRequired: true))
    ),
    (
      "<xs:sequence><xs:element name='a' type='xs:int' minOccurs='0'/></xs:sequence>",
      Field(name: "a", type: .scalar(.int))
    ),
    (
      "<xs:sequence><xs:element name='a' type='xs:int' nillable='true'/></xs:sequence>",
      Field(name: "a", type: .scalar(.int), xml: XMLForm(isRequired: true, isNillable: true))
    ),
    (
      "<xs:sequence><xs:element name='b' type='xs:int' maxOccurs='9'/></xs:sequence><xs:attribute name='c'/>",
      Field(name: "c", type: .string, xml: XMLForm(.attribute))
    ),
    (
      "<xs:all><xs:element name='a' type='xs:decimal'/></xs:all>",
      Field(name: "a", type: .scalar(.decimal), xml: XMLForm(isRequired: true))
    ),
    (
      "<xs:sequence><xs:element name='a'><xs:complexType><xs:attribute name='x'/></xs:complexType></xs:element></xs:sequence>",
      Field(name: "a", type: .named("AA"), xml: XMLForm(isRequired: true))
    ),
    (
      "<xs:choice minOccurs='0'><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice>",
      Field(name: "choice", type: .named("AChoice"), xml: XMLForm(.choice))
    ),
    (
      "<xs:choice maxOccurs='unbounded'><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice>",
      Field(
        name: "choice", type: .array(.named("AChoice")), xml: XMLForm(.choice, isRepeated: true))
    ),
    (
      "<xs:simpleContent><xs:extension base='xs:double'><xs:attribute name='unit'/></xs:extension></xs:simpleContent>",
      Field(name: "value", type: .scalar(.double), xml: XMLForm(.content, isRequired: true))
    ),
    (
      "<xs:sequence><xs:any maxOccurs='unbounded'/></xs:sequence>",
      Field(
        name: "otherElements", type: .array(.scalar(.anyType)), xml: XMLForm(.anyElements))
    ),
  ]

  @Test(arguments: contents.indices)
  func aType(index: Int) throws {
    let (content, field) = Self.contents[index]
    let fields = try #require(Self.fields(content))
    #expect(fields.first == field, "\(content)")
  }

  static func facets(_ set: (inout Facets) -> Void) -> Facets {
    var facets = Facets()
    set(&facets)
    return facets
  }

  /// A list with an element of its own names its items.
  @Test func aListWithItemsOfAnyName() {
    let fields = Self.fields(
      "<xs:sequence><xs:element name='ids' type='t:Ids'/></xs:sequence>",
      besides:
        "<xs:complexType name='Ids'><xs:sequence><xs:element name='id' type='xs:int' maxOccurs='9'/></xs:sequence></xs:complexType>"
    )
    #expect(
      fields == [
        Field(
          name: "ids", type: .array(.scalar(.int)),
          xml: XMLForm(
            isRequired: true, item: XMLForm.Item(name: "id"),
            facets: Self.facets { ($0.minItems, $0.maxItems) = (1, 9) }))
      ])
  }

  /// A field that the base type also has gets another name in the model, and keeps its own on the
  /// wire.
  @Test func aFieldThatTheBaseHasToo() throws {
    let fields = try #require(
      Self.fields(
        "<xs:complexContent><xs:extension base='t:B'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent>",
        besides:
          "<xs:complexType name='B'><xs:sequence/><xs:attribute name='a'/></xs:complexType>"))
    #expect(fields.map(\.name) == ["aElement"])
    #expect(fields.map(\.xml?.name) == ["a"])
  }

  /// An element and its substitutes are a choice.
  @Test func substitutionGroups() throws {
    let fields = try #require(
      Self.fields(
        "<xs:sequence><xs:element ref='t:head' minOccurs='0' maxOccurs='9'/></xs:sequence>",
        besides: """
          <xs:element name='head' abstract='true'/>
          <xs:element name='one' type='xs:int' substitutionGroup='t:head'/>
          <xs:element name='two' type='xs:string' substitutionGroup='t:one'/>
          """))
    #expect(
      fields == [
        Field(
          name: "head", type: .array(.named("AHead")), xml: XMLForm(.choice, isRepeated: true))
      ])
  }

  /// Files are read in the encoding that they declare.
  @Test(arguments: ["ISO-8859-1", "UTF-16LE", "UTF-16BE"])
  func encodings(name: String) throws {
    var wsdl = ForeignWSDL()
    wsdl.schema =
      "<xs:simpleType name='G'><xs:restriction base='xs:string'><xs:enumeration value='Größe'/></xs:restriction></xs:simpleType>"
    let text =
      "<?xml version='1.0' encoding='\(name.prefix(6))'?>\n"
      + String(decoding: wsdl.file.bytes, as: UTF8.self)
    let encoding: String.Encoding =
      switch name {
      case "UTF-16LE": .utf16LittleEndian
      case "UTF-16BE": .utf16BigEndian
      default: .isoLatin1
      }
    let declared = name == "ISO-8859-1" ? text.replacing("'ISO-88'", with: "'ISO-8859-1'") : text
    let bytes = Array(try #require(declared.data(using: encoding)))
    let outcome = Outcome([SourceFile(path: wsdl.path, bytes: bytes)])
    #expect(outcome.diagnostics == [])
    guard case .enumeration(let members)? = outcome.type("G")?.shape else {
      Issue.record("there is no enumeration")
      return
    }
    #expect(members.members.map(\.name) == ["Größe"])
  }

  @Test func anEncodingThatMayBeWrong() {
    var wsdl = ForeignWSDL()
    wsdl.schema = "<!-- Größe -->"
    let text =
      "<?xml version='1.0' encoding='ISO-8859-1'?>\n"
      + String(decoding: wsdl.file.bytes, as: UTF8.self)
    #expect(Outcome([SourceFile(path: wsdl.path, text: text)]).ids == ["wsdl-encoding"])
    let unknown = text.replacing("ISO-8859-1", with: "EBCDIC-9")
    #expect(Outcome([SourceFile(path: wsdl.path, text: unknown)]).ids == ["wsdl-malformed"])
  }

  /// Statements of a message about itself.
  @Test func messages() throws {
    var wsdl = ForeignWSDL()
    wsdl.request = "<xs:element name='Moor' type='xs:string'/>"
    let bare = try #require(Outcome([wsdl.file]).operation("Moor"))
    #expect(
      bare.parameters == [
        Parameter(name: "value", type: .string, xml: XMLForm(.content, isRequired: true))
      ])
    wsdl = ForeignWSDL()
    wsdl.messages = "<wsdl:input message='tns:In'/>"
    let oneWay = try #require(Outcome([wsdl.file]).operation("Moor"))
    #expect(oneWay.soap?.isOneWay == true)
    wsdl = ForeignWSDL()
    wsdl.parts = ""
    let empty = try #require(Outcome([wsdl.file]).operation("Moor"))
    #expect(empty.soap?.inputElement == "")
    wsdl = ForeignWSDL()
    wsdl.messages += "<wsdl:fault name='Full' message='tns:Out'/>"
    let fault = try #require(Outcome([wsdl.file]).operation("Moor")?.soap?.faults?.first)
    #expect(fault.element == "MoorResponse")
  }

  /// Types with one name in two namespaces are two types.
  @Test func otherNamespaces() throws {
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      <xs:complexType name='Base'><xs:sequence/></xs:complexType>
      <xs:complexType name='A'><xs:sequence><xs:element name='F' type='o:Base'/></xs:sequence></xs:complexType>
      </xs:schema><xs:schema targetNamespace="urn:other" elementFormDefault="qualified">
      <xs:complexType name="Base"><xs:sequence/></xs:complexType>
      """
    let text = String(decoding: wsdl.file.bytes, as: UTF8.self)
      .replacing("xmlns:xs=", with: "xmlns:o='urn:other' xmlns:xs=")
    let outcome = Outcome([SourceFile(path: "harbour.wsdl", text: text)])
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("A") == ["F: Base2"])
    let other = try #require(outcome.type("Base2"))
    #expect(other.wireName == "Base")
    #expect(other.foreignNamespace == "urn:other")
  }
}
