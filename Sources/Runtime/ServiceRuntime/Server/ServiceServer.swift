/// Serves operations over SOAP and REST, independent of the transport.
public final class ServiceServer: Sendable {
  let soapRouter: SOAPRouter
  let restRouter: RESTRouter
  let documents: [ServiceDocument]
  let authenticator: any Authenticator
  let chain: MiddlewareChain
  let limits: ServiceLimits
  let onInternalError: (@Sendable (any Error, OperationContext) -> Void)?

  /// Creates a server of one service.
  ///
  /// Of two operations with the same SOAP request, which a WSDL may have, the later one is used.
  ///
  /// - Parameters:
  ///   - endpoint: What to serve.
  ///   - authenticator: Checks every call.
  ///   - middleware: Called in this order for requests.
  ///   - documents: Public documents, in addition to those of the endpoint.
  ///   - description: The description that the server publishes; nil for none. A document with the
  ///     same path and query takes precedence.
  ///   - limits: Limits for requests.
  ///   - onInternalError: Called with errors that are not a ``ServiceFault`` and that no middleware
  ///     has handled. The response only says that there was an internal error.
  public convenience init(
    _ endpoint: any ServiceEndpoint,
    authenticator: any Authenticator,
    middleware: [any ServerMiddleware] = [],
    documents: [ServiceDocument] = [],
    description: SelfDescription? = SelfDescription(),
    limits: ServiceLimits = ServiceLimits(),
    onInternalError: (@Sendable (any Error, OperationContext) -> Void)? = nil
  ) {
    self.init(
      table: OperationTable([endpoint]), authenticator: authenticator, middleware: middleware,
      documents: documents, description: description, limits: limits,
      onInternalError: onInternalError)
  }

  /// Creates a server of several services. An agent and an entity may have the same name.
  ///
  /// - Parameters:
  ///   - endpoints: What to serve.
  ///   - authenticator: Checks every call.
  ///   - middleware: Called in this order for requests.
  ///   - documents: Public documents, in addition to those of the endpoints.
  ///   - description: The description that the server publishes; nil for none. A document with the
  ///     same path and query takes precedence.
  ///   - limits: Limits for requests.
  ///   - replacingOperations: Whether an endpoint may have an operation of an earlier endpoint.
  ///     Then the later one is used, over all bindings. Otherwise it is an error.
  ///   - onInternalError: Called with errors that are not a ``ServiceFault`` and that no middleware
  ///     has handled. The response only says that there was an internal error.
  /// - Throws: ``DuplicateOperationError`` if two endpoints have the same operation, or two
  ///   operations the same SOAP request.
  public convenience init(
    _ endpoints: [any ServiceEndpoint],
    authenticator: any Authenticator,
    middleware: [any ServerMiddleware] = [],
    documents: [ServiceDocument] = [],
    description: SelfDescription? = SelfDescription(),
    limits: ServiceLimits = ServiceLimits(),
    replacingOperations: Bool = false,
    onInternalError: (@Sendable (any Error, OperationContext) -> Void)? = nil
  ) throws(DuplicateOperationError) {
    let table = OperationTable(endpoints)
    self.init(
      table: table, authenticator: authenticator, middleware: middleware, documents: documents,
      description: description, limits: limits, onInternalError: onInternalError)
    guard !replacingOperations else { return }
    if let error = DuplicateOperationError(table.duplicates, unreached: soapRouter.unreached) {
      throw error
    }
  }

  private init(
    table: OperationTable, authenticator: any Authenticator, middleware: [any ServerMiddleware],
    documents: [ServiceDocument], description: SelfDescription?, limits: ServiceLimits,
    onInternalError: (@Sendable (any Error, OperationContext) -> Void)?
  ) {
    soapRouter = SOAPRouter(table.operations)
    restRouter = RESTRouter(table.operations)
    let described = description?.documents(
      of: table.operations, soapRouter.all, DescribedAccess(authenticator))
    self.documents = table.documents + documents + (described ?? [])
    self.authenticator = authenticator
    chain = MiddlewareChain(middleware: middleware)
    self.limits = limits
    self.onInternalError = onInternalError
  }

  /// Handles a request. Every failure is a response too.
  public func respond(to request: TransportRequest) async -> TransportResponse {
    let id = request.requestID
    let target = RequestTarget(request.target)
    var response: TransportResponse
    if request.isReading, documents.contains(where: { $0.isAt(target) }) {
      response = await documentResponse(to: request, requestID: id)
    } else if let services = soapRouter.services(for: target.path) {
      let exchange = SOAPExchange(
        server: self, services: services, request: request, requestID: id)
      response = await exchange.respond()
    } else {
      response = await RESTExchange(server: self, request: request, requestID: id).respond()
    }
    response.headers[RequestID.header] = id
    response.failure = nil
    return response
  }

  /// Passes a request through the middleware to its handler.
  ///
  /// - Parameters:
  ///   - answer: Handles the request. It always returns a response.
  ///   - refusal: Turns an error of a middleware into a response.
  func run(
    _ request: TransportRequest, _ context: OperationContext,
    answer: @escaping @Sendable (TransportRequest) async -> TransportResponse,
    refusal: (any Error) -> TransportResponse
  ) async -> TransportResponse {
    let response: TransportResponse
    do {
      response =
        chain.middleware.isEmpty
        ? await answer(request) : try await chain.run(request, context: context, last: answer)
    } catch {
      response = refusal(error)
    }
    if let failure = response.failure, !(failure is ServiceFault), !(failure is CancellationError) {
      onInternalError?(failure, context)
    }
    return response
  }

  private func documentResponse(
    to request: TransportRequest, requestID: String
  ) async -> TransportResponse {
    let context = OperationContext(operation: nil, binding: .rest, requestID: requestID)
    return await run(request, context) { changed in
      self.document(for: changed, RequestTarget(changed.target))
        ?? RESTExchange.response(to: HTTPRefusal.notFound)
    } refusal: { error in
      RESTExchange.response(to: error)
    }
  }

  private func document(
    for request: TransportRequest, _ target: RequestTarget
  ) -> TransportResponse? {
    guard request.isReading, let document = documents.first(where: { $0.isAt(target) })
    else { return nil }
    let prefix = target.path.dropLast(document.path.count + 1)
    let origin =
      request.origin.isEmpty ? "http://" + (request.headers["Host"] ?? "localhost") : request.origin
    return TransportResponse(
      status: 200, headers: ["Content-Type": document.mediaType],
      body: request.method == .head ? [] : Array(document.text(origin + prefix).utf8))
  }
}

extension ServiceFault {
  /// The error as a fault; nil if it is not a fault.
  init?(in error: any Error) {
    switch error {
    case let fault as ServiceFault: self = fault
    case let error as any TypedServiceFault: self = error.fault
    default: return nil
    }
  }

  /// The fault that a caller receives. For an error that is not a fault, it only says that there
  /// was an error.
  init(telling error: any Error) {
    if let fault = ServiceFault(in: error) {
      self = fault
      return
    }
    switch error {
    case is CancellationError: self = .unavailable("The call was cancelled.")
    default: self = .server("An internal error occurred.")
    }
  }
}

extension TransportRequest {
  /// The request id from the caller, if it is safe to repeat; otherwise a new one.
  fileprivate var requestID: String {
    guard let id = headers[RequestID.header], (1...128).contains(id.utf8.count),
      id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return RequestID.make() }
    return id
  }

  fileprivate var isReading: Bool { method == .get || method == .head }

  /// Whether routing would return the same result.
  func isSame(as other: TransportRequest) -> Bool {
    method == other.method && target == other.target && headers == other.headers
      && body == other.body
  }
}

/// Path and query of a request.
struct RequestTarget {
  /// Percent-encoded.
  let path: Substring
  /// Without the `?`; nil if there is none.
  let query: Substring?

  init(_ target: String) {
    // Most targets are only a path.
    guard !target.utf8.starts(with: "/".utf8) || target.hasByte(where: Self.endsPath) else {
      path = target[...]
      query = nil
      return
    }
    var rest = Substring(target.utf8.prefix { $0 != UInt8(ascii: "#") })
    // A proxy may send the absolute form.
    if !rest.utf8.starts(with: "/".utf8), let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
    }
    guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) else {
      path = rest
      query = nil
      return
    }
    path = rest[..<mark]
    query = rest[rest.index(after: mark)...]
  }

  private static func endsPath(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }
}
