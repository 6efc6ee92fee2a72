import Diagnostics
import DocsReader
import ModelEditing
import ServiceModel
import Testing

/// A remark about a part of a schema that is not in the model belongs to what needs the part.
@Suite struct SimpleTypeRemarkTests {
  private static func messages(_ schema: String, field: String) -> [String] {
    let namespaces =
      "xmlns:wsdl='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:ferry'"
    let text = """
      <wsdl:definitions targetNamespace='urn:ferry' \(namespaces)>
      <wsdl:types><xs:schema targetNamespace='urn:ferry'>\(schema)
        <xs:element name='Board'><xs:complexType><xs:sequence>\(field)</xs:sequence></xs:complexType></xs:element>
      </xs:schema></wsdl:types>
      <wsdl:message name='In'><wsdl:part name='p' element='t:Board'/></wsdl:message>
      <wsdl:portType name='Ferry'><wsdl:operation name='Board'><wsdl:input message='t:In'/></wsdl:operation></wsdl:portType>
      <wsdl:binding name='B' type='t:Ferry'><soap:binding/><wsdl:operation name='Board'><soap:operation/>
        <wsdl:input><soap:body/></wsdl:input></wsdl:operation></wsdl:binding>
      </wsdl:definitions>
      """
    var bag = DiagnosticBag()
    let model = DocumentationReader().read(
      [SourceFile(path: "a.wsdl", text: text)], diagnostics: &bag)
    _ = Availability.settle(model, diagnostics: &bag)
    return bag.canonical.map(\.message)
  }

  private static let union =
    "<xs:simpleType name='U'><xs:union memberTypes='xs:int xs:boolean'/></xs:simpleType>"
  private static let type =
    "<xs:complexType name='T'><xs:sequence><xs:element name='u' type='t:U'/></xs:sequence></xs:complexType>"
  private static let note = "the union 'U' is carried as text"

  @Test(arguments: [
    ("<xs:element name='u' type='t:U'/>", [note]), ("<xs:element name='t' type='t:T'/>", [note]),
    ("<xs:element name='v' type='t:V'/>", [note]), ("<xs:element name='l' type='t:L'/>", [note]),
    ("<xs:element name='u' type='t:U'/><xs:element name='t' type='t:T'/>", [note]),
    ("<xs:element name='s' type='xs:string'/>", []),
  ])
  func aUnion(field: String, messages: [String]) {
    let schema =
      Self.union + Self.type
      + "<xs:simpleType name='V'><xs:restriction base='t:U'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>"
      + "<xs:complexType name='L'><xs:sequence><xs:element name='u' type='t:U' maxOccurs='9'/></xs:sequence></xs:complexType>"
    #expect(Self.messages(schema, field: field) == messages)
  }

  @Test func aFacetThatIsNone() {
    let schema =
      "<xs:simpleType name='F'><xs:restriction base='xs:string'><xs:maxLength value='long'/></xs:restriction></xs:simpleType>"
    #expect(
      Self.messages(schema, field: "<xs:element name='f' type='t:F'/>")
        == ["'long' is not a value of 'maxLength', which is not checked"])
    #expect(Self.messages(schema, field: "<xs:element name='s' type='xs:string'/>") == [])
  }

  @Test func aDefaultValueInAGroup() {
    let schema =
      "<xs:group name='G'><xs:sequence><xs:element name='g' type='xs:int' default='1'/></xs:sequence></xs:group>"
    #expect(
      Self.messages(schema, field: "<xs:group ref='t:G'/>")
        == ["the default value of 'g' is not filled in"])
    #expect(Self.messages(schema, field: "<xs:element name='s' type='xs:string'/>") == [])
  }
}
