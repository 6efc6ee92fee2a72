import CMicroHTTPD
import Foundation
import ServiceRuntime
import Synchronization

/// Code that runs on the threads of the sockets. It must not block.
extension ServerCore {
  /// The number of bytes of a refused body that are still read, so that the client sends all of it
  /// and reads the response. If there are more, the connection is closed.
  private static let patience = 256 << 10

  func open(_ handle: OpaquePointer, remoteAddress: String) -> Connection {
    let client = ClientNetwork(of: remoteAddress)
    return connections.add(from: client, limits: configuration.limits) { isExcess in
      Connection(
        handle, remoteAddress: remoteAddress, client: client, isExcess: isExcess,
        deadline: .now + configuration.deadlines.header)
    }
  }

  func begin(_ target: UnsafePointer<CChar>, on connection: Connection) -> ServerExchange {
    let exchange = ServerExchange(
      connection, target: String(cString: target), targetBytes: strlen(target))
    connection.begin(exchange, deadline: exchange.started + configuration.deadlines.header)
    return exchange
  }

  /// Called when the header is complete, then for every part of the body, then at its end, and
  /// again when there is a response. False closes the connection.
  func proceed(
    _ exchange: ServerExchange, _ connection: OpaquePointer, line: RequestLine,
    part: UnsafeRawBufferPointer
  ) -> Bool {
    switch exchange.nextStep(part) {
    case .head:
      let head = RequestHead(connection, line, targetBytes: exchange.targetBytes)
      return receiveHead(head, exchange: exchange, connection: connection)
    case .received(let count, let total, let isRefused):
      if isRefused { return total <= configuration.limits.bodyBytes + Self.patience }
      limitBody(of: exchange, added: count, total: total)
      return true
    case .handle(let head, let refusal):
      return dispatch(exchange, connection, head: head, refusal: refusal)
    case .response(let response):
      return send(response, exchange: exchange, connection: connection)
    case .nothing: return false
    }
  }

  private func receiveHead(
    _ head: RequestHead, exchange: ServerExchange, connection: OpaquePointer
  ) -> Bool {
    let limits = configuration.limits
    exchange.accept(
      head, reserving: min(head.announcedBytes ?? 0, limits.bodyBytes, 64 << 10),
      deadline: .now + configuration.deadlines.body)
    let refusal = head.refusal(limits: limits)
    guard let refusal else { return true }
    // The end of an ambiguous request is unknown, so nothing after it is read.
    return send(refusal.response, exchange: exchange, connection: connection, closes: true)
  }

  private func limitBody(of exchange: ServerExchange, added: Int, total: Int) {
    let limits = configuration.limits
    let buffered = bufferedBytes.add(added, ordering: .relaxed).newValue
    if total > limits.bodyBytes {
      refuse(exchange, .bodyTooLarge)
    } else if buffered > limits.bufferedBytes {
      refuse(exchange, .overloaded)
    }
  }

  private func refuse(_ exchange: ServerExchange, _ refusal: Refusal) {
    bufferedBytes.subtract(exchange.refuse(refusal), ordering: .relaxed)
  }

  private func dispatch(
    _ exchange: ServerExchange, _ connection: OpaquePointer, head: RequestHead, refusal: Refusal?
  ) -> Bool {
    if let response = refusal?.response ?? immediateAnswer(to: exchange) {
      return send(response, exchange: exchange, connection: connection)
    }
    // The request is counted before the stage is checked. So a shutdown sees either the count or a
    // refusal.
    let others = requestsInFlight.add(1, ordering: .sequentiallyConsistent).oldValue
    if others >= configuration.limits.requestsInFlight || currentStage == .ended {
      requestsInFlight.subtract(1, ordering: .sequentiallyConsistent)
      let refusal = currentStage == .ended ? Refusal.shuttingDown : .overloaded
      return send(refusal.response, exchange: exchange, connection: connection)
    }
    let task = handle(exchange, head)
    let response = exchange.suspend(
      { SuspendedConnection(suspending: connection) }, while: task)
    return response.map { send($0, exchange: exchange, connection: connection) } ?? true
  }

  /// The maximum body size of a small request.
  private static let small = 16 << 10

  /// A small request starts on this thread: most never wait, and a change to another thread and
  /// back would cost more than the request. After a wait, a handler continues on another thread.
  private func handle(_ exchange: ServerExchange, _ head: RequestHead) -> Task<Void, Never> {
    let body = exchange.start()
    bufferedBytes.subtract(body.count, ordering: .relaxed)
    let operation: @concurrent @Sendable () async -> Void = { [self] in
      answer(exchange, with: await handler(request(exchange, head: head, body: body)))
    }
    if body.count <= Self.small, #available(macOS 26, iOS 26, *) {
      return Task.immediate(operation: operation)
    }
    return Task(operation: operation)
  }

  private func immediateAnswer(to exchange: ServerExchange) -> TransportResponse? {
    if let health = configuration.healthPath, exchange.path == health {
      return currentStage == .serving
        ? TransportResponse(
          status: 200, headers: ["Content-Type": "text/plain; charset=utf-8"],
          body: Array("ok\n".utf8))
        : Refusal.shuttingDown.response
    }
    return exchange.connection.isExcess ? Refusal.overloaded.response : nil
  }

  private func request(
    _ exchange: ServerExchange, head: RequestHead, body: [UInt8]
  ) -> TransportRequest {
    let scheme = configuration.tls == nil ? "http://" : "https://"
    return TransportRequest(
      method: head.method == .head ? .get : head.method,
      origin: head.headers["Host"].map { scheme + $0 } ?? "", target: exchange.target,
      headers: head.headers, body: body, remoteAddress: exchange.connection.remoteAddress,
      connection: exchange.connection.storage)
  }

  /// Called after the last byte of the response was sent, or if it can never be sent.
  ///
  /// - Returns: Whether the connection ends after the response.
  @discardableResult
  func complete(
    _ exchange: ServerExchange, status: Int?, outcome: AccessLogEntry.Outcome
  ) -> Bool {
    let connection = exchange.connection
    let deadlines = configuration.deadlines
    let now = ContinuousClock.now
    let summary = exchange.end(at: now, nextBy: now + deadlines.inactivity + deadlines.header)
    if summary.bytesLeft > 0 { bufferedBytes.subtract(summary.bytesLeft, ordering: .relaxed) }
    log(
      exchange, summary, status: status, outcome: summary.isLate ? .timedOut : outcome, at: now)
    if currentStage >= .draining { connections.visit(connection) { $0.closeIfIdle() } }
    return summary.sent?.isLast ?? true
  }

  func close(_ connection: Connection) {
    connections.remove(connection)
    if let exchange = connection.exchange {
      complete(exchange, status: nil, outcome: .disconnected)
    }
  }
}
