import Foundation

/// Calls over HTTP, as sent by a client.
enum TokenRequest: String, CaseIterable {
  case rest = "REST"
  case soap = "SOAP"

  /// A call that saves an entry.
  func save(_ caller: TokenCaller = .sample) -> [UInt8] {
    switch self {
    case .rest:
      rest(
        "SaveExternalTokens", caller,
        body: #"{"TokenManagementInfo":{"Provider":"ERP","AccessToken":"\#(SampleTokens.token)","#
          + #""RefreshToken":"\#(SampleTokens.token)"}}"#)
    case .soap:
      soap(
        "SaveExternalTokens", caller,
        content: """
          <u:TokenManagementInfo><u:Provider>ERP</u:Provider>\
          <u:AccessToken>\(SampleTokens.token)</u:AccessToken><u:RefreshToken>\(SampleTokens.token)</u:RefreshToken>\
          </u:TokenManagementInfo>
          """)
    }
  }

  /// A call that reads a saved entry.
  func get(key: String, _ caller: TokenCaller = .sample) -> [UInt8] {
    switch self {
    case .rest: rest("GetExternalTokens", caller, body: #"{"Key":"\#(key)"}"#)
    case .soap: soap("GetExternalTokens", caller, content: "<u:Key>\(key)</u:Key>")
    }
  }

  /// Saves an entry over SOAP.
  /// - Returns: Its key.
  /// - Throws: `BenchmarkFailure`
  static func savedKey(port: Int, _ caller: TokenCaller = .sample) throws -> String {
    let response = try LoadGenerator(port: port, request: soap.save(caller)).response()
    guard let key = response.firstMatch(of: /Response>([^<]+)</) else {
      throw BenchmarkFailure("the server returned no key")
    }
    return String(key.1)
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

  private static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"

  private func rest(_ operation: String, _ caller: TokenCaller, body: String) -> [UInt8] {
    post(
      "/api/v1/Agents/User/\(operation)",
      fields: """
        Authorization: SoTicket \(caller.ticket)\r
        SO-AppToken: \(caller.applicationToken)\r
        Content-Type: application/json; charset=utf-8
        """,
      body: body)
  }

  private func soap(_ operation: String, _ caller: TokenCaller, content: String) -> [UInt8] {
    post(
      "/Remote/Services88/User.svc",
      fields: """
        Content-Type: text/xml; charset=utf-8\r
        SOAPAction: "\(Self.namespace)/User/\(operation)"
        """,
      body: """
        <?xml version="1.0" encoding="utf-8"?>\
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(Self.namespace)">\
        <s:Header><u:ApplicationToken>\(caller.applicationToken)</u:ApplicationToken>\
        <u:Credentials><u:Ticket>\(caller.ticket)</u:Ticket></u:Credentials></s:Header>\
        <s:Body><u:\(operation)>\(content)</u:\(operation)></s:Body></s:Envelope>
        """)
  }

  private func post(_ path: String, fields: String, body: String) -> [UInt8] {
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
}

/// The credentials of a caller.
struct TokenCaller {
  var applicationToken: String
  var ticket: String

  static let sample = TokenCaller(
    applicationToken: SampleTokens.application, ticket: SampleTokens.ticket)
}
