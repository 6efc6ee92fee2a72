import Diagnostics

/// A WSDL of an invented harbour, as other vendors write them: with a namespace of its own.
struct ForeignWSDL {
  var path = "harbour.wsdl"
  var namespace = "http://harbour.example.org/2026/moorings"
  /// The name of the port type.
  var service = "Harbour"
  /// The namespace of the schema, if it is different.
  var types: String?
  var form = "elementFormDefault='qualified'"
  /// In the schema.
  var schema = ""
  /// The declarations of the elements of the request and the response.
  var request =
    "<xs:element name='Moor'><xs:complexType><xs:sequence><xs:element name='Ship' type='xs:string'/></xs:sequence></xs:complexType></xs:element>"
  var response =
    "<xs:element name='MoorResponse'><xs:complexType><xs:sequence><xs:element name='Berth' type='xs:int'/></xs:sequence></xs:complexType></xs:element>"
  /// In the operation of the port type.
  var messages = "<wsdl:input message='tns:In'/><wsdl:output message='tns:Out'/>"
  var parts = "<wsdl:part name='body' element='t:Moor'/>"
  /// In the input of the binding.
  var bound = "<soap:body use='literal'/>"
  var style = "document"
  /// More parts of the definitions, and ports of the service.
  var definitions = ""
  var ports = ""
  var address = "http://harbour.example.org:8080/ws/moorings"

  var file: SourceFile {
    let types = types ?? namespace
    return SourceFile(
      path: path,
      text: """
        <wsdl:definitions targetNamespace="\(namespace)" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
         xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/"
         xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:wsp="http://www.w3.org/ns/ws-policy"
         xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="\(namespace)" xmlns:t="\(types)">
          <wsdl:types><xs:schema targetNamespace="\(types)" \(form)>
            \(request)
            \(response)
            \(schema)
          </xs:schema></wsdl:types>
          <wsdl:message name="In">\(parts)</wsdl:message>
          <wsdl:message name="Out"><wsdl:part name="body" element="t:MoorResponse"/></wsdl:message>
          <wsdl:portType name="\(service)"><wsdl:operation name="Moor">\(messages)</wsdl:operation></wsdl:portType>
          <wsdl:binding name="B" type="tns:\(service)">
            <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
            <wsdl:operation name="Moor"><soap:operation soapAction="urn:moor" style="\(style)"/>
              <wsdl:input>\(bound)</wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>
          </wsdl:binding>
          \(definitions)
          <wsdl:service name="S"><wsdl:port name="P" binding="tns:B"><soap:address location="\(address)"/></wsdl:port>\(ports)</wsdl:service>
        </wsdl:definitions>
        """)
  }
}
