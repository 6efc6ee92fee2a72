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
