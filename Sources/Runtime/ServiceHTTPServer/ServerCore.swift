import CMicroHTTPD
import Foundation
import ServiceRuntime
import Synchronization

/// The state of a running server, shared by the threads of the sockets, the handlers and the
/// watchdog.
final class ServerCore: Sendable {
  typealias Handler = @Sendable (TransportRequest) async -> TransportResponse

  let configuration: HTTPServer.Configuration
  let handler: Handler
  let connections = ConnectionRegistry()
  /// The number of requests in handlers. The connections of most of them are suspended.
  let requestsInFlight = Atomic(0)
  /// The size in bytes of bodies that have not been passed to a handler.
  let bufferedBytes = Atomic(0)
  private let stage = Atomic(Stage.serving.rawValue)

  /// The stage of a shutdown.
  enum Stage: Int, Comparable {
    case serving
    /// The health check fails; everything else is served.
    case announced
    /// Connections end with their current request.
    case draining
    /// No requests are handled any longer.
    case ended

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  init(_ configuration: HTTPServer.Configuration, handler: @escaping Handler) {
    self.configuration = configuration
    self.handler = handler
  }

  var currentStage: Stage {
    Stage(rawValue: stage.load(ordering: .sequentiallyConsistent)) ?? .ended
  }

  func enter(_ stage: Stage) {
    self.stage.store(stage.rawValue, ordering: .sequentiallyConsistent)
    if stage == .draining { connections.forEach { $0.closeIfIdle() } }
  }

  /// Only the first response to a request is used.
  func answer(_ exchange: ServerExchange, with response: TransportResponse) {
    switch exchange.answer(response) {
    case .resume(let connection): connection.resume()
    case .nothing: break
    case .tooLate: return
    }
    requestsInFlight.subtract(1, ordering: .sequentiallyConsistent)
  }

  /// Responds to all requests that are still in handlers, so that no connection stays suspended:
  /// the library aborts the process if it is stopped with a suspended connection.
  func answerAll(with refusal: Refusal) {
    for exchange in connections.exchanges { answer(exchange, with: refusal.response) }
  }

  func cancelAll() { connections.exchanges.forEach { $0.cancel() } }

  func log(
    _ exchange: ServerExchange, _ summary: ServerExchange.Summary, status: Int?,
    outcome: AccessLogEntry.Outcome, at now: ContinuousClock.Instant
  ) {
    guard let log = configuration.accessLog else { return }
    let sent = summary.sent
    let duration = now - exchange.started
    log(
      AccessLogEntry(
        time: Date() - duration / .seconds(1), method: summary.method?.rawValue ?? "",
        path: exchange.path, status: sent?.status ?? status, outcome: outcome,
        bytesReceived: summary.bytesReceived, bytesSent: sent?.bytes ?? 0,
        duration: duration, requestID: sent?.requestID,
        remoteAddress: exchange.connection.remoteAddress))
  }
}

/// A thread that serves sockets, and the context of the HTTP library's callbacks on it.
final class SocketThread: Sendable {
  fileprivate let core: ServerCore
  /// The number of connections that were given to it and are not closed.
  let connections = Atomic(0)
  fileprivate let lookout = Lookout()

  init(_ core: ServerCore) { self.core = core }

  /// The callbacks with the thread as their context; they do not keep it alive.
  var callbacks: shim_callbacks {
    shim_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(), handle: onRequest, begin: onRequestLine,
      completed: onCompleted, connection: onConnection)
  }

}

extension UnsafeMutableRawPointer {
  /// Uses the object at this address, which its owner keeps alive.
  ///
  /// It does not count a reference: all threads share the server, and if two of them count, each
  /// waits for the processor of the other one.
  fileprivate func withObject<Object: AnyObject, Result>(
    _ use: (Object) -> Result
  ) -> Result {
    Unmanaged<Object>.fromOpaque(self)._withUnsafeGuaranteedRef(use)
  }
}

private func onConnection(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, event: MHD_ConnectionNotificationCode
) {
  guard let context, let handle, let slot else { return }
  context.withObject { (thread: SocketThread) in
    if event == .CONNECTION_NOTIFY_STARTED {
      let address = shim_client_address(handle).flatMap { NumericAddress($0)?.host }
      let connection = thread.core.open(handle, remoteAddress: address ?? "")
      slot.pointee = Unmanaged.passRetained(connection).toOpaque()
      thread.lookout.add(shim_socket(handle))
    } else if let pointer = slot.pointee {
      slot.pointee = nil
      thread.lookout.remove(shim_socket(handle))
      thread.core.close(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
      thread.connections.subtract(1, ordering: .relaxed)
    }
  }
}

/// The connection owns the exchange, so its address is valid until the end of the request.
private func onRequestLine(
  _ context: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let context, let target, let handle, let connection = shim_socket_context(handle) else {
    return nil
  }
  return context.withObject { (thread: SocketThread) in
    thread.lookout.requestArrived()
    return connection.withObject { (connection: Connection) in
      Unmanaged.passUnretained(thread.core.begin(target, on: connection)).toOpaque()
    }
  }
}

private func onRequest(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?, path: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
  part: UnsafePointer<CChar>?, partSize: UnsafeMutablePointer<Int>?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let handle, let path, let method, let version, let partSize,
    let exchange = slot?.pointee
  else { return .NO }
  let part = UnsafeRawBufferPointer(start: part, count: part == nil ? 0 : partSize.pointee)
  // Zero means that all bytes were read. The library would pass the rest again.
  defer { partSize.pointee = 0 }
  let line = RequestLine(method: method, target: path, version: version)
  return context.withObject { (thread: SocketThread) in
    exchange.withObject { (exchange: ServerExchange) in
      thread.core.proceed(exchange, handle, line: line, part: part) ? .YES : .NO
    }
  }
}

private func onCompleted(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let context, let handle, let exchange = slot?.pointee else { return }
  slot?.pointee = nil
  let outcome: AccessLogEntry.Outcome =
    switch reason {
    case .REQUEST_TERMINATED_COMPLETED_OK: .completed
    case .REQUEST_TERMINATED_TIMEOUT_REACHED: .timedOut
    case .REQUEST_TERMINATED_DAEMON_SHUTDOWN: .shutDown
    default: .disconnected
    }
  let status = shim_status(handle)
  context.withObject { (thread: SocketThread) in
    // The connection gives its exchange up at the end.
    let isLast = thread.core.complete(
      Unmanaged<ServerExchange>.fromOpaque(exchange).takeUnretainedValue(),
      status: status == 0 ? nil : Int(status), outcome: outcome)
    if outcome == .completed, !isLast { thread.lookout.look() }
  }
}

extension ServerCore {
  /// Passes a response to the library. False closes the connection.
  func send(
    _ response: TransportResponse, exchange: ServerExchange, connection: OpaquePointer,
    closes: Bool = false
  ) -> Bool {
    if let problem = Self.problem(with: response) {
      configuration.diagnosticLog?("A response was replaced: \(problem).")
      return send(
        Refusal.internalError.response, exchange: exchange, connection: connection, closes: closes)
    }
    guard let reply = Self.reply(response) else { return false }
    defer { MHD_destroy_response(reply) }
    let isLast = exchange.record(
      response, isLast: closes || exchange.connection.isExcess || currentStage >= .draining,
      deadline: .now + configuration.deadlines.response)
    if isLast { MHD_add_response_header(reply, "Connection", "close") }
    return MHD_queue_response(connection, UInt32(response.status), reply) == .YES
  }

  private static func reply(_ response: TransportResponse) -> OpaquePointer? {
    let reply = response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let reply else { return nil }
    response.headers.withFields { fields in
      for index in fields.indices where !isFraming(fields[index].name) {
        fields[index].name.withCString { name in
          fields[index].value.withCString { _ = MHD_add_response_header(reply, name, $0) }
        }
      }
    }
    return reply
  }

  /// The library itself sets the framing of the response.
  private static func isFraming(_ name: String) -> Bool {
    name.equalsIgnoringCase("Content-Length") || name.equalsIgnoringCase("Transfer-Encoding")
  }

  /// The problem with a response; nil if there is none. A line break in a field would start another
  /// field.
  private static func problem(with response: TransportResponse) -> String? {
    guard (200...599).contains(response.status) else {
      return "\(response.status) is not a valid status"
    }
    return response.headers.withFields { fields in
      let bad = fields.indices.first { index in
        !fields[index].name.isHTTPToken || fields[index].value.hasByte { $0 < 0x20 || $0 == 0x7F }
      }
      return bad.map { "the header field \(fields[$0].name.debugDescription) cannot be sent" }
    }
  }
}
