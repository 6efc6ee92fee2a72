import Foundation
import ScriptedServer
import ServiceCurl
import ServiceRuntime
import ServiceURLSession
import Testing

let someOperation = OperationContext(operation: nil, binding: .rest)

/// Small, so that exceeding it is quick.
let limit = 64 << 10

/// A response as text, with a `Content-Length` that is right unless another is given.
func http(
  _ status: String, headers: [String] = [], body: String = "", length: String? = nil
) -> [UInt8] {
  let head =
    ["HTTP/1.1 \(status)", "Content-Length: \(length ?? String(body.utf8.count))"] + headers
  return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
}

/// The settings of every test here.
enum TestedTransport: String, CaseIterable, Codable, CustomTestStringConvertible {
  case curl
  case urlSession

  var testDescription: String { rawValue }

  var shared: any ClientTransport {
    switch self {
    case .curl: CurlTransport.shared
    case .urlSession: URLSessionTransport.shared
    }
  }

  func make(timeout: Duration = .seconds(60)) -> any ClientTransport {
    switch self {
    case .curl: CurlTransport(.init(timeout: timeout, proxy: .none))
    case .urlSession: URLSessionTransport(timeout: timeout)
    }
  }
}

extension ClientTransport {
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

/// Waits for an event on another thread; false if it does not happen in time.
func eventually(_ condition: () -> Bool) async throws -> Bool {
  for _ in 0..<2000 {
    if condition() { return true }
    try await Task.sleep(for: .milliseconds(1))
  }
  return condition()
}

extension ServiceCallError {
  /// The reason why the transport has no response; nil if it failed in another way.
  var transportReason: TransportError.Reason? {
    guard case .transport(let cause) = kind else { return nil }
    return (cause as? TransportError)?.reason
  }

  var isTimeout: Bool { if case .timeout = kind { true } else { false } }

  var isTooLarge: Bool { if case .responseTooLarge = kind { true } else { false } }
}
