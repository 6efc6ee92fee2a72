import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// A WSDL that no profile knows says everything itself.
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
    #expect(operation.parameters == [Parameter(name: "Ship", type: .scalar(.string))])
    #expect(operation.results == [Parameter(name: "Berth", type: .scalar(.int))])
  }

  /// Messages are in the namespace of the schema, whatever that of the definitions is.
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

  /// What makes the one operation unavailable, by a finding at its place.
  static let refusals: [(String, @Sendable (inout ForeignWSDL) -> Void, String)] = [
    ("rpc", { $0.style = "rpc" }, "the style 'rpc'"),
    (
      "encoded",
      {
        $0.style = "rpc"
        $0.bound = "<soap:body use='encoded'/>"
      }, "the style 'rpc' with encoded messages"
    ),
    ("one-way", { $0.messages = "<wsdl:input message='tns:In'/>" }, "a request without a response"),
    (
      "a part with a type", { $0.parts = "<wsdl:part name='body' type='xs:string'/>" },
      "the part 'body' without an element"
    ),
    ("no part", { $0.parts = "" }, "a message without a part"),
    ("names without a namespace", { $0.form = "" }, "an element without a namespace"),
    (
      "an element of a type", { $0.request = "<xs:element name='Moor' type='xs:string'/>" },
      "the wrapper element of a named type"
    ),
    (
      "a header part", { $0.bound += "<soap:header message='tns:In' part='body' use='literal'/>" },
      "a message without a part"
    ),
    (
      "a field that is repeated",
      {
        $0.request = $0.request.replacing(
          "type='xs:string'", with: "type='xs:string' maxOccurs='9'")
      },
      "a repeated element beside others"
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
    #expect(
      finding.concern
        == Concern(
          version: outcome.model.versions[0].name, subject: "operation 'agent:Harbour.Moor'",
          consequence: .leavesOut))
    #expect(finding.location?.path == wsdl.path)
  }

  /// What is only remarked upon changes nothing of what is offered.
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
    ("a fault", { $0.messages += "<wsdl:fault name='Full' message='tns:Out'/>" }),
    (
      "a restricted text",
      {
        $0.schema =
          "<xs:simpleType name='Name'><xs:restriction base='xs:string'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>"
        $0.request = $0.request.replacing("xs:string", with: "t:Name")
      }
    ),
    ("a token", { $0.request = $0.request.replacing("xs:string", with: "xs:decimal") }),
    (
      "a number that may be absent",
      {
        $0.request = $0.request.replacing(
          "</xs:sequence>", with: "<xs:element name='N' type='xs:int' minOccurs='0'/></xs:sequence>"
        )
      }
    ),
  ]

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
    #expect(operation.parameters.first == Parameter(name: "Ship", type: .scalar(.string)))
    #expect(outcome.model.versions.first?.services.first?.soap?.path == "ws/moorings")
    #expect(outcome.model.versions.first?.services.first?.soap?.envelopeVersion == "1.1")
  }

  /// Without a word about what no operation needs, and what is carried as it is.
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

  /// A type that cannot be read is one of XML; what has a field of it is not affected.
  @Test func aTypeIsKeptAsXML() {
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      <xs:complexType name="Cargo"><xs:choice><xs:element name="A" type="xs:string"/></xs:choice></xs:complexType>
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

  /// Fields would be in another namespace than the ones they follow, items than their list.
  @Test(arguments: [
    "<xs:complexType name='A'><xs:complexContent><xs:extension base='o:Base'><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>",
    "<xs:complexType name='A'><xs:sequence><xs:element name='Base' type='o:Base' maxOccurs='unbounded'/></xs:sequence></xs:complexType>",
    "<xs:complexType name='A'><xs:sequence><xs:element name='int' type='xs:int' maxOccurs='unbounded'/></xs:sequence></xs:complexType>",
    "<xs:complexType name='Base'><xs:sequence/></xs:complexType><xs:complexType name='A'><xs:sequence><xs:element name='F' type='o:Base'/></xs:sequence></xs:complexType>",
  ])
  func otherNamespaces(schema: String) {
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      \(schema)</xs:schema><xs:schema targetNamespace="urn:other" elementFormDefault="qualified">
      <xs:complexType name="Base"><xs:sequence/></xs:complexType>
      """
    let text = String(decoding: wsdl.file.bytes, as: UTF8.self)
      .replacing("xmlns:xs=", with: "xmlns:o='urn:other' xmlns:xs=")
    let outcome = Outcome([SourceFile(path: "harbour.wsdl", text: text)])
    #expect(outcome.ids == ["unsupported"])
    #expect(outcome.model.versions.first?.type(named: "A")?.shape == .opaque)
  }
}
