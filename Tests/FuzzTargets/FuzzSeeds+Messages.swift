/// Messages, requests and values. They are small, so that every part of them is soon changed.
extension FuzzSeeds {
  private static let depot = "http://www.superoffice.net/ws/crm/NetServer/Services88"

  private static func envelope(_ body: String, header: String = "") -> [UInt8] {
    let text = """
      <?xml version="1.0" encoding="utf-8"?><e:Envelope \
      xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:d="\(depot)" \
      xmlns:x="http://www.w3.org/2001/XMLSchema-instance" \
      xmlns:s="http://www.w3.org/2001/XMLSchema">\(header)<e:Body>\(body)</e:Body></e:Envelope>
      """
    return Array(text.utf8)
  }

  static let messages: [[UInt8]] = [
    envelope(
      "<d:GetItem><d:ItemId>1</d:ItemId></d:GetItem>",
      header: "<e:Header><d:ApplicationToken>a</d:ApplicationToken><d:Credentials>"
        + "<d:Ticket>7T:</d:Ticket></d:Credentials></e:Header>"),
    envelope(
      "<d:SaveItems><d:Items><d:Item x:type='d:ToolItem'><d:Name>n</d:Name><d:Serial>s</d:Serial>"
        + "<d:Service>PT1H</d:Service></d:Item><d:Item x:nil='true'/></d:Items></d:SaveItems>"),
    envelope(
      "<d:Echo><d:Text>t &lt;&#xD;</d:Text><d:Flag>1</d:Flag><d:Short>-5</d:Short><d:Long> 7 </d:Long>"
        + "<d:Number>-INF</d:Number><d:Date>2020-02-29T24:00:00.5+14:00</d:Date>"
        + "<d:Span>P1DT2H</d:Span><d:Bytes>AAEC</d:Bytes></d:Echo>"),
    envelope(
      "<d:Echo><d:Opaque a='1' xml:lang='en' d:b='2'>t<c xmlns='urn:c' x:type='f'><xml:g/>u</c>v"
        + "</d:Opaque><d:Any x:type='s:int'>1</d:Any></d:Echo>"),
    envelope(
      "<d:Echo><d:Any x:type='t'><u/></d:Any><d:Pairs><d:Pair><d:Key>k</d:Key>"
        + "<d:Value x:type='d:Check'><d:By>b</d:By></d:Value></d:Pair></d:Pairs></d:Echo>"),
    envelope(
      "<d:Echo><d:Item x:type='d:Other'><d:ItemId>1</d:ItemId><d:More><!-- --><![CDATA[<]]></d:More>"
        + "</d:Item><d:Check><d:Previous><d:By/></d:Previous></d:Check></d:Echo>"),
    Array("<!--><x \"--><e a='' b='\"'></e>".utf8),
  ]

  static let faults: [[UInt8]] = [
    envelope(
      "<e:Fault><faultcode>e:Server.a</faultcode><faultstring>s</faultstring><detail><m>1</m></detail>"
        + "</e:Fault>"),
    Array("<html><body>502</body></html>".utf8),
  ]

  static let json: [[UInt8]] = [
    #"{"Book":{"Title":"t","Pages":1,"Weight":-1.5e3,"Tags":["a",null],"Labels":{"k":true}}}"#,
    #"{"Text":"\u00e6\ud83d\ude00","Flag":true,"Short":-5,"Long":9007199254740993,"Number":"NaN"}"#,
    #"{"Date":"2020-02-29T00:00:00.1234567+02:00","Span":"1.02:03:04","Bytes":"AAEC","Opaque":[1,{}]}"#,
    #"{"Item":{"ItemId":1,"Serial":"s"},"Items":[null,{}],"Texts":["a",null],"Pairs":{"k":1}}"#,
    #"{"output":"../out","names":{"types":{"A":"B"}},"profile":{"restRuntimeParameters":["a"]}}"#,
  ].map { Array($0.utf8) }

  static let errors: [[UInt8]] = [
    #"{"Message":"m","MessageDetail":"d"}"#, #""text""#, #"{"error":{"message":"m"}}"#,
  ].map { Array($0.utf8) }

  static let corrections: [[UInt8]] = [
    #"{"corrections":[{"reason":"r","type":"Book","field":"Title","set":{"type":"xs:int"}}]}"#,
    #"{"corrections":[{"reason":"r","operation":"Library.SaveBook","remove":true}]}"#,
  ].map { Array($0.utf8) }

  static let templates: [[UInt8]] = [
    "{{#list}}{{name}}{{>part}}{{/list}}{{^isSet}}{{{name}}}{{/isSet}}{{! c }}{{=<% %>=}}<%name%>",
    "  {{#object}}\n  {{object.name}}\n  {{/object}}\n",
  ].map { Array($0.utf8) }

  static let values: [[UInt8]] = [
    "2020-02-29T23:59:59.9999999+14:00", "0001-01-01T00:00:00", "P1Y2M3DT4H5M6.7S", "-PT0.001S",
    "1.02:03:04.5", "-00:00:01", "text/xml; charset=\"utf-8\"; action=\"a;b\"", "PT2147483648S",
  ].map { Array($0.utf8) }

  static let targets: [[UInt8]] = [
    "$filter=name%20begins%20%27A%27&$top=10&mode=Full&jsonSafe=true", "default?%24select=a,b",
    "1/Image",
    "/api/v1/Shelf/%2e%2e/?a=%zz&a=+", "kind=Wood&ids=1,2&ids=3",
  ].map { Array($0.utf8) }

  static let forms: [[UInt8]] = [
    "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"i\"\r\n\r\nGIF89a\r\n--b--\r\n",
    "--b\r\nContent-Disposition: form-data; name=n\r\n\r\n\r\n--b\r\n\r\nx\r\n--b--",
  ].map { Array($0.utf8) }

  static let requests: [[UInt8]] = [
    "GET /api/v1/Shelf HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "POST /api/v1/Shelf HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nT: v\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic YTpi\r\nX: a\r\n b\r\n\r\n",
  ].map { Array($0.utf8) }

  static let swagger: [[UInt8]] = [
    ##"""
    {"swagger":"2.0","info":{"title":"t","version":"v1"},"paths":{"/Agents/Library/SaveBook":{"post":
    {"tags":["Library"],"operationId":"v1LibraryAgent_SaveBook","parameters":[{"name":"request",
    "in":"body","schema":{"$ref":"#/definitions/A.Book"}}],"responses":{"200":{"description":"OK",
    "schema":{"type":"array","items":{"$ref":"#/definitions/A.Book"}}}}}}},"definitions":{"A.Book":
    {"type":"object","properties":{"Title":{"type":"string"},"Genre":{"enum":["A","B"],
    "type":"string"},"Next":{"$ref":"#/definitions/A.Book"},"Labels":{"type":"object",
    "additionalProperties":{"type":"string"}}}}}}
    """##
  ].map { Array($0.utf8) }
}
