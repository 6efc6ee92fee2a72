import CMicroHTTPD
import Foundation
import ServiceRuntime

/// A response of the transport itself, without calling the handler.
struct Refusal: Sendable {
  let status: Int
  let message: String
  var headers: HeaderFields = [:]

  /// In the form of REST errors.
  var response: TransportResponse {
    var headers = headers
    headers["Content-Type"] = "application/json; charset=utf-8"
    return TransportResponse(
      status: status, headers: headers, body: Array("{\"Message\":\"\(message)\"}".utf8))
  }

  static func badRequest(_ message: String) -> Refusal { Refusal(status: 400, message: message) }

  static let bodyTooLarge = Refusal(status: 413, message: "The request is too large.")
  static let headerTooLarge = Refusal(
    status: 431, message: "The header of the request is too large.")
  static let internalError = Refusal(status: 500, message: "An internal error occurred.")
  static let unknownCoding = Refusal(
    status: 501, message: "The transfer coding of the request is not supported.")
  static let overloaded = Refusal(
    status: 503, message: "The server is busy; try again later.", headers: ["Retry-After": "1"])
  static let shuttingDown = Refusal(
    status: 503, message: "The server is shutting down.", headers: ["Retry-After": "1"])
}

/// Requests whose Content-Length is not a number.
///
/// The HTTP library (0.9) refuses them before it calls the server, and sends the head of its
/// response twice. Before it sends anything, it logs that, on the thread of the connection. At that
/// moment the connections of this thread that wait for a header are checked, and the one with such
/// a length receives a response and is closed.
extension ServerCore {
  func refuseMalformedLengths() {
    let thread = shim_thread()
    connections.forEach { connection in
      guard connection.thread == thread, let exchange = connection.unreadExchange,
        let handle = connection.handle, Self.hasMalformedLength(handle)
      else { return }
      let refusal = Refusal.badRequest("The header field Content-Length is not a number.")
      exchange.record(
        ServerExchange.Sent(status: refusal.status, bytes: 0, requestID: nil, isLast: true))
      // Over TLS nothing can be sent here, so the connection just ends.
      connection.leave(with: configuration.tls == nil ? refusal.lastMessage : [])
    }
  }

  private static func hasMalformedLength(_ connection: OpaquePointer) -> Bool {
    guard let text = MHD_lookup_connection_value(connection, .HEADER_KIND, "Content-Length") else {
      return false
    }
    return UInt64(String(cString: text)) == nil || text[0] == CChar(bitPattern: 0x2B)
  }
}

extension Refusal {
  /// The response as bytes, with `Connection: close`.
  fileprivate var lastMessage: [UInt8] {
    let body = response.body
    let head = """
      HTTP/1.1 \(status) Bad Request\r
      Content-Type: application/json; charset=utf-8\r
      Content-Length: \(body.count)\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + body
  }
}
