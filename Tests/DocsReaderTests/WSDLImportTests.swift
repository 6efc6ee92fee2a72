import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// A WSDL may consist of several files that import each other.
@Suite struct WSDLImportTests {
  private static let types = """
    <wsdl:types><xs:schema targetNamespace="urn:ferry" elementFormDefault="qualified">
      <xs:element name="Board"><xs:complexType><xs:sequence>
        <xs:element name="Ticket" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="BoardResponse"><xs:complexType><xs:sequence>
        <xs:element name="Seat" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
    </xs:schema></wsdl:types>
    """
  private static let messages = """
    <wsdl:message name="In"><wsdl:part name="body" element="t:Board"/></wsdl:message>
    <wsdl:message name="Out"><wsdl:part name="body" element="t:BoardResponse"/></wsdl:message>
    """
  private static let portType = """
    <wsdl:portType name="Ferry"><wsdl:operation name="Board">
      <wsdl:input message="t:In"/><wsdl:output message="t:Out"/></wsdl:operation></wsdl:portType>
    """
  private static let binding = """
    <wsdl:binding name="B" type="t:Ferry"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
      <wsdl:operation name="Board"><soap:operation soapAction="urn:board"/>
        <wsdl:input><soap:body use="literal"/></wsdl:input>
        <wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
    """
  private static let service = """
    <wsdl:service name="S"><wsdl:port name="P" binding="t:B">
      <soap:address location="http://ferry.example.org/ws"/></wsdl:port></wsdl:service>
    """
  private static let parts = [types, messages, portType, binding, service]

  private static func file(_ path: String, _ content: String, imports: [String] = []) -> SourceFile
  {
    let imports = imports.map { "<wsdl:import namespace='urn:ferry' location='\($0)'/>" }
    return SourceFile(
      path: path,
      text: """
        <wsdl:definitions targetNamespace="urn:ferry" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
         xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
         xmlns:t="urn:ferry">\(imports.joined())\(content)</wsdl:definitions>
        """)
  }

  private static func shape(_ outcome: Outcome) -> [ServiceOperation] {
    outcome.model.versions.flatMap(\.services).flatMap(\.operations)
  }

  /// Every way to divide the five parts into files, each of which imports the next one.
  @Test(arguments: 0..<16) func anySplitIsTheWhole(cuts: Int) {
    var contents = [Self.parts[0]]
    for index in 1..<Self.parts.count {
      if cuts & (1 << (index - 1)) == 0 {
        contents[contents.count - 1] += Self.parts[index]
      } else {
        contents.append(Self.parts[index])
      }
    }
    let files = contents.enumerated().map { index, content in
      Self.file(
        "specs/\(index)/part.wsdl", content,
        imports: index == 0 ? [] : ["../\(index - 1)/part.wsdl"])
    }
    let whole = Outcome([Self.file("specs/whole.wsdl", Self.parts.joined())])
    let outcome = Outcome(files)
    #expect(outcome.diagnostics == [])
    #expect(Self.shape(outcome).count == 1)
    #expect(Self.shape(outcome) == Self.shape(whole))
    #expect(
      outcome.model.versions.first?.services.first?.soap?.path
        == whole.model.versions.first?.services.first?.soap?.path)
  }

  /// The location is where the file once was. Its namespace finds it.
  @Test func aLocationOnTheNetwork() {
    let outcome = Outcome([
      Self.file("a.wsdl", Self.types + Self.messages + Self.portType),
      Self.file(
        "b.wsdl", Self.binding + Self.service, imports: ["https://ferry.example.org/a?wsdl"]),
    ])
    #expect(outcome.diagnostics == [])
    #expect(Self.shape(outcome).map(\.name) == ["Board"])
  }

  @Test func filesThatImportEachOther() {
    let outcome = Outcome([
      Self.file("a.wsdl", Self.types + Self.messages + Self.portType, imports: ["b.wsdl"]),
      Self.file("b.wsdl", Self.binding + Self.service, imports: ["a.wsdl", "b.wsdl"]),
    ])
    #expect(outcome.diagnostics == [])
    #expect(Self.shape(outcome).map(\.name) == ["Board"])
  }

  @Test func aFileThatIsMissing() throws {
    let outcome = Outcome([
      SourceFile(
        path: "b.wsdl",
        text: """
          <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:ferry">
          <import namespace="urn:elsewhere" location="a.wsdl"/></definitions>
          """)
    ])
    let finding = try #require(outcome.diagnostics.first { $0.rule.id == "missing-import" })
    #expect(
      finding.message
        == "no WSDL that is read has the namespace 'urn:elsewhere', which should be in 'a.wsdl'")
    #expect(finding.location?.line == 2)
  }

  private static func including(_ location: String) -> SourceFile {
    file(
      "b.wsdl",
      types.replacing(
        "<xs:element name=\"Board\">",
        with: "<xs:include schemaLocation='\(location)'/><xs:element name=\"Board\">")
        + messages + portType + binding + service)
  }

  private static let schema = SourceFile(
    path: "common.xsd",
    text: "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:ferry'/>")

  /// Another schema with the namespace does not replace the file.
  @Test func anIncludedFileThatIsMissingIsReported() throws {
    for files in [[Self.including("lost.xsd")], [Self.including("lost.xsd"), Self.schema]] {
      let outcome = Outcome(files)
      let finding = try #require(outcome.diagnostics.first { $0.rule.id == "missing-import" })
      #expect(finding.message == "the included schema 'lost.xsd' is not among the files")
      #expect(finding.location?.path == "b.wsdl")
    }
  }

  @Test(arguments: [
    "common.xsd", "./common.xsd", "https://ferry.example.org/common.xsd", "c%6Fmmon.xsd",
  ])
  func anIncludedFileThatIsGivenIsNotReported(location: String) {
    #expect(Outcome([Self.including(location), Self.schema]).diagnostics == [])
  }

  /// Findings about a file have its path.
  @Test func aFindingIsInItsFile() throws {
    let outcome = Outcome([
      Self.file("a.wsdl", Self.types + Self.messages + Self.portType),
      Self.file(
        "b.wsdl",
        Self.binding.replacing("soapAction=\"urn:board\"", with: "style=\"rpc\"") + Self.service,
        imports: ["a.wsdl"]),
    ])
    #expect(outcome.serious.map { $0.location?.path } == ["b.wsdl"])
  }

  @Test func aPortTypeWithoutOperations() {
    let outcome = Outcome([
      Self.file(
        "a.wsdl",
        "<wsdl:portType name='Empty'/>"
          + "<wsdl:binding name='B' type='t:Empty'><soap:binding/></wsdl:binding>")
    ])
    #expect(outcome.diagnostics.map(\.message) == ["the port type 'Empty' has no operations"])
  }
}
