import CMicroHTTPD
import ServiceRuntime

/// What is known of a request before its body.
struct RequestHead: Sendable {
  let method: HTTPMethod
  var headers = HeaderFields()
  /// What the client says the size of the body is.
  var announcedBytes: Int?

  init(_ connection: OpaquePointer, method: String) {
    self.method = HTTPMethod(rawValue: method)
    withUnsafeMutablePointer(to: &headers) { fields in
      _ = MHD_get_connection_values_n(
        connection, .HEADER_KIND,
        { context, _, name, nameSize, value, valueSize in
          context?.assumingMemoryBound(to: HeaderFields.self).pointee.append(
            name: RequestHead.text(name, nameSize), value: RequestHead.text(value, valueSize))
          return .YES
        }, fields)
    }
    announcedBytes = headers["Content-Length"].flatMap { Int($0) }
  }

  /// Bytes beyond ASCII are UTF-8 where they can be, else ISO 8859-1, as HTTP once had it.
  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start else { return "" }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) { start in
      let bytes = UnsafeBufferPointer(start: start, count: count)
      // Mostly it is ASCII, and a test for that costs less than validation.
      if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
      return String(validating: bytes, as: UTF8.self)
        ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  // MARK: What is refused

  /// The reason not to go on with the request; nil when there is none.
  func refusal(limits: HTTPServer.Limits, headerBytes: Int) -> Refusal? {
    if headerBytes > limits.headerBytes || headers.count > limits.headerFields {
      return .headerTooLarge
    }
    if let name = headers.firstRepeated(of: Self.singular) {
      return .badRequest("The header field \(name) is given more than once.")
    }
    if let host = headers["Host"], !Self.isAuthority(host) {
      return .badRequest("The header field Host is no name of a host.")
    }
    return framingRefusal ?? (announcedBytes ?? 0 > limits.bodyBytes ? .bodyTooLarge : nil)
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
    return codings.count == 1 && coding.lowercased() == "chunked" ? nil : .unknownCoding
  }

  /// Two of these are two readings of one request.
  private static let singular = [
    "Content-Length", "Host", "Authorization", "SOAPAction", "Content-Type",
  ]

  /// Host becomes a part of the documents the server gives out.
  private static func isAuthority(_ host: String) -> Bool {
    host.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-._~:[]%".utf8.contains(byte)
      }
    }
  }
}
