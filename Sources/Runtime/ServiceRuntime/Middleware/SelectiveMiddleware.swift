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
    next: @Sendable (TransportRequest) async throws -> TransportResponse
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
