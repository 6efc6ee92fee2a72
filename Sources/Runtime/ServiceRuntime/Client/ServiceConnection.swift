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

extension ServiceConnection {
  /// Calls an operation. It does not run on the actor of the caller, which may be the main actor.
  ///
  /// - Throws: ``ServiceFault`` if the service reports a fault, ``ServiceCallError`` if the call
  ///   itself failed, `CancellationError` if the task was cancelled, and the errors of middleware
  ///   and of the credentials provider.
  @concurrent @_spi(Generated) public func call<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ input: Operation.Input, _ options: CallOptions
  ) async throws -> Operation.Output.Result {
    let call = ServiceCall<Operation>(connection: self, input: input, options: options)
    switch target {
    case .soap(let credentials):
      guard let soap = Operation.descriptor.soap else { throw call.bindingUnavailable }
      return try await retrying(credentials) { try await call.overSOAP(soap, credentials: $0) }
        .result
    case .rest(let credentials):
      guard let rest = Operation.descriptor.rest else { throw call.bindingUnavailable }
      return try await retrying(credentials) { try await call.overREST(rest, credentials: $0) }
        .result
    }
  }

  /// Calls an operation that is its own request.
  ///
  /// - Throws: like `call`.
  @_spi(Generated) public func send<Request: OperationRequest>(
    _ request: Request, _ options: CallOptions
  ) async throws -> Request.Output.Result {
    try await call(Request.self, request, options)
  }

  /// Tries with the current credentials. If they are refused and there are new ones, tries once
  /// more with those.
  private func retrying<Credentials: Sendable & Equatable, Output>(
    _ provider: any CredentialsProvider<Credentials>,
    _ attempt: (Credentials) async throws -> Output
  ) async throws -> Output {
    let credentials = try await provider.credentials(replacing: nil)
    do {
      return try await attempt(credentials)
    } catch let error where ServiceFault(in: error)?.isAuthenticationFailure == true {
      let others = try await provider.credentials(replacing: credentials)
      guard others != credentials else { throw error }
      return try await attempt(others)
    }
  }
}

/// The settings of a connection other than its address and credentials.
public struct ConnectionConfiguration: Sendable {
  /// Identifies the application to an online installation. It is a secret.
  public var applicationToken: String?
  /// The time zone of dates, unless a call sets another one.
  public var timeZone: ServiceTimeZone?
  /// Parts of the SOAP Header of every call, for example credentials. SOAP only.
  public var soapHeaders: SOAPHeaders
  /// The version of SOAP that is sent; nil for the version of the service's description.
  public var soapVersion: SOAPVersion?
  /// Sends requests.
  public var transport: any ClientTransport
  /// Middleware, called in this order for requests.
  public var middleware: [any ClientMiddleware]
  /// Limits for responses.
  public var limits: ServiceLimits

  /// Creates a configuration. Only the transport is required. The products `ServiceCurl` and
  /// `ServiceURLSession` add an initializer with their transport.
  public init(
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    soapVersion: SOAPVersion? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) {
    self.applicationToken = applicationToken
    self.timeZone = timeZone
    self.soapHeaders = soapHeaders
    self.soapVersion = soapVersion
    self.transport = transport
    self.middleware = middleware
    self.limits = limits
  }
}

extension ConnectionConfiguration: RedactedPrinting {
  var redactedDescription: String {
    [
      applicationToken.map { _ in "application token <redacted>" },
      timeZone.map { "time zone \($0)" },
      soapHeaders.elements.isEmpty ? nil : "\(soapHeaders.elements.count) SOAP headers",
      "\(type(of: transport))",
      middleware.isEmpty ? nil : "\(middleware.count) middleware",
    ].compactMap(\.self).joined(separator: ", ")
  }
}
