import Foundation

/// Repeats calls that failed and may succeed in a moment.
///
/// Only idempotent calls are repeated: over REST those with the HTTP methods GET, HEAD, PUT, DELETE
/// and OPTIONS, and the operations that the user names. A call is repeated if there was no
/// response, or a response with the status 408, 429, 502, 503 or 504. It is never repeated if the
/// service says that the request is wrong, or after cancellation. `Retry-After` is respected. If it
/// is longer than the maximum of the backoff or the timeout of the call, the call is not repeated.
///
/// For example: `middleware: [RetryMiddleware(operations: "GetPerson")]`.
public struct RetryMiddleware: ClientMiddleware {
  /// Whether a call can be repeated without doing its work twice.
  public typealias Condition = @Sendable (TransportRequest, OperationContext) -> Bool
  /// Returns a random number in the range.
  public typealias RandomSource = @Sendable (ClosedRange<Double>) -> Double

  private let isIdempotent: Condition
  private let maximumAttempts: Int
  private let backoff: RetryBackoff
  private let clock: any Clock<Duration>
  private let random: RandomSource
  private let judge: RetryJudge

  /// Creates middleware that repeats calls of the named operations, and calls with an idempotent
  /// HTTP method.
  ///
  /// - Parameters:
  ///   - operations: `Operation` or `Service.Operation`.
  ///   - maximumAttempts: Including the first one. The default is 3.
  ///   - backoff: How long to wait.
  ///   - clock: Waits.
  ///   - random: Chooses the random part of the wait.
  public init(
    operations: String...,
    maximumAttempts: Int = 3,
    backoff: RetryBackoff = RetryBackoff(),
    clock: any Clock<Duration> = ContinuousClock(),
    random: @escaping RandomSource = { Double.random(in: $0) }
  ) {
    self.init(
      maximumAttempts: maximumAttempts, backoff: backoff, clock: clock, random: random
    ) { request, context in
      Self.isIdempotentByVerb(request, context)
        || operations.contains { $0 == context.operation?.name }
        || operations.contains { $0 == context.operation?.description }
    }
  }

  /// Creates middleware that repeats calls for which a condition holds, and no others.
  public init(
    maximumAttempts: Int = 3,
    backoff: RetryBackoff = RetryBackoff(),
    clock: any Clock<Duration> = ContinuousClock(),
    random: @escaping RandomSource = { Double.random(in: $0) },
    where isIdempotent: @escaping Condition
  ) {
    self.isIdempotent = isIdempotent
    self.maximumAttempts = maximumAttempts
    self.backoff = backoff
    self.clock = clock
    self.random = random
    judge = RetryJudge(now: { Date() })
  }

  /// Whether a call is idempotent by its HTTP method. SOAP calls are not, because they use POST.
  public static func isIdempotentByVerb(
    _ request: TransportRequest, _ context: OperationContext
  ) -> Bool {
    let verbs: [HTTPMethod] = [.get, .head, .put, .delete, .options]
    return context.binding == .rest && verbs.contains(request.method)
  }

  /// Passes the request on until there is a final response.
  public func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    guard isIdempotent(request, context) else { return try await next(request) }
    var attempts = 1
    var waited = Duration.zero
    while true {
      let outcome = await attempt(request, next)
      guard attempts < maximumAttempts, !Task.isCancelled,
        let advice = judge.advice(on: outcome, over: context.binding),
        let pause = pause(after: attempts, advice), waited + pause < request.timeout ?? .forever
      else { return try outcome.get() }
      try await clock.sleep(for: pause)
      waited += pause
      attempts += 1
    }
  }

  private func attempt(
    _ request: TransportRequest,
    _ next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async -> Result<TransportResponse, any Error> {
    do {
      return .success(try await next(request))
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait; nil if the service asks for too long a wait.
  private func pause(after attempts: Int, _ advice: RetryJudge.Advice) -> Duration? {
    let share = random(0...1)
    let chosen = backoff.bound(afterAttempts: attempts) * share
    guard case .notBefore(let least) = advice else { return chosen }
    return least <= backoff.maximum ? max(least, chosen) : nil
  }
}

extension Duration {
  fileprivate static let forever = Duration.seconds(Int64.max)
}
