/// Requests as bytes.
enum Message {
  static let savePath = "/api/v1/Agents/User/SaveExternalTokens"
  static let soapPath = "/Remote/Services88/User.svc"
  static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"
  static let save = post(savePath, #"{"TokenManagementInfo":{"Provider":"p","AccessToken":"a"}}"#)

  /// A POST with its length, whatever else the header has.
  static func post(
    _ path: String, type: String = "application/json", headers: String = "", _ body: String
  ) -> [UInt8] {
    post(path, type: type, headers: headers, Array(body.utf8))
  }

  static func post(
    _ path: String, type: String = "application/json", headers: String = "", _ body: [UInt8]
  ) -> [UInt8] {
    Array(
      "POST \(path) HTTP/1.1\r\nHost: h\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\(headers)\r\n"
        .utf8) + body
  }

  static func soap(
    _ body: String, type: String = "text/xml; charset=utf-8", action: String = ""
  ) -> [UInt8] {
    soap(Array(body.utf8), type: type, action: action)
  }

  static func soap(
    _ body: [UInt8], type: String = "text/xml; charset=utf-8", action: String = ""
  ) -> [UInt8] {
    post(soapPath, type: type, headers: "SOAPAction: \"\(action)\"\r\n", body)
  }

  /// A SOAP message that saves a token.
  static func soapSave(
    prolog: String = "", token: String = "a", attributes: String = "", more: String = "",
    type: String = "text/xml; charset=utf-8", action: String? = nil
  ) -> [UInt8] {
    soap(
      envelope(
        prolog: prolog,
        """
        <s:Body \(attributes)><u:SaveExternalTokens xmlns:u="\(namespace)"><u:TokenManagementInfo>\
        <u:AccessToken>\(token)</u:AccessToken></u:TokenManagementInfo>\
        </u:SaveExternalTokens></s:Body>\(more)
        """), type: type, action: action ?? "\(namespace)/User/SaveExternalTokens")
  }

  static func envelope(prolog: String = "", _ content: String) -> String {
    prolog
      + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">\(content)</s:Envelope>"
  }
}
