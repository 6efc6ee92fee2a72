import CMicroHTTPD
import Foundation
import ServiceRuntime

/// What is known of a request before its body.
struct RequestHead: Sendable {
  let method: HTTPMethod
  let headers: HeaderFields
  /// What the client says the size of the body is.
  let announcedBytes: Int?
  /// Whether the body comes in chunks, and not with a length.
  var isChunked: Bool { headers["Transfer-Encoding"] != nil }
  /// What makes it unreadable; nil when nothing does.
  private let problem: String?
  private let isHTTP11: Bool
  /// All of it, in bytes.
  private let size: Int

  init(_ connection: OpaquePointer, _ line: RequestLine, targetBytes: Int) {
    let fields = ReceivedFields(connection, line, targetBytes: targetBytes)
    method = HTTPMethod(rawValue: String(cString: line.method))
    headers = fields.headers
    problem = fields.problem
    announcedBytes = headers["Content-Length"].flatMap { Int($0) }
    isHTTP11 = strcmp(line.version, "HTTP/1.1") == 0
    size = shim_header_size(connection)
  }

  // MARK: What is refused

  /// The reason not to go on with the request; nil when there is none.
  func refusal(limits: HTTPServer.Limits) -> Refusal? {
    if size > limits.headerBytes || headers.count > limits.headerFields {
      return .headerTooLarge
    }
    if let problem { return .badRequest(problem) }
    if let name = headers.firstRepeated(of: Self.singular) {
      return .badRequest("The header field \(name) is given more than once.")
    }
    return hostRefusal ?? framingRefusal
      ?? (announcedBytes ?? 0 > limits.bodyBytes ? .bodyTooLarge : nil)
  }

  /// Host becomes a part of the documents the server gives out.
  private var hostRefusal: Refusal? {
    guard let host = headers["Host"] else {
      return isHTTP11 ? .badRequest("The request has no header field Host.") : nil
    }
    return Self.isAuthority(host)
      ? nil : .badRequest("The header field Host is not the name of a host.")
  }

  /// Whoever stands between client and server might read two framings otherwise than the server
  /// and take a part of one request for another.
  private var framingRefusal: Refusal? {
    if let length = headers["Content-Length"] {
      // The HTTP library has refused what is no number; this one does not fit an Int.
      if announcedBytes == nil || length.utf8.contains(where: { !(0x30...0x39).contains($0) }) {
        return .bodyTooLarge
      }
    }
    let codings = headers.values("Transfer-Encoding")
    guard let coding = codings.first else { return nil }
    if headers["Content-Length"] != nil {
      return .badRequest("The request has both Content-Length and Transfer-Encoding.")
    }
    if !isHTTP11 { return .badRequest("Transfer-Encoding is of HTTP/1.1.") }
    return codings.count == 1 && coding.lowercased() == "chunked" ? nil : .unknownCoding
  }

  /// Two of these are two readings of one request.
  private static let singular = [
    "Content-Length", "Host", "Authorization", "SOAPAction", "Content-Type", "SO-AppToken",
    "X-XSRF-TOKEN",
  ]

  private static func isAuthority(_ host: String) -> Bool {
    host.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-._~:[]%".utf8.contains(byte)
      }
    }
  }
}
