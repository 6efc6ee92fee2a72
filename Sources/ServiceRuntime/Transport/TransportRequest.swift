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

  /// Creates a request.
  public init(
    method: HTTPMethod,
    origin: String = "",
    target: String,
    headers: HeaderFields = [:],
    body: [UInt8] = [],
    timeout: Duration? = nil,
    maximumResponseBytes: Int = ServiceLimits().maximumMessageBytes
  ) {
    self.method = method
    self.origin = origin
    self.target = target
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.maximumResponseBytes = maximumResponseBytes
  }

  /// Origin and target; nil when they make no URL.
  public var url: URL? { URL(string: origin + target) }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Verb, path, header fields and the size of the body; a body or a query may hold secrets and is
  /// not shown.
  public var description: String {
    "\(method) \(origin)\(target.prefix { $0 != "?" })\n\(headers)\n(\(body.count) bytes)"
  }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
