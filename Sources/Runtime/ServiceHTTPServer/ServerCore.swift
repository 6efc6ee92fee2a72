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

  func log(_ exchange: ServerExchange, status: Int?, outcome: AccessLogEntry.Outcome) {
    guard let log = configuration.accessLog else { return }
    let sent = exchange.sent
    log(
      AccessLogEntry(
        time: exchange.time, method: exchange.head?.method.rawValue ?? "",
        path: String(exchange.path), status: sent?.status ?? status, outcome: outcome,
        bytesReceived: exchange.bytesReceived, bytesSent: sent?.bytes ?? 0,
        duration: ContinuousClock.now - exchange.started, requestID: sent?.requestID,
        remoteAddress: exchange.connection.remoteAddress))
  }
}
