import CMicroHTTPD
import Foundation
import ServiceRuntime

/// The part of a request before its body. It is a class, because each step of the request looks at
/// it.
final class RequestHead: Sendable {
  let method: HTTPMethod
  let headers: HeaderFields
  /// The size of the body announced by the client.
  let announcedBytes: Int?
  /// Whether the body is sent in chunks, without a length.
  let isChunked: Bool
  /// Whether the client does not send another request over the connection.
  let isLast: Bool
  /// The problem that makes it unreadable; nil if there is none.
  private let problem: String?
  private let isHTTP11: Bool
  /// The total size in bytes.
  private let size: Int

  init(_ connection: OpaquePointer, _ line: RequestLine, targetBytes: Int) {
    let fields = ReceivedFields(connection, line, targetBytes: targetBytes)
    method = HTTPMethod(rawValue: String(cString: line.method))
    headers = fields.headers
    problem = fields.problem
    announcedBytes = headers["Content-Length"].flatMap { Int($0) }
    isHTTP11 = strcmp(line.version, "HTTP/1.1") == 0
    isChunked = headers["Transfer-Encoding"] != nil
    isLast = !isHTTP11 || headers["Connection"]?.equalsIgnoringCase("close") == true
    size = shim_header_size(connection)
  }

  // MARK: Refusals

  /// The reason to refuse the request; nil if there is none.
  func refusal(limits: HTTPServer.Limits) -> Refusal? {
    if size > limits.headerBytes || headers.count > limits.headerFields {
      return .headerTooLarge
    }
    if let problem { return .badRequest(problem) }
    if let name = headers.firstRepeated(of: Self.singular) {
      return .badRequest("The header field \(name) occurs more than once.")
    }
    return hostRefusal ?? framingRefusal
      ?? (announcedBytes ?? 0 > limits.bodyBytes ? .bodyTooLarge : nil)
  }

  /// Host becomes a part of the documents that the server publishes.
  private var hostRefusal: Refusal? {
    guard let host = headers["Host"] else {
      return isHTTP11 ? .badRequest("The request has no header field Host.") : nil
    }
    return Self.isAuthority(host)
      ? nil : .badRequest("The header field Host is not a host name.")
  }

  /// If there are two framings, a proxy might use the other one, and treat a part of one request as
  /// another request.
  private var framingRefusal: Refusal? {
    if let length = headers["Content-Length"] {
      // The HTTP library has refused everything other than a number. This number does not fit into
      // an Int.
      if announcedBytes == nil || length.utf8.contains(where: { !(0x30...0x39).contains($0) }) {
        return .bodyTooLarge
      }
    }
    guard isChunked else { return nil }
    let codings = headers.values("Transfer-Encoding")
    if headers["Content-Length"] != nil {
      return .badRequest("The request has both Content-Length and Transfer-Encoding.")
    }
    if !isHTTP11 { return .badRequest("Transfer-Encoding requires HTTP/1.1.") }
    return codings.count == 1 && codings[0].equalsIgnoringCase("chunked") ? nil : .unknownCoding
  }

  /// A request with two of these is ambiguous.
  private static let singular: [StaticString] = [
    "Content-Length", "Host", "Authorization", "SOAPAction", "Content-Type", "SO-AppToken",
    "X-XSRF-TOKEN",
  ]

  private static func isAuthority(_ host: String) -> Bool {
    !host.hasByte { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "%"):
        false
      default: true
      }
    }
  }
}

/// The parts of a request's first line in the memory of the HTTP library.
struct RequestLine {
  let method: UnsafePointer<CChar>
  let target: UnsafePointer<CChar>
  /// `HTTP/1.1`
  let version: UnsafePointer<CChar>
}
