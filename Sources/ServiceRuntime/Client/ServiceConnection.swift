public import Foundation

/// Where and how services are called: base URL, protocol, credentials, transport, middleware.
///
/// One connection serves any number of clients.
public struct ServiceConnection: Sendable {
  enum Target: Sendable {
    case soap(CredentialsSource<SOAPCredentials>)
    case rest(CredentialsSource<RESTCredentials>)
  }

  let target: Target
  /// Scheme and authority of the base URL.
  let origin: String
  /// The base URL's path, without a slash at its end.
  let basePath: String
  let applicationToken: Secret?
  let timeZone: ServiceTimeZone?
  let transport: any ClientTransport
  let chain: MiddlewareChain
  let limits: ServiceLimits
  private(set) var recorder: ResponseRecorder?

  private init(
    _ target: Target, _ baseURL: URL, _ applicationToken: String?, _ timeZone: ServiceTimeZone?,
    _ transport: any ClientTransport, _ middleware: [any ClientMiddleware],
    _ limits: ServiceLimits
  ) {
    self.target = target
    (origin, basePath) = Self.split(baseURL)
    self.applicationToken = applicationToken.map(Secret.init(value:))
    self.timeZone = timeZone
    self.transport = transport
    chain = MiddlewareChain(middleware: middleware)
    self.limits = limits
  }

  /// The protocol calls are made over.
  public var binding: ServiceBinding {
    if case .soap = target { .soap } else { .rest }
  }

  func recording(with recorder: ResponseRecorder) -> ServiceConnection {
    var copy = self
    copy.recorder = recorder
    return copy
  }

  /// Scheme and authority, and the path.
  private static func split(_ url: URL) -> (origin: String, path: String) {
    let text = url.absoluteString.prefix { $0 != "?" && $0 != "#" }
    guard let scheme = text.range(of: "://") else { return ("", String(text)) }
    let slash = text[scheme.upperBound...].firstIndex(of: "/") ?? text.endIndex
    var path = text[slash...]
    while path.hasSuffix("/") { path.removeLast() }
    return (String(text[..<slash]), String(path))
  }
}

extension ServiceConnection {
  /// Calls over SOAP.
  ///
  /// - Parameters:
  ///   - baseURL: The installation's; agents are found below it.
  ///   - credentials: Sent in the header of every message.
  ///   - applicationToken: Names the application to an online installation.
  ///   - timeZone: The zone dates are meant in, unless a call says another.
  ///   - transport: Sends requests.
  ///   - middleware: Called in this order on the way out.
  ///   - limits: What responses may demand.
  public static func soap(
    _ baseURL: URL,
    credentials: SOAPCredentials,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    ServiceConnection(
      .soap(.fixed(credentials)), baseURL, applicationToken, timeZone, transport, middleware,
      limits)
  }

  /// Calls over SOAP with credentials that are fetched, and fetched anew when they are refused.
  public static func soap(
    _ baseURL: URL,
    credentials: any CredentialsProvider<SOAPCredentials>,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    ServiceConnection(
      .soap(.provided(credentials)), baseURL, applicationToken, timeZone, transport, middleware,
      limits)
  }

  /// Calls over REST.
  ///
  /// - Parameters:
  ///   - baseURL: The installation's; agents are found below it.
  ///   - credentials: Sent in the header fields of every request.
  ///   - applicationToken: Names the application to an online installation.
  ///   - timeZone: The zone dates are wanted in, unless a call says another.
  ///   - transport: Sends requests.
  ///   - middleware: Called in this order on the way out.
  ///   - limits: What responses may demand.
  public static func rest(
    _ baseURL: URL,
    credentials: RESTCredentials,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    ServiceConnection(
      .rest(.fixed(credentials)), baseURL, applicationToken, timeZone, transport, middleware,
      limits)
  }

  /// Calls over REST with credentials that are fetched, and fetched anew when they are refused.
  public static func rest(
    _ baseURL: URL,
    credentials: any CredentialsProvider<RESTCredentials>,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    ServiceConnection(
      .rest(.provided(credentials)), baseURL, applicationToken, timeZone, transport, middleware,
      limits)
  }
}

extension ServiceConnection: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Protocol and base URL.
  public var description: String {
    "\(binding) at \(TransportRequest.withoutUser(origin))\(basePath)"
  }
  /// Like `description`.
  public var debugDescription: String { description }
  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["connection": description]) }
}
