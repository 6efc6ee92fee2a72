/// One call over HTTP, as sent by a client.
enum SaveRequest: String, CaseIterable {
  case rest = "REST"
  case soap = "SOAP"

  var bytes: [UInt8] {
    let (path, fields, body) = parts
    return Self.post(path, fields: fields, body: body)
  }

  /// A call over SOAP that reads a saved entry.
  static func get(key: String) -> [UInt8] {
    post(
      "/Remote/Services88/User.svc",
      fields:
        "Content-Type: text/xml; charset=utf-8\r\nSOAPAction: \"\(namespace)/User/GetExternalTokens\"",
      body: """
        <?xml version="1.0" encoding="utf-8"?>\
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(namespace)">\
        <s:Body><u:GetExternalTokens><u:Key>\(key)</u:Key></u:GetExternalTokens></s:Body></s:Envelope>
        """)
  }

  /// A body of any kind, sent as if it were SOAP.
  static func soap(_ body: [UInt8]) -> [UInt8] {
    let head = """
      POST /Remote/Services88/User.svc HTTP/1.1\r
      Host: localhost:8080\r
      Content-Type: text/xml; charset=utf-8\r
      Content-Length: \(body.count)\r
      \r

      """
    return Array(head.utf8) + body
  }

  private static func post(_ path: String, fields: String, body: String) -> [UInt8] {
    Array(
      """
      POST \(path) HTTP/1.1\r
      Host: localhost:8080\r
      User-Agent: benchmark\r
      Accept: */*\r
      \(fields)\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }

  private var parts: (path: String, fields: String, body: String) {
    switch self {
    case .rest:
      (
        "/api/v1/Agents/User/SaveExternalTokens", "Content-Type: application/json; charset=utf-8",
        #"{"TokenManagementInfo":{"Provider":"ERP","AccessToken":"\#(SampleTokens.token)","#
          + #""RefreshToken":"\#(SampleTokens.token)"}}"#
      )
    case .soap:
      (
        "/Remote/Services88/User.svc",
        "Content-Type: text/xml; charset=utf-8\r\n"
          + "SOAPAction: \"\(Self.namespace)/User/SaveExternalTokens\"",
        """
        <?xml version="1.0" encoding="utf-8"?>\
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(Self.namespace)">\
        <s:Header><u:ApplicationToken>token-of-the-application</u:ApplicationToken>\
        <u:Credentials><u:Ticket>7T:\(SampleTokens.token)</u:Ticket></u:Credentials></s:Header>\
        <s:Body><u:SaveExternalTokens><u:TokenManagementInfo><u:Provider>ERP</u:Provider>\
        <u:AccessToken>\(SampleTokens.token)</u:AccessToken><u:RefreshToken>\(SampleTokens.token)</u:RefreshToken>\
        </u:TokenManagementInfo></u:SaveExternalTokens></s:Body></s:Envelope>
        """
      )
    }
  }

  private static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"
}
