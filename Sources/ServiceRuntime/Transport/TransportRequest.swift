public import Foundation

/// An HTTP request, as a transport carries it.
public struct TransportRequest: Sendable {
  /// The verb.
  public var method: HTTPMethod
  /// Scheme and authority (`https://example.com`); empty where only the target is known.
  public var origin: String
  /// Path and query, percent-encoded (`/api/v1/…?…`).
  public var target: String
  /// The header fields.
  public var headers: HeaderFields
  /// The body; empty when there is none.
  public var body: [UInt8]
  /// The time the client gives the call.
  public var timeout: Duration?
  /// A transport must not receive a larger body than this.
  public var maximumResponseBytes: Int
  /// The address a server got it from, in digits; nil where no transport says.
  public var remoteAddress: String?

  /// Creates a request.
  public init(
    method: HTTPMethod,
    origin: String = "",
    target: String,
    headers: HeaderFields = [:],
    body: [UInt8] = [],
    timeout: Duration? = nil,
    maximumResponseBytes: Int = ServiceLimits().maximumMessageBytes,
    remoteAddress: String? = nil
  ) {
    self.method = method
    self.origin = origin
    self.target = target
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.maximumResponseBytes = maximumResponseBytes
    self.remoteAddress = remoteAddress
  }

  /// Origin and target; nil when they make no URL.
  public var url: URL? { URL(string: origin + target) }

  /// The URL as errors and logs may show it: without name, password and query, which may be secrets.
  package var shownURL: String {
    Self.withoutUser(origin) + target.prefix { $0 != "?" && $0 != "#" }
  }

  static func withoutUser(_ origin: String) -> String {
    guard let scheme = origin.range(of: "://"), let at = origin.lastIndex(of: "@") else {
      return origin
    }
    return String(origin[..<scheme.upperBound] + origin[origin.index(after: at)...])
  }

  /// The URL, when it is one for HTTP: other schemes have no status and would read files.
  package func httpURL() throws(ServiceCallError) -> URL {
    guard let url, let scheme = url.scheme?.lowercased(), let host = url.host(),
      scheme == "http" || scheme == "https", !host.isEmpty
    else { throw ServiceCallError(TransportError(.invalidURL, host: nil)) }
    return url
  }

  /// Refuses what would not arrive as the request it is: a line break in a header field begins
  /// another one.
  package func checkSendable() throws(ServiceCallError) {
    guard headers.areSendable else { throw .headerNotSendable }
    guard method.isSendable else {
      throw ServiceCallError(.encodingFailed, "The HTTP method is not a word that can be sent.")
    }
  }
}

extension ServiceCallError {
  /// A header field would not arrive as one.
  static var headerNotSendable: ServiceCallError {
    ServiceCallError(
      .encodingFailed, "A header field has a line break or another illegal character.")
  }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Verb, path, header fields and the size of the body; a body or a query may hold secrets and is
  /// not shown.
  public var description: String {
    "\(method) \(shownURL)\n\(headers)\n(\(body.count) bytes)"
  }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
