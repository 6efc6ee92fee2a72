import Foundation
import ScriptedServer
import ServiceRuntime
import ServiceURLSession
import Testing

let someOperation = OperationContext(operation: nil, binding: .rest)

/// Small, so that exceeding it is quick.
let limit = 64 << 10

/// A response as text, with a `Content-Length` that is right unless another is given.
func http(
  _ status: String, _ headers: [String] = [], _ body: String = "", length: String? = nil
) -> [UInt8] {
  let head =
    ["HTTP/1.1 \(status)", "Content-Length: \(length ?? String(body.utf8.count))"] + headers
  return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
}

extension URLSessionTransport {
  /// Sends a request whose query is a secret.
  func get(
    _ origin: String, method: HTTPMethod = .get, headers: HeaderFields = [:], body: [UInt8] = [],
    timeout: Duration? = .seconds(5)
  ) async throws -> TransportResponse {
    try await send(
      TransportRequest(
        method: method, origin: origin, target: "/path?key=s3cret", headers: headers, body: body,
        timeout: timeout, maximumResponseBytes: limit),
      context: someOperation)
  }
}

/// Waits for something that happens on another thread; false when it does not happen in time.
func eventually(_ condition: () -> Bool) async throws -> Bool {
  for _ in 0..<2000 {
    if condition() { return true }
    try await Task.sleep(for: .milliseconds(1))
  }
  return condition()
}
