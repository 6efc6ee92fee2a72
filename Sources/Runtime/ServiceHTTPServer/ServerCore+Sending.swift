import CMicroHTTPD
import ServiceRuntime

extension ServerCore {
  /// Passes a response to the library. False closes the connection.
  func send(
    _ response: TransportResponse, exchange: ServerExchange, connection: OpaquePointer,
    closes: Bool = false
  ) -> Bool {
    if let problem = Self.problem(with: response) {
      configuration.diagnosticLog?("A response was replaced: \(problem).")
      return send(
        Refusal.internalError.response, exchange: exchange, connection: connection, closes: closes)
    }
    guard let reply = Self.reply(response) else { return false }
    defer { MHD_destroy_response(reply) }
    // The library (0.9) reads the lines of chunks more leniently than HTTP allows. If a proxy finds
    // a different end of the body, the rest must not be read as a request.
    let isChunked = exchange.head?.isChunked ?? false
    if closes || isChunked || exchange.connection.isExcess || currentStage >= .draining {
      MHD_add_response_header(reply, "Connection", "close")
    }
    exchange.connection.expect(by: .now + configuration.deadlines.response)
    exchange.record(
      ServerExchange.Sent(
        status: response.status,
        bytes: exchange.head?.method == .head ? 0 : response.body.count,
        requestID: response.headers["X-Request-ID"]))
    return MHD_queue_response(connection, UInt32(response.status), reply) == .YES
  }

  private static func reply(_ response: TransportResponse) -> OpaquePointer? {
    let reply = response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let reply else { return nil }
    for field in response.headers where !isFraming(field.name) {
      MHD_add_response_header(reply, field.name, field.value)
    }
    return reply
  }

  /// The library itself sets the framing of the response.
  private static func isFraming(_ name: String) -> Bool {
    guard name.utf8.count == 14 || name.utf8.count == 17 else { return false }
    return ["content-length", "transfer-encoding"].contains(name.lowercased())
  }

  /// The problem with a response; nil if there is none. A line break in a field would start another
  /// field.
  private static func problem(with response: TransportResponse) -> String? {
    guard (200...599).contains(response.status) else {
      return "\(response.status) is not a valid status"
    }
    let bad = response.headers.first { field in
      field.name.isEmpty || field.name.utf8.contains { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x3A }
        || field.value.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
    return bad.map { "the header field \($0.name.debugDescription) cannot be sent" }
  }
}
