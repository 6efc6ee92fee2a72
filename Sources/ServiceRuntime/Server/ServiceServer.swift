/// Serves operations over SOAP and REST, whatever transport brings the requests.
public struct ServiceServer: Sendable {
  let soapRouter: SOAPRouter
  let restRouter: RESTRouter
  let documents: [ServiceDocument]
  let authenticator: any Authenticator
  let chain: MiddlewareChain
  let limits: ServiceLimits
  let onInternalError: (@Sendable (any Error, OperationContext) -> Void)?

  /// Creates a server of one service.
  ///
  /// - Parameters:
  ///   - endpoint: What to serve.
  ///   - authenticator: Asked about every call.
  ///   - middleware: Called in this order on the way in.
  ///   - documents: Given to everybody, next to those of the endpoint.
  ///   - description: What the server tells about itself; nil for nothing. A document given for the
  ///     same path and query takes precedence.
  ///   - limits: What requests may demand.
  ///   - onInternalError: Told of errors that are not a ``ServiceFault`` and that no middleware has
  ///     made a different answer of; the caller is told only that there was one.
  public init(
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

  /// Creates a server of several services; an agent and an entity may have one name.
  ///
  /// - Parameters:
  ///   - endpoints: What to serve.
  ///   - authenticator: Asked about every call.
  ///   - middleware: Called in this order on the way in.
  ///   - documents: Given to everybody, next to those of the endpoints.
  ///   - description: What the server tells about itself; nil for nothing. A document given for the
  ///     same path and query takes precedence.
  ///   - limits: What requests may demand.
  ///   - replacingOperations: Whether an endpoint may have an operation that one before it has. Then
  ///     the later one answers, over all bindings; else it is an error.
  ///   - onInternalError: Told of errors that are not a ``ServiceFault`` and that no middleware has
  ///     made a different answer of; the caller is told only that there was one.
  /// - Throws: ``DuplicateOperationError`` when two endpoints have the same operation.
  public init(
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
    if !replacingOperations, let error = DuplicateOperationError(table.duplicates) { throw error }
    self.init(
      table: table, authenticator: authenticator, middleware: middleware, documents: documents,
      description: description, limits: limits, onInternalError: onInternalError)
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

  /// Answers a request; every failure is an answer too.
  public func respond(to request: TransportRequest) async -> TransportResponse {
    let id = request.requestID
    let target = RequestTarget(request.target)
    var response: TransportResponse
    if documents.contains(where: { $0.isAt(target) }), request.isReading {
      response = await documentResponse(to: request, requestID: id)
    } else if let service = soapRouter.service(for: target.path) {
      response = await SOAPExchange(server: self, service: service, requestID: id)
        .respond(to: request)
    } else {
      response = await RESTExchange(server: self, requestID: id).respond(to: request)
    }
    response.headers[RequestID.header] = id
    response.failure = nil
    return response
  }

  /// Lets a request go through the middleware to what answers it.
  ///
  /// - Parameters:
  ///   - answer: Answers, whatever comes.
  ///   - refusal: Makes an answer of what a middleware throws.
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
      document(for: changed, RequestTarget(changed.target))
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
  /// What an error says as a fault; nil for one that is not a fault.
  init?(in error: any Error) {
    switch error {
    case let fault as ServiceFault: self = fault
    case let error as any TypedServiceFault: self = error.fault
    default: return nil
    }
  }

  /// What to tell a caller of an error: of one that is not a fault, no more than that there was one.
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
  /// The name the caller gave the call, if it is fit to be repeated; else a new one.
  fileprivate var requestID: String {
    guard let id = headers[RequestID.header], (1...128).contains(id.utf8.count),
      id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return RequestID.make() }
    return id
  }

  fileprivate var isReading: Bool { method == .get || method == .head }

  /// Whether routing would give the same again.
  func isSame(as other: TransportRequest) -> Bool {
    method == other.method && target == other.target && headers == other.headers
      && body == other.body
  }
}
