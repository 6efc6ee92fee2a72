import CMicroHTTPD
import Foundation
import ServiceRuntime
import Synchronization

/// What happens on the threads of the sockets; nothing here may block.
extension ServerCore {
  /// How much of a refused body is still read, so that the client has sent all of it and reads the
  /// answer; beyond it the connection is cut.
  private static let patience = 256 << 10

  func open(_ handle: OpaquePointer, remoteAddress: String) -> Connection {
    let client = ClientNetwork(of: remoteAddress)
    return connections.add(from: client, limits: configuration.limits) { isExcess in
      Connection(
        handle, remoteAddress: remoteAddress, client: client, isExcess: isExcess,
        deadline: .now + configuration.deadlines.header)
    }
  }

  func begin(_ target: UnsafePointer<CChar>, on connection: Connection) -> Exchange {
    let exchange = Exchange(
      connection, target: String(cString: target), targetBytes: strlen(target))
    connection.begin(exchange, deadline: .now + configuration.deadlines.header)
    return exchange
  }

  /// Called when the header is complete, then for every part of the body, then when all is there,
  /// and again when there is an answer. False closes the connection.
  func proceed(
    _ exchange: Exchange, _ connection: OpaquePointer, line: RequestLine,
    part: UnsafeRawBufferPointer
  ) -> Bool {
    if exchange.head == nil {
      return receiveHead(
        RequestHead(connection, line, targetBytes: exchange.targetBytes), exchange, connection)
    }
    if !part.isEmpty { return receive(part, exchange) }
    if let answer = exchange.takeAnswer() { return send(answer, exchange, connection) }
    return exchange.awaitsHandler && dispatch(exchange, connection)
  }

  private func receiveHead(
    _ head: RequestHead, _ exchange: Exchange, _ connection: OpaquePointer
  ) -> Bool {
    let limits = configuration.limits
    exchange.accept(head, reserving: min(head.announcedBytes ?? 0, limits.bodyBytes, 64 << 10))
    exchange.connection.expect(by: .now + configuration.deadlines.body)
    let refusal = head.refusal(limits: limits)
    guard let refusal else { return true }
    // Nobody knows where a request ends that is read in two ways, so nothing after it is read.
    return send(refusal.response, exchange, connection, closes: true)
  }

  private func receive(_ part: UnsafeRawBufferPointer, _ exchange: Exchange) -> Bool {
    let limits = configuration.limits
    let size = exchange.append(part)
    if exchange.refusal != nil { return size <= limits.bodyBytes + Self.patience }
    let buffered = bufferedBytes.add(part.count, ordering: .relaxed).newValue
    if size > limits.bodyBytes {
      refuse(exchange, .bodyTooLarge)
    } else if buffered > limits.bufferedBytes {
      refuse(exchange, .overloaded)
    }
    return true
  }

  private func refuse(_ exchange: Exchange, _ refusal: Refusal) {
    bufferedBytes.subtract(exchange.refuse(refusal), ordering: .relaxed)
  }

  private func dispatch(_ exchange: Exchange, _ connection: OpaquePointer) -> Bool {
    if let response = immediateAnswer(to: exchange) { return send(response, exchange, connection) }
    guard let head = exchange.head else { return false }
    // Counted before the stage is looked at: a shutdown sees either the count or a refusal.
    let others = requestsInFlight.add(1, ordering: .sequentiallyConsistent).oldValue
    if others >= configuration.limits.requestsInFlight || currentStage == .ended {
      requestsInFlight.subtract(1, ordering: .sequentiallyConsistent)
      let refusal = currentStage == .ended ? Refusal.shuttingDown : .overloaded
      return send(refusal.response, exchange, connection)
    }
    let request = request(exchange, head)
    exchange.connection.expect(by: nil)
    exchange.start()
    let task = handle(request, exchange)
    exchange.suspend({ SuspendedConnection(suspending: connection) }, while: task)
    return exchange.takeAnswer().map { send($0, exchange, connection) } ?? true
  }

  /// The body of a request that is too small to be much work.
  private static let small = 16 << 10

  /// A small request is begun on this thread: most are answered without ever waiting, and the way
  /// to another thread and back would cost more than they do. What waits goes on elsewhere.
  private func handle(_ request: TransportRequest, _ exchange: Exchange) -> Task<Void, Never> {
    let operation: @Sendable () async -> Void = { [self] in
      answer(exchange, with: await handler(request))
    }
    if request.body.count <= Self.small, #available(macOS 26, iOS 26, *) {
      return Task.immediate(operation: operation)
    }
    return Task(operation: operation)
  }

  private func immediateAnswer(to exchange: Exchange) -> TransportResponse? {
    if let refusal = exchange.refusal { return refusal.response }
    if let health = configuration.healthPath, exchange.path == health {
      return currentStage == .serving
        ? TransportResponse(
          status: 200, headers: ["Content-Type": "text/plain; charset=utf-8"],
          body: Array("ok\n".utf8))
        : Refusal.shuttingDown.response
    }
    return exchange.connection.isExcess ? Refusal.overloaded.response : nil
  }

  private func request(_ exchange: Exchange, _ head: RequestHead) -> TransportRequest {
    let body = exchange.takeBody()
    bufferedBytes.subtract(body.count, ordering: .relaxed)
    let scheme = configuration.tls == nil ? "http://" : "https://"
    return TransportRequest(
      method: head.method == .head ? .get : head.method,
      origin: head.headers["Host"].map { scheme + $0 } ?? "", target: exchange.target,
      headers: head.headers, body: body, remoteAddress: exchange.connection.remoteAddress)
  }

  /// Called once the last byte of the response has been sent, or never will be.
  func complete(_ exchange: Exchange, status: Int?, outcome: AccessLogEntry.Outcome) {
    bufferedBytes.subtract(exchange.takeBody().count, ordering: .relaxed)
    let connection = exchange.connection
    let deadlines = configuration.deadlines
    connection.end(nextBy: .now + deadlines.inactivity + deadlines.header)
    log(exchange, status: status, outcome: connection.hasExpired ? .timedOut : outcome)
    if currentStage >= .draining { connections.visit(connection) { $0.closeIfIdle() } }
  }

  func close(_ connection: Connection) {
    connections.remove(connection)
    if let exchange = connection.exchange {
      complete(exchange, status: nil, outcome: .disconnected)
    }
  }
}
