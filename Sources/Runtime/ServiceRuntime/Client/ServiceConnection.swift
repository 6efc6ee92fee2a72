public import Foundation

/// How to call services: base URL, binding, credentials, transport, middleware.
///
/// Any number of clients can share one connection.
public struct ServiceConnection: Sendable {
  enum Target: Sendable {
    case soap(any CredentialsProvider<SOAPCredentials>)
    case rest(any CredentialsProvider<RESTCredentials>)
  }

  let target: Target
  /// Scheme and authority of the base URL.
  let origin: String
  /// The base URL's path, without a slash at its end.
  let basePath: String
  let configuration: ConnectionConfiguration
  let chain: MiddlewareChain
  private(set) var recorder: ResponseRecorder?
  /// The page of a list to request instead of the first one.
  private(set) var nextLink: String?

  private init(_ target: Target, baseURL: URL, configuration: ConnectionConfiguration) {
    self.target = target
    (origin, basePath) = Self.split(baseURL)
    self.configuration = configuration
    chain = MiddlewareChain(middleware: configuration.middleware)
  }

  /// Calls over SOAP.
  ///
  /// For example: `.soap(baseURL, credentials: .ticket("7T:…"), .init(applicationToken: "…"))`.
  ///
  /// - Parameters:
  ///   - baseURL: The address of the installation. The paths of agents start there.
  ///   - credentials: Sent in the header of every message: fixed ones (`.ticket("7T:…")`), or a
  ///     provider, such as ``RefreshingCredentials``, which is called again if they are refused.
  ///   - configuration: All other settings. With the products `ServiceCurl` and `ServiceURLSession`
  ///     no transport is needed.
  public static func soap(
    _ baseURL: URL, credentials: some CredentialsProvider<SOAPCredentials>,
    _ configuration: ConnectionConfiguration
  ) -> ServiceConnection {
    ServiceConnection(.soap(credentials), baseURL: baseURL, configuration: configuration)
  }

  /// Calls over REST.
  ///
  /// For example: `.rest(baseURL, credentials: .bearer("…"), .init())`.
  ///
  /// - Parameters:
  ///   - baseURL: The address of the installation. The paths of agents and entities start there.
  ///   - credentials: Sent in the header fields of every request: fixed ones (`.bearer("…")`), or a
  ///     provider, such as ``RefreshingCredentials``, which is called again if they are refused.
  ///   - configuration: All other settings. With the products `ServiceCurl` and `ServiceURLSession`
  ///     no transport is needed.
  public static func rest(
    _ baseURL: URL, credentials: some CredentialsProvider<RESTCredentials>,
    _ configuration: ConnectionConfiguration
  ) -> ServiceConnection {
    ServiceConnection(.rest(credentials), baseURL: baseURL, configuration: configuration)
  }

  /// The binding of the calls.
  public var binding: ServiceBinding {
    if case .soap = target { .soap } else { .rest }
  }

  func recording(with recorder: ResponseRecorder) -> ServiceConnection {
    var copy = self
    copy.recorder = recorder
    return copy
  }

  func continuing(at nextLink: String) -> ServiceConnection {
    var copy = self
    copy.nextLink = nextLink
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

extension ServiceConnection: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Binding and base URL.
  public var description: String {
    "\(binding) at \(TransportRequest.withoutUser(origin))\(basePath)"
  }
  /// Like `description`.
  public var debugDescription: String { description }
  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["connection": description]) }
}
