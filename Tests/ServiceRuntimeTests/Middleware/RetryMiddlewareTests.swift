import Foundation
import ServiceRuntime
import Synchronization
import Testing

@Suite("Retries")
struct RetryMiddlewareTests {
  /// Returns outcomes one after the other, and then the last one forever.
  final class Script: Sendable {
    private let outcomes: [Result<TransportResponse, any Error>]
    private let played = Mutex(0)

    init(_ outcomes: [Result<TransportResponse, any Error>]) { self.outcomes = outcomes }

    convenience init(statuses: Int...) {
      self.init(statuses.map { .success(TransportResponse(status: $0)) })
    }

    var attempts: Int { played.withLock { $0 } }

    func next() throws -> TransportResponse {
      let index = played.withLock { count in
        count += 1
        return count - 1
      }
      return try outcomes[min(index, outcomes.count - 1)].get()
    }
  }

  struct Temporary: TemporaryFailure {
    var isTemporary: Bool
  }

  static let context = OperationContext(
    operation: OperationInfo(service: "Library", name: "GetBook"), binding: .soap)

  let clock = InstantClock()

  func retry(_ operations: String = "GetBook", attempts: Int = 3) -> RetryMiddleware {
    RetryMiddleware(
      operations: operations, maximumAttempts: attempts, clock: clock, random: \.upperBound)
  }

  func send(
    _ script: Script, through middleware: RetryMiddleware, method: HTTPMethod = .post,
    context: OperationContext = context, timeout: Duration? = nil
  ) async throws -> Int {
    let request = TransportRequest(method: method, target: "/", timeout: timeout)
    return try await middleware.intercept(request, context: context) { _ in try script.next() }
      .status
  }

  @Test(arguments: ["GetBook", "Library.GetBook"])
  func aNamedOperationIsTriedAgainUntilItSucceeds(name: String) async throws {
    let script = Script(statuses: 503, 502, 200)
    #expect(try await send(script, through: retry(name)) == 200)
    #expect(script.attempts == 3)
  }

  @Test func anOperationThatIsNotNamedIsNot() async throws {
    let script = Script(statuses: 503, 200)
    #expect(try await send(script, through: retry("SaveBook")) == 503)
    #expect(script.attempts == 1)
  }

  @Test(arguments: [
    (HTTPMethod.get, 200), (.head, 200), (.put, 200), (.delete, 200), (.post, 503), (.patch, 503),
  ])
  func theVerbsOfRESTThatAreIdempotentByDefinitionAre(method: HTTPMethod, status: Int) async throws
  {
    let context = OperationContext(operation: nil, binding: .rest)
    let script = Script(statuses: 503, 200)
    #expect(
      try await send(script, through: retry("SaveBook"), method: method, context: context)
        == status)
  }

  @Test func aConditionDecidesAlone() async throws {
    let never = RetryMiddleware(clock: clock) { _, _ in false }
    let always = RetryMiddleware(clock: clock) { _, _ in true }
    let rest = OperationContext(operation: nil, binding: .rest)
    #expect(
      try await send(Script(statuses: 503, 200), through: never, method: .get, context: rest) == 503
    )
    #expect(try await send(Script(statuses: 503, 200), through: always) == 200)
  }

  @Test(arguments: [0, 1, 2, 5])
  func attemptsEndWithTheLastOutcome(attempts: Int) async throws {
    let script = Script(statuses: 503)
    #expect(try await send(script, through: retry(attempts: attempts)) == 503)
    #expect(script.attempts == max(1, attempts))
  }

  @Test(arguments: [200, 400, 401, 404, 500, 501])
  func statusesThatAreTheClientsFaultOrFinalAreKept(status: Int) async throws {
    let script = Script(statuses: status, 204)
    #expect(try await send(script, through: retry()) == status)
  }

  @Test func theBoundOfTheWaitsDoublesUpToTheMaximumAndChanceChoosesBelowIt() async throws {
    let backoff = RetryBackoff(base: .seconds(1), maximum: .seconds(5))
    let whole = RetryMiddleware(
      operations: "GetBook", maximumAttempts: 6, backoff: backoff, clock: clock,
      random: \.upperBound)
    _ = try await send(Script(statuses: 503), through: whole)
    #expect(clock.waits == [.seconds(1), .seconds(2), .seconds(4), .seconds(5), .seconds(5)])

    let other = InstantClock()
    let quarter = RetryMiddleware(
      operations: "GetBook", backoff: backoff, clock: other, random: { _ in 0.25 })
    _ = try await send(Script(statuses: 503), through: quarter)
    #expect(other.waits == [.milliseconds(250), .milliseconds(500)])
  }

  @Test(arguments: [("3", 3.0), ("0", 0.25), ("soon", 0.25), ("-1", 0.25), ("", 0.25)])
  func retryAfterIsTheLeastToWait(value: String, seconds: Double) async throws {
    let busy = TransportResponse(status: 429, headers: ["Retry-After": value])
    let script = Script([.success(busy), .success(TransportResponse(status: 200))])
    #expect(try await send(script, through: retry()) == 200)
    #expect(clock.waits == [.seconds(seconds)])
  }

  @Test func aDateInRetryAfterThatHasPassedDoesNotDelayOneFarAwayEndsTheAttempts() async throws {
    for (date, status) in [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 200), ("Fri, 31 Dec 2999 23:59:59 GMT", 503),
      ("99999999999999999999", 503),
    ] {
      let busy = TransportResponse(status: 503, headers: ["Retry-After": date])
      let script = Script([.success(busy), .success(TransportResponse(status: 200))])
      #expect(try await send(script, through: retry()) == status)
    }
    #expect(clock.waits == [.milliseconds(250)])
  }

  @Test func noWaitOutlastsTheCallsTimeout() async throws {
    let script = Script(statuses: 503)
    let status = try await send(
      script, through: retry(attempts: 10), timeout: .milliseconds(800))
    #expect(status == 503)
    #expect(clock.waits == [.milliseconds(250), .milliseconds(500)])
  }

  @Test func errorsOfTheTransportAreJudgedByTheirKind() async throws {
    let cases: [(any Error, Int)] = [
      (ServiceCallError(.timeout, ""), 2),
      (ServiceCallError(.transport(Temporary(isTemporary: true)), ""), 2),
      (ServiceCallError(.transport(Temporary(isTemporary: false)), ""), 1),
      (ServiceCallError(.responseTooLarge, ""), 1),
      (ServiceCallError(.invalidResponse, ""), 1),
      (Temporary(isTemporary: false), 1),
      (POSIXError(.ECONNRESET), 2),
      (ServiceFault.client("wrong"), 1),
      (ServiceFault.unauthenticated(), 1),
      (ServiceFault.server("busy"), 2),
      (ServiceFault.unimplemented(OperationInfo(service: "Library", name: "GetBook")), 1),
      (CancellationError(), 1),
    ]
    for (error, attempts) in cases {
      let script = Script([.failure(error)])
      await #expect(throws: (any Error).self, "\(error)") {
        try await send(script, through: retry(attempts: 2))
      }
      #expect(script.attempts == attempts, "\(error)")
    }
  }

  @Test func aSOAPFaultThatBlamesTheClientIsKeptWhateverTheStatus() async throws {
    for (code, status) in [("Client", 503), ("Server", 200)] {
      let body = """
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault>\
        <faultcode>e:\(code)</faultcode><faultstring>no</faultstring></e:Fault></e:Body>\
        </e:Envelope>
        """
      let answer = TransportResponse(status: 503, body: Array(body.utf8))
      let script = Script([.success(answer), .success(TransportResponse(status: 200))])
      #expect(try await send(script, through: retry()) == status)
    }
  }

  @Test func aCancelledCallIsNotTriedAgain() async throws {
    let script = Script(statuses: 503)
    let middleware = retry()
    let context = Self.context
    let task = Task {
      try await middleware.intercept(
        TransportRequest(method: .post, target: "/"), context: context
      ) { _ in
        withUnsafeCurrentTask { $0?.cancel() }
        return try script.next()
      }
    }
    _ = await task.result
    #expect(script.attempts == 1)
    #expect(clock.waits == [])
  }
}
