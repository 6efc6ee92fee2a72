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
