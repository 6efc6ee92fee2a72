import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An HTTP server that does to each request what a script says, wrong things included.
///
/// It listens on a free port of the loopback interface and has a thread for each connection, so
/// that a script may block.
package final class ScriptedServer: Sendable {
  /// What to do with a request; called on the connection's thread.
  package typealias Script = @Sendable (ReceivedRequest, ScriptedConnection) -> Void

  private struct State {
    var isStopped = false
    var connections: [Int32] = []
    var requests: [ReceivedRequest] = []
  }

  package let port: Int
  private let listener: Int32
  private let script: Script
  private let state = Mutex(State())

  package init(_ script: @escaping Script) throws {
    (listener, port) = try Sockets.listen()
    self.script = script
    let listener = listener
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self, self.adopt(connection) else {
          close(connection)
          return
        }
      }
    }
  }

  /// Gives every request the same answer.
  package convenience init(answering bytes: [UInt8]) throws {
    try self.init { _, connection in connection.send(bytes) }
  }

  deinit { stop() }

  package var url: String { "http://127.0.0.1:\(port)" }

  /// What has arrived, in order.
  package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// How many connections were made.
  package var connectionCount: Int { state.withLock { $0.connections.count } }

  /// Ends all connections and frees the port.
  package func stop() {
    let connections: [Int32] = state.withLock { state in
      guard !state.isStopped else { return [] }
      state.isStopped = true
      shutdown(listener, Int32(SHUT_RDWR))
      close(listener)
      return state.connections
    }
    // The connection's thread closes it.
    for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
  }

  private func adopt(_ descriptor: Int32) -> Bool {
    let isAdopted = state.withLock { state in
      guard !state.isStopped else { return false }
      state.connections.append(descriptor)
      return true
    }
    guard isAdopted else { return false }
    let connection = ScriptedConnection(descriptor)
    let script = script
    Thread.detachNewThread { [weak self] in
      while let request = connection.receive() {
        guard self?.record(request) != nil else { break }
        script(request, connection)
      }
      connection.finish()
    }
    return true
  }

  private func record(_ request: ReceivedRequest) {
    state.withLock { $0.requests.append(request) }
  }
}
