import Dispatch
public import ServiceRuntime

/// An HTTP/1.1 server for a service, on libmicrohttpd.
///
///     let service = ServiceServer(endpoint, authenticator: authenticator)
///     let server = HTTPServer(service, configuration: .init(port: 8080))
///     try await server.run()
///
/// Requests are handled by tasks, without a separate thread for each. A HEAD request is handled as
/// GET, and the body of the response is not sent.
public final class HTTPServer: Sendable {
  private enum State {
    case idle
    case starting
    case running(Running)
    case stopping(Task<Void, Never>)
  }

  /// The state of a running server.
  private struct Running {
    let listener: Listener
    let daemons: DaemonPool
    let acceptor: Acceptor
    let watchdog: Watchdog
  }

  private let core: ServerCore
  private let state = Locked(State.idle)

  /// Creates a server for a service. It does not listen yet.
  public convenience init(_ service: ServiceServer, configuration: Configuration = .init()) {
    self.init(configuration: configuration) { await service.respond(to: $0) }
  }

  /// Creates a server that handles requests with a closure.
  ///
  /// - Parameters:
  ///   - configuration: The port, TLS, limits and deadlines.
  ///   - handler: Handles a request. Its task is cancelled if the client disconnects or a shutdown
  ///     does not wait any longer.
  public init(
    configuration: Configuration = .init(),
    handler: @escaping @Sendable (TransportRequest) async -> TransportResponse
  ) {
    core = ServerCore(configuration, handler: handler)
  }

  deinit {
    guard case .running(let running) = state.withLock({ $0 }) else { return }
    let core = core
    Task { await Self.shutDown(core, running, gracePeriod: .zero, noticePeriod: .zero) }
  }

  /// The port: after the start the port that the server listens on, before that the port of the
  /// configuration.
  public var port: Int {
    state.withLock { state in
      if case .running(let running) = state {
        running.listener.port
      } else {
        core.configuration.port
      }
    }
  }

  /// Scheme, host and port: the base URL for a client on the same machine.
  public var url: String {
    let scheme = core.configuration.tls == nil ? "http" : "https"
    let host =
      switch core.configuration.host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "[::1]"
      case let host where host.contains(":"): "[\(host)]"
      case let host: host
      }
    return "\(scheme)://\(host):\(port)"
  }

  /// Starts to listen and to handle requests.
  ///
  /// - Throws: ``HTTPServerError``
  public func start() async throws {
    try state.withLock { state throws(HTTPServerError) in
      guard case .idle = state else { throw .alreadyStarted }
      state = .starting
    }
    do {
      let running = try await offPool { [core] in
        try OpenFiles.allow(core.configuration)
        let listener = try Listener(host: core.configuration.host, port: core.configuration.port)
        do {
          let daemons = try DaemonPool(core)
          let acceptor = Acceptor(listener, core.configuration, daemons: daemons)
          return Running(
            listener: listener, daemons: daemons, acceptor: acceptor, watchdog: Watchdog(core))
        } catch {
          listener.stopListening()
          listener.close()
          throw error
        }
      }
      state.withLock { $0 = .running(running) }
    } catch {
      state.withLock { $0 = .idle }
      throw error
    }
  }

  /// Starts, handles requests until the process receives SIGTERM or SIGINT or the task is
  /// cancelled, and shuts down.
  ///
  /// - Parameters:
  ///   - gracePeriod: How long requests in flight may take.
  ///   - noticePeriod: How long to continue as before with a failing health check.
  /// - Throws: ``HTTPServerError``
  public func run(
    gracePeriod: Duration = .seconds(30), noticePeriod: Duration = .zero
  ) async throws {
    let signals = TerminationSignals()
    do {
      try await start()
    } catch {
      signals.restore()
      throw error
    }
    await signals.first()
    // A second signal ends the process at once.
    signals.restore()
    // A cancelled task could not wait for the requests in flight.
    await Task { await shutdown(gracePeriod: gracePeriod, noticePeriod: noticePeriod) }.value
  }

  /// Stops accepting connections, finishes the requests in flight and closes.
  ///
  /// Handlers that have not ended after the grace period are cancelled, and their callers receive
  /// 503.
  ///
  /// - Parameters:
  ///   - gracePeriod: How long requests in flight may take.
  ///   - noticePeriod: How long to continue as before with a failing health check, so that a load
  ///     balancer stops sending requests.
  public func shutdown(
    gracePeriod: Duration = .seconds(30), noticePeriod: Duration = .zero
  ) async {
    let core = core
    let task = state.withLock { state -> Task<Void, Never>? in
      switch state {
      case .idle, .starting: return nil
      case .stopping(let task): return task
      case .running(let running):
        let task = Task {
          await Self.shutDown(core, running, gracePeriod: gracePeriod, noticePeriod: noticePeriod)
        }
        state = .stopping(task)
        return task
      }
    }
    await task?.value
  }

  private static func shutDown(
    _ core: ServerCore, _ running: Running, gracePeriod: Duration, noticePeriod: Duration
  ) async {
    core.enter(.announced)
    try? await Task.sleep(for: noticePeriod)
    await offPool { running.acceptor.stop() }
    running.listener.stopListening()
    core.enter(.draining)
    await core.wait(gracePeriod) { core.connections.isEmpty }
    core.enter(.ended)
    core.cancelAll()
    await core.wait(.milliseconds(250)) { core.hasNoRequestsInFlight }
    while !core.hasNoRequestsInFlight {
      core.answerAll(with: .shuttingDown)
      await core.wait(.milliseconds(10)) { core.hasNoRequestsInFlight }
    }
    // The last responses still have to be sent.
    await core.wait(.milliseconds(250)) { core.connections.isEmpty }
    running.watchdog.stop()
    await offPool { running.daemons.stop() }
    running.listener.close()
  }
}

extension ServerCore {
  fileprivate var hasNoRequestsInFlight: Bool {
    requestsInFlight.load(ordering: .sequentiallyConsistent) == 0
  }

  /// Polls every few milliseconds. This happens once in the life of a server, and a notification
  /// would cost time on every request.
  fileprivate func wait(_ limit: Duration, until condition: () -> Bool) async {
    let end = ContinuousClock.now + limit
    while !condition(), ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(5)) }
  }
}

/// Runs blocking work on a thread outside the pool that runs tasks.
func offPool<Result: Sendable, Failure: Error>(
  _ work: @escaping @Sendable () throws(Failure) -> Result
) async throws(Failure) -> Result {
  let outcome = await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      do throws(Failure) {
        continuation.resume(returning: Swift.Result<Result, Failure>.success(try work()))
      } catch {
        continuation.resume(returning: .failure(error))
      }
    }
  }
  return try outcome.get()
}
