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
    log(
      AccessLogEntry(
        time: exchange.time, method: summary.method?.rawValue ?? "",
        path: exchange.path, status: sent?.status ?? status, outcome: outcome,
        bytesReceived: summary.bytesReceived, bytesSent: sent?.bytes ?? 0,
        duration: now - exchange.started, requestID: sent?.requestID,
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

  fileprivate static func at(_ context: UnsafeMutableRawPointer?) -> SocketThread? {
    context.map { Unmanaged<SocketThread>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The connection owns the exchange, so the pointer is valid until the end of the request.
private func exchange(_ context: UnsafeMutableRawPointer?) -> ServerExchange? {
  context.map { Unmanaged<ServerExchange>.fromOpaque($0).takeUnretainedValue() }
}

private func onConnection(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, event: MHD_ConnectionNotificationCode
) {
  guard let thread = SocketThread.at(context), let handle, let slot else { return }
  let core = thread.core
  if event == .CONNECTION_NOTIFY_STARTED {
    let address = shim_client_address(handle).flatMap { NumericAddress($0)?.host }
    let connection = core.open(handle, remoteAddress: address ?? "")
    slot.pointee = Unmanaged.passRetained(connection).toOpaque()
    thread.lookout.add(shim_socket(handle))
  } else if let pointer = slot.pointee {
    slot.pointee = nil
    thread.lookout.remove(shim_socket(handle))
    core.close(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
    thread.connections.subtract(1, ordering: .relaxed)
  }
}

private func onRequestLine(
  _ context: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let thread = SocketThread.at(context), let target, let handle,
    let pointer = shim_socket_context(handle)
  else { return nil }
  thread.lookout.requestArrived()
  let core = thread.core
  let connection = Unmanaged<Connection>.fromOpaque(pointer).takeUnretainedValue()
  let exchange = core.begin(target, on: connection)
  return Unmanaged.passUnretained(exchange).toOpaque()
}

private func onRequest(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?, path: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
  part: UnsafePointer<CChar>?, partSize: UnsafeMutablePointer<Int>?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let core = SocketThread.at(context)?.core, let handle, let path, let method, let version,
    let partSize, let exchange = exchange(slot?.pointee)
  else { return .NO }
  let part = UnsafeRawBufferPointer(start: part, count: part == nil ? 0 : partSize.pointee)
  // Zero means that all bytes were read. The library would pass the rest again.
  defer { partSize.pointee = 0 }
  let line = RequestLine(method: method, target: path, version: version)
  return core.proceed(exchange, handle, line: line, part: part) ? .YES : .NO
}

private func onCompleted(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let thread = SocketThread.at(context), let handle, let exchange = exchange(slot?.pointee)
  else { return }
  slot?.pointee = nil
  let outcome: AccessLogEntry.Outcome =
    switch reason {
    case .REQUEST_TERMINATED_COMPLETED_OK: .completed
    case .REQUEST_TERMINATED_TIMEOUT_REACHED: .timedOut
    case .REQUEST_TERMINATED_DAEMON_SHUTDOWN: .shutDown
    default: .disconnected
    }
  let status = shim_status(handle)
  let isLast = thread.core.complete(
    exchange, status: status == 0 ? nil : Int(status), outcome: outcome)
  if outcome == .completed, !isLast { thread.lookout.look() }
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
    // The library (0.9) reads the lines of chunks more leniently than HTTP allows. If a proxy finds
    // a different end of the body, the rest must not be read as a request.
    let head = exchange.head
    let isChunked = head?.isChunked ?? false
    let isLast = closes || isChunked || exchange.connection.isExcess || currentStage >= .draining
    if isLast { MHD_add_response_header(reply, "Connection", "close") }
    exchange.connection.expect(by: .now + configuration.deadlines.response)
    exchange.record(
      ServerExchange.Sent(
        status: response.status,
        bytes: head?.method == .head ? 0 : response.body.count,
        requestID: response.headers["X-Request-ID"],
        isLast: isLast || head?.isLast ?? true))
    return MHD_queue_response(connection, UInt32(response.status), reply) == .YES
  }

  private static func reply(_ response: TransportResponse) -> OpaquePointer? {
    let reply = response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let reply else { return nil }
    for field in response.headers where !isFraming(field.name) {
      field.name.withCString { name in
        field.value.withCString { _ = MHD_add_response_header(reply, name, $0) }
      }
    }
    return reply
  }

  /// The library itself sets the framing of the response.
  private static func isFraming(_ name: String) -> Bool {
    guard name.utf8.count == 14 || name.utf8.count == 17 else { return false }
    return ["content-length", "transfer-encoding"].contains(name.lowercased())
  }

  /// The problem with a response; nil if there is none. A line break in a field would start another
  /// field.
  private static func problem(with response: TransportResponse) -> String? {
    guard (200...599).contains(response.status) else {
      return "\(response.status) is not a valid status"
    }
    let bad = response.headers.first { field in
      !field.name.isHTTPToken || field.value.hasByte { $0 < 0x20 || $0 == 0x7F }
    }
    return bad.map { "the header field \($0.name.debugDescription) cannot be sent" }
  }
}
