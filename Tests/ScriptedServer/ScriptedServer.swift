import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An HTTP server that runs a script for each request, including wrong behaviour.
///
/// It listens on a free port of the loopback interface and has a thread for each connection, so a
/// script may block.
package final class ScriptedServer: Sendable {
  /// The script for a request. It is called on the connection's thread.
  package typealias Script = @Sendable (ReceivedRequest, ScriptedConnection) -> Void

  private struct State {
    var isStopped = false
    var connections: [ScriptedConnection] = []
    var connectionCount = 0
    var requests: [ReceivedRequest] = []
  }

  package let port: Int
  private let listener: Int32
  private let greeting: [UInt8]
  private let script: Script
  private let state = Mutex(State())

  /// - Parameter greeting: Sent before any request.
  package init(greeting: [UInt8] = [], _ script: @escaping Script = { _, _ in }) throws {
    (listener, port) = try Sockets.listen()
    self.greeting = greeting
    self.script = script
    let listener = listener
    // Weak, and for a moment only: a server without references stops.
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        guard let self, self.adopt(connection) else {
          close(connection)
          break
        }
      }
      Sockets.closeAfterUse(listener)
    }
  }

  /// Returns the same response to every request.
  package convenience init(answering bytes: [UInt8]) throws {
    try self.init { _, connection in connection.send(bytes) }
  }

  deinit { stop() }

  package var url: String { "http://127.0.0.1:\(port)" }

  /// The received requests, in order.
  package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// The number of connections.
  package var connectionCount: Int { state.withLock { $0.connectionCount } }

  /// Closes all connections and frees the port.
  package func stop() {
    let connections: [ScriptedConnection] = state.withLock { state in
      guard !state.isStopped else { return [] }
      state.isStopped = true
      Sockets.endListening(listener)
      return state.connections
    }
    for connection in connections { connection.end() }
  }

  private func adopt(_ descriptor: Int32) -> Bool {
    let connection = ScriptedConnection(descriptor)
    let isAdopted = state.withLock { state in
      guard !state.isStopped else { return false }
      state.connections.append(connection)
      state.connectionCount += 1
      return true
    }
    guard isAdopted else { return false }
    let (greeting, script) = (greeting, script)
    Thread.detachNewThread { [weak self] in
      connection.send(greeting)
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
