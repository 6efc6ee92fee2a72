import Diagnostics

/// The WSDL of an invented agent, made from the parts that a test is about.
struct LibraryWSDL {
  var version = "Services9"
  var agent = "Library"
  /// In the service's schema; `t` is the prefix of its namespace.
  var schema = ""
  /// More schemas.
  var schemas = ""
  /// Inside the wrapper elements of the only operation.
  var parameters = ""
  var results = ""
  var operation = "Lend"
  var documentation = ""
  /// In the schema, at its beginning.
  var imports = ""
  var prologue = ""
  var requestHeaders = ["ApplicationToken", "Credentials", "TimeZone"]
  var address: String?

  var namespace: String { "http://www.superoffice.net/ws/crm/NetServer/\(version)" }

  /// As a page.
  var page: SourceFile {
    SourceFile(
      path: "soap/\(version)/\(version)-\(agent).md",
      text: """
        ---
        generated: 1
        uid: wsdl-\(version)-\(agent)
        title: \(version).\(agent)Agent WSDL
        ---

        # \(version).\(agent)Agent WSDL

        ```xml
        \(xml)
        ```

        """)
  }

  /// As a file of one line.
  var file: SourceFile {
    SourceFile(
      path: "wsdl/\(version)-\(agent).wsdl",
      text: xml.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " "))
  }

  var xml: String {
    """
    <?xml version="1.0" encoding="utf-8"?>\(prologue)
    <wsdl:definitions name="Wcf\(agent)Service" targetNamespace="\(namespace)"
     xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
     xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
     xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" xmlns:tns="\(namespace)">
      <wsdl:types>
        <xs:schema elementFormDefault="qualified" targetNamespace="\(namespace)"
         xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="\(namespace)"
         xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"
         xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
          \(imports)
          <xs:element name="\(operation)"><xs:complexType><xs:sequence>\(parameters)</xs:sequence></xs:complexType></xs:element>
          <xs:element name="\(operation)Response"><xs:complexType><xs:sequence>\(results)</xs:sequence></xs:complexType></xs:element>
          \(Self.headerElements)
          \(schema)
        </xs:schema>
        \(schemas)
      </wsdl:types>
      <wsdl:message name="In"><wsdl:part name="parameters" element="tns:\(operation)"/></wsdl:message>
      <wsdl:message name="InHeaders">\(requestHeaders.map { "<wsdl:part name='\($0)' element='tns:\($0)'/>" }.joined())</wsdl:message>
      <wsdl:message name="Out"><wsdl:part name="parameters" element="tns:\(operation)Response"/></wsdl:message>
      <wsdl:message name="OutHeaders"><wsdl:part name="Succeeded" element="tns:Succeeded"/></wsdl:message>
      <wsdl:portType name="\(agent)">
        <wsdl:operation name="\(operation)">
          \(documentation)
          <wsdl:input wsaw:Action="a" name="I" message="tns:In"/>
          <wsdl:output wsaw:Action="b" name="O" message="tns:Out"/>
        </wsdl:operation>
      </wsdl:portType>
      <wsdl:binding name="B" type="tns:\(agent)">
        <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
        <wsdl:operation name="\(operation)">
          <soap:operation soapAction="\(namespace)/\(agent)/\(operation)" style="document"/>
          <wsdl:input name="I">\(requestHeaders.map { "<soap:header message='tns:InHeaders' part='\($0)' use='literal'/>" }.joined())<soap:body use="literal"/></wsdl:input>
          <wsdl:output name="O"><soap:header message="tns:OutHeaders" part="Succeeded" use="literal"/><soap:body use="literal"/></wsdl:output>
        </wsdl:operation>
      </wsdl:binding>
      <wsdl:service name="Wcf\(agent)Service"><wsdl:port name="B" binding="tns:B"><soap:address location="\(address ?? "https://example.com/Remote/\(version)/\(agent).svc")"/></wsdl:port></wsdl:service>
    </wsdl:definitions>
    """
  }

  private static let headerElements = """
    <xs:element name="ApplicationToken" nillable="true" type="xs:string"/>
    <xs:complexType name="SoCredentials"><xs:sequence><xs:element minOccurs="0" name="Ticket" nillable="true" type="xs:string"/></xs:sequence></xs:complexType>
    <xs:element name="Credentials" nillable="true" type="t:SoCredentials"/>
    <xs:element name="TimeZone" nillable="true" type="xs:string"/>
    <xs:element name="Succeeded" type="xs:boolean"/>
    """
}
