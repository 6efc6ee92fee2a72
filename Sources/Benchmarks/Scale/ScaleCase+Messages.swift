/// Messages that grow.
extension ScaleCase {
  private static let depot = "http://www.superoffice.net/ws/crm/NetServer/Services88"

  private static func envelope(_ content: String) -> String {
    """
    <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:d="\(depot)" \
    xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><e:Body><d:Echo>\(content)</d:Echo></e:Body>\
    </e:Envelope>
    """
  }

  private static func soap(
    _ name: String, _ content: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    message(.soapRoundTrip, name: name) { envelope(content($0)) }
  }

  static let messages: [ScaleCase] = [
    soap("text") { "<d:Text>" + "text ".times($0) + "</d:Text>" },
    soap("escaped text") { "<d:Text>" + "&lt;".times($0) + "</d:Text>" },
    soap("sections") { "<d:Text>" + "<![CDATA[a]]>".times($0) + "</d:Text>" },
    soap("comments") { "<d:Text>" + "<!-- a -->".times($0) + "</d:Text>" },
    soap("unknown elements") { each($0) { "<d:U\($0)/>" } },
    soap("items") { "<d:Items>" + "<d:Item><d:Name>n</d:Name></d:Item>".times($0) + "</d:Items>" },
    soap("items of types") {
      "<d:Items>" + "<d:Item x:type='d:ToolItem'><d:Name>n</d:Name></d:Item>".times($0)
        + "</d:Items>"
    },
    soap("items of unknown types") {
      "<d:Items>" + "<d:Item x:type='d:Other'><d:More>n</d:More></d:Item>".times($0) + "</d:Items>"
    },
    soap("prefixes and types") { count in
      let declared = each(min(count, 100)) { "xmlns:p\($0)='u\($0)' " }
      return "<d:Items \(declared)>" + "<d:Item x:type='p0:T'/>".times(count) + "</d:Items>"
    },
    soap("namespaces and elements") { count in
      each(min(count, 100)) { "<d xmlns='u\($0)'/>" } + "<q:r xmlns:q='z'>"
        + "<q:e/>".times(count) + "</q:r>"
    },
    soap("namespaces") { each($0) { "<d xmlns='u\($0)'/>" } },
    soap("attributes") { count in "<d:Opaque " + each(count) { "a\($0)='' " } + "/>" },
    soap("hidden attributes") { count in
      "<!--><x \"--><e " + each(count) { "a\($0)='' " } + " z='\"'/>"
    },
    soap("elements with attributes") { count in
      "<d:Opaque>" + ("<u " + each(60) { "a\($0)='' " } + "/>").times(count / 50) + "</d:Opaque>"
    },
    soap("depth") { "<a>".times($0) + "</a>".times($0) },
    soap("content nobody knows") { "<d:Opaque>" + "a<u b='c'/>".times($0) + "</d:Opaque>" },
    soap("types in no namespace") { "<d:Opaque>" + "<d:u x:type='t'/>".times($0) + "</d:Opaque>" },
    soap("pairs") { count in
      "<d:Pairs>" + each(count) { "<d:Pair><d:Key>\($0)</d:Key><d:Value>v</d:Value></d:Pair>" }
        + "</d:Pairs>"
    },
    message(.soapServer, name: "unknown parts of the header") { count in
      """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:d="\(depot)"><e:Header>\
      \(each(count) { "<d:P\($0)/>" })</e:Header><e:Body><d:GetKey/></e:Body></e:Envelope>
      """
    },
    message(.soapClient, name: "a fault's detail") { count in
      """
      \u{1}<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault>\
      <faultcode>e:Server</faultcode><faultstring>s</faultstring><detail>\
      \("<a><b>c</b></a>".times(count))</detail></e:Fault></e:Body></e:Envelope>
      """
    },
    message(.jsonRoundTrip, name: "text") { "{\"Text\":\"" + "text ".times($0) + "\"}" },
    message(.jsonRoundTrip, name: "escaped text") {
      "{\"Text\":\"" + "\\u00e6\\n".times($0) + "\"}"
    },
    message(.jsonRoundTrip, name: "unknown keys") { count in
      "{" + each(count) { "\"U\($0)\":1," } + "\"Text\":\"t\"}"
    },
    message(.jsonRoundTrip, name: "one key again and again") {
      "{" + "\"Text\":\"t\",".times($0) + "\"U\":1}"
    },
    message(.jsonRoundTrip, name: "items") {
      "{\"Items\":[" + "{\"Name\":\"n\"},".times($0) + "{}]}"
    },
    message(.jsonRoundTrip, name: "items with more") {
      "{\"Items\":[" + "{\"More\":[1]},".times($0) + "{}]}"
    },
    message(.jsonRoundTrip, name: "pairs") { count in
      "{\"Pairs\":{" + each(count) { "\"k\($0)\":1," } + "\"k\":2}}"
    },
    message(.jsonRoundTrip, name: "a long number") { "{\"Number\":0." + "1".times($0) + "}" },
    message(.jsonServer, name: "depth") { "[".times($0) + "]".times($0) },
    message(.jsonClient, name: "an error") { "\u{1}{\"Message\":\"" + "m ".times($0) + "\"}" },
    message(.urlValues, name: "values") { "ids=1&".times($0) },
    message(.urlValues, name: "a list") { "ids=" + "1,".times($0) },
    message(.urlValues, name: "steps of a path") { "/a".times($0) },
    message(.urlValues, name: "escapes") { "$filter=" + "%20".times($0) },
    message(.multipart, name: "parts") {
      "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n".times($0) + "--b--"
    },
    message(.multipart, name: "almost boundaries") { "--b\r\n\r\n" + "\r\n--".times($0) },
    message(.multipart, name: "parameters") { count in
      "--b\r\nContent-Disposition: form-data" + each(count) { "; p\($0)=\"v\"" }
        + "\r\n\r\nx\r\n--b--"
    },
    message(.values, name: "digits") { "2020-01-01T00:00:00." + "1".times($0) },
    message(.values, name: "parameters") { count in "text/xml" + each(count) { "; p\($0)=v" } },
  ]
}
