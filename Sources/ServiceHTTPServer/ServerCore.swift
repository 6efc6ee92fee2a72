import Foundation
import ServiceRuntime
import Synchronization

/// What a running server knows; shared by the threads of the sockets, handlers and the watchdog.
final class ServerCore: Sendable {
  typealias Handler = @Sendable (TransportRequest) async -> TransportResponse

  let configuration: HTTPServer.Configuration
  let handler: Handler
  let connections = ConnectionRegistry()
  /// Requests a handler has not answered; the connections of most of them are suspended.
  let requestsInFlight = Atomic(0)
  /// Bytes of bodies that no handler has got yet.
  let bufferedBytes = Atomic(0)
  private let stage = Atomic(Stage.serving.rawValue)

  /// How far a shutdown has come.
  enum Stage: Int, Comparable {
    case serving
    /// The health check fails; everything else is served.
    case announced
    /// Connections end with the request they are at.
    case draining
    /// Nothing is handled any more.
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

  /// The first of the answers to a request counts.
  func answer(_ exchange: Exchange, with response: TransportResponse) {
    switch exchange.answer(response) {
    case .resume(let connection): connection.resume()
    case .nothing: break
    case .tooLate: return
    }
    requestsInFlight.subtract(1, ordering: .sequentiallyConsistent)
  }

  /// Answers what handlers have not, so that no connection stays suspended: the library aborts
  /// the process when it is stopped with one.
  func answerAll(with refusal: Refusal) {
    for exchange in connections.exchanges { answer(exchange, with: refusal.response) }
  }

  func cancelAll() { connections.exchanges.forEach { $0.cancel() } }

  func log(_ exchange: Exchange, status: Int?, outcome: AccessLogEntry.Outcome) {
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
