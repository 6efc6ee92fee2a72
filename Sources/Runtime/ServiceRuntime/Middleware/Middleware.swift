/// Sees every request and its response. It can change and repeat requests, or respond itself.
///
/// Adopt ``ClientMiddleware``, ``ServerMiddleware``, or both.
public protocol Middleware: Sendable {
  /// Passes the request on by calling `next`, any number of times, or responds itself.
  ///
  /// On a server `next` always returns a response. Refusals and failures are responses too, with
  /// their status and with ``TransportResponse/failure``. A middleware that throws refuses the
  /// request. The caller receives only a ``ServiceFault``.
  func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse
}

/// Middleware between a client and its transport.
public protocol ClientMiddleware: Middleware {}

/// Middleware between a server and the operations it serves.
public protocol ServerMiddleware: Middleware {}

/// The facts about a call for middleware and transports.
public struct OperationContext: Hashable, Sendable {
  /// The operation; nil on a server if the request is not for an operation.
  public let operation: OperationInfo?
  /// The binding it is called over.
  public let binding: ServiceBinding
  /// Identifies the call in logs on both sides.
  public let requestID: String?
  /// The caller, as determined by the authenticator; nil on a client, for an anonymous caller, and
  /// for a refused one.
  public let principal: Principal?

  /// Creates a context.
  public init(
    operation: OperationInfo?, binding: ServiceBinding, requestID: String? = nil,
    principal: Principal? = nil
  ) {
    self.operation = operation
    self.binding = binding
    self.requestID = requestID
    self.principal = principal
  }
}

/// Calls the middleware from the first to the last, then the final handler.
struct MiddlewareChain: Sendable {
  let middleware: [any Middleware]

  func run(
    _ request: TransportRequest, context: OperationContext,
    last: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    try await run(from: 0, request, context: context, last: last)
  }

  private func run(
    from index: Int, _ request: TransportRequest, context: OperationContext,
    last: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    guard index < middleware.count else { return try await last(request) }
    return try await middleware[index].intercept(request, context: context) { request in
      try await run(from: index + 1, request, context: context, last: last)
    }
  }
}

/// Applies a middleware to some operations only.
public struct SelectiveMiddleware<Base: Middleware>: Middleware {
  private let base: Base
  private let isApplied: @Sendable (OperationContext) -> Bool

  fileprivate init(_ base: Base, where isApplied: @escaping @Sendable (OperationContext) -> Bool) {
    self.base = base
    self.isApplied = isApplied
  }

  /// Calls the middleware if it applies to the operation.
  public func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    guard isApplied(context) else { return try await next(request) }
    return try await base.intercept(request, context: context, next: next)
  }
}

extension SelectiveMiddleware: ClientMiddleware where Base: ClientMiddleware {}
extension SelectiveMiddleware: ServerMiddleware where Base: ServerMiddleware {}

extension Middleware {
  /// This middleware for these operations only, written as `Operation`, `Service.Operation`,
  /// `agent:Service.Operation` or `entity:Service.Operation`.
  public func only(for operations: String...) -> SelectiveMiddleware<Self> {
    only { context in
      guard let operation = context.operation else { return false }
      return operations.contains(where: operation.isMeant)
    }
  }

  /// This middleware for calls for which a condition is true.
  public func only(
    where condition: @escaping @Sendable (OperationContext) -> Bool
  ) -> SelectiveMiddleware<Self> {
    SelectiveMiddleware(self, where: condition)
  }
}
