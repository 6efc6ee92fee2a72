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
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
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
    _ next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
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

/// How long to wait before trying again: a random time up to a bound that doubles with every
/// attempt ("full jitter"), so that clients that failed together do not try again together.
public struct RetryBackoff: Hashable, Sendable {
  /// The bound of the first wait.
  public var base: Duration
  /// The maximum of the bound, and the longest wait that a service can ask for.
  public var maximum: Duration

  /// Creates a backoff. The defaults are 250 milliseconds and 20 seconds.
  public init(base: Duration = .milliseconds(250), maximum: Duration = .seconds(20)) {
    self.base = base
    self.maximum = maximum
  }

  /// The longest wait after a number of attempts, one or more.
  func bound(afterAttempts attempts: Int) -> Duration {
    var bound = base
    for _ in 1..<max(1, attempts) where bound < maximum { bound *= 2 }
    return min(bound, maximum)
  }
}

/// Decides which outcomes of a request may be better another time.
struct RetryJudge: Sendable {
  enum Advice: Equatable {
    case tryAgain
    /// The service has set the time to wait.
    case notBefore(Duration)
  }

  private static let statuses: Set<Int> = [408, 429, 502, 503, 504]

  let now: @Sendable () -> Date

  /// Nil if trying again is wrong or useless.
  func advice(
    on outcome: Result<TransportResponse, any Error>, over binding: ServiceBinding
  ) -> Advice? {
    switch outcome {
    case .failure(let error): return Self.isTemporary(error) ? .tryAgain : nil
    case .success(let response):
      guard Self.statuses.contains(response.status) else { return nil }
      if binding == .soap, Self.blamesClient(response) { return nil }
      let delay = response.headers["Retry-After"]
        .flatMap { RetryAfter.delay(in: $0, now: now()) }
      return delay.map(Advice.notBefore) ?? .tryAgain
    }
  }

  /// Over SOAP the fault decides, because the status has little meaning.
  private static func blamesClient(_ response: TransportResponse) -> Bool {
    guard
      let document = try? XMLParser.parse(response.body, limits: ServiceLimits()),
      let envelope = try? SOAPEnvelope(document),
      let fault = SOAPFaultReader.fault(in: envelope)
    else { return false }
    return fault.code != .server
  }

  private static func isTemporary(_ error: any Error) -> Bool {
    switch error {
    case is CancellationError: return false
    case let fault as ServiceFault:
      return fault.httpStatus.map(statuses.contains) ?? (fault.code == .server)
    case let error as ServiceCallError:
      switch error.kind {
      case .transport(let cause): return isTemporary(cause)
      case .timeout: return true
      case .bindingUnavailable, .encodingFailed, .invalidResponse, .responseTooLarge: return false
      }
    case let error as any TemporaryFailure: return error.isTemporary
    default: return true
    }
  }
}

/// An error of a transport that says whether trying again can help.
public protocol TemporaryFailure: Error {
  /// Whether the same request may succeed in a moment.
  var isTemporary: Bool { get }
}

/// The header field with the time after which to try again.
enum RetryAfter {
  /// The time to wait, from a number of seconds or a date; nil if it is neither.
  static func delay(in value: String, now: Date) -> Duration? {
    if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(Int64(value) ?? .max)
    }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    guard let date = formatter.date(from: value) else { return nil }
    return .seconds(max(0, date.timeIntervalSince(now)))
  }
}
