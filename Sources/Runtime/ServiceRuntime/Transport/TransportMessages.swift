public import Foundation

/// An HTTP request for a transport.
public struct TransportRequest: Sendable {
  /// The HTTP method.
  public var method: HTTPMethod
  /// Scheme and authority (`https://example.com`); empty if only the target is known.
  public var origin: String
  /// Path and query, percent-encoded (`/api/v1/…?…`).
  public var target: String
  /// The header fields.
  public var headers: HeaderFields
  /// The body; empty if there is none.
  public var body: [UInt8]
  /// The timeout of the call.
  public var timeout: Duration?
  /// The maximum size of the response body that a transport may receive.
  public var maximumResponseBytes: Int
  /// The numerical address of the client, on a server; nil if the transport does not set it.
  public var remoteAddress: String?
  /// What a server keeps as long as the client's connection is open; nil if the transport does not
  /// keep anything.
  public var connection: ConnectionStorage?

  /// Creates a request.
  public init(
    method: HTTPMethod,
    origin: String = "",
    target: String,
    headers: HeaderFields = [:],
    body: [UInt8] = [],
    timeout: Duration? = nil,
    maximumResponseBytes: Int = ServiceLimits().maximumMessageBytes,
    remoteAddress: String? = nil,
    connection: ConnectionStorage? = nil
  ) {
    self.method = method
    self.origin = origin
    self.target = target
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.maximumResponseBytes = maximumResponseBytes
    self.remoteAddress = remoteAddress
    self.connection = connection
  }

  /// Origin and target; nil if they are not a valid URL.
  public var url: URL? { URL(string: origin + target) }

  /// The URL for errors and logs: without name, password and query, which may be secrets.
  package var shownURL: String {
    Self.withoutUser(origin) + target.prefix { $0 != "?" && $0 != "#" }
  }

  static func withoutUser(_ origin: String) -> String {
    guard let scheme = origin.range(of: "://"), let at = origin.lastIndex(of: "@") else {
      return origin
    }
    return String(origin[..<scheme.upperBound] + origin[origin.index(after: at)...])
  }

  /// The URL, if its scheme is HTTP. Other schemes have no status and could read files.
  package func httpURL() throws(ServiceCallError) -> URL {
    guard let url, let scheme = url.scheme?.lowercased(), let host = url.host(),
      scheme == "http" || scheme == "https", !host.isEmpty
    else { throw ServiceCallError(TransportError(.invalidURL, host: nil)) }
    return url
  }

  /// Refuses a request that would change when it is sent: a line break in a header field begins
  /// another field.
  package func checkSendable() throws(ServiceCallError) {
    guard headers.areSendable else { throw .headerNotSendable }
    guard method.isSendable else {
      throw ServiceCallError(.encodingFailed, "The HTTP method is not a word that can be sent.")
    }
  }
}

extension ServiceCallError {
  /// A header field would not arrive unchanged.
  static var headerNotSendable: ServiceCallError {
    ServiceCallError(
      .encodingFailed, "A header field has a line break or another illegal character.")
  }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Method, path, header fields and the size of the body. A body or a query may have secrets and
  /// is not shown.
  public var description: String {
    "\(method) \(shownURL)\n\(headers)\n(\(body.count) bytes)"
  }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// An HTTP method, in upper case.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The method as sent.
  public let rawValue: String

  /// Creates a method.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The method as sent.
  public var description: String { rawValue }

  /// `GET`
  public static let get = HTTPMethod(rawValue: "GET")
  /// `POST`
  public static let post = HTTPMethod(rawValue: "POST")
  /// `PUT`
  public static let put = HTTPMethod(rawValue: "PUT")
  /// `PATCH`
  public static let patch = HTTPMethod(rawValue: "PATCH")
  /// `DELETE`
  public static let delete = HTTPMethod(rawValue: "DELETE")
  /// `HEAD`
  public static let head = HTTPMethod(rawValue: "HEAD")
  /// `OPTIONS`
  public static let options = HTTPMethod(rawValue: "OPTIONS")
}

extension HTTPMethod {
  /// Whether it is a single word. A space or a line break in it would change the request.
  var isSendable: Bool { rawValue.isHTTPToken }
}

/// An HTTP response from a transport.
public struct TransportResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields.
  public var headers: HeaderFields
  /// The body; empty if there is none.
  public var body: [UInt8]
  /// Why a server refuses the request or has failed, for its middleware: a ``ServiceFault``, or any
  /// other error that the implementation threw. It is never sent.
  public internal(set) var failure: (any Error)?

  /// Creates a response.
  public init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension TransportResponse: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Status, header fields and the size of the body. The body may have secrets and is not shown.
  public var description: String { "\(status)\n\(headers)\n(\(body.count) bytes)" }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
