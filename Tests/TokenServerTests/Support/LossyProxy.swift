import Foundation
import Synchronization
import Testing

/// A proxy between a store and the server of the tests. It loses responses on request.
final class LossyProxy: Sendable {
  /// The result of the next exchange.
  enum Loss: Sendable {
    /// The server executes the request, and its response is lost with the connection.
    case answer
    /// The connection is lost before the server receives the request.
    case question
  }

  private struct State {
    var losses: [Loss] = []
    var gate: Gate?
    var count = 0
  }

  private let listener: Int32
  private let folder: TemporaryFolder
  private let state = Mutex(State())
  private static let port = 5432

  init() throws {
    folder = try TemporaryFolder()
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let path = Self.path(folder.path)
    #expect(Self.with(path) { bind(listener, $0, $1) } == 0)
    #expect(listen(listener, 64) == 0)
    Thread.detachNewThread { [listener, weak self] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        guard let self else { break }
        Thread.detachNewThread { self.serve(client) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The address of a database through this proxy.
  func url(_ url: String) -> String {
    url.replacing("host=\(PostgresCluster.folder ?? "")", with: "host=\(folder.path)")
  }

  /// The number of lost exchanges.
  var lost: Int { state.withLock { $0.count } }

  /// Loses the next exchange. Several calls lose several exchanges, one after the other.
  ///
  /// - Parameter gate: Where the thread waits after the loss, before the connection is closed.
  func lose(_ loss: Loss, then gate: Gate? = nil) {
    state.withLock { state in
      state.losses.append(loss)
      state.gate = gate
    }
  }

  private static func path(_ folder: String) -> String { "\(folder)/.s.PGSQL.\(port)" }

  private static func with(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private func serve(_ client: Int32) {
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer {
      close(client)
      close(server)
    }
    let path = Self.path(PostgresCluster.folder ?? "")
    guard Self.with(path, { connect(server, $0, $1) }) == 0 else { return }
    var descriptors = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var loss: Loss?
    while poll(&descriptors, 2, -1) > 0 {
      for (index, descriptor) in descriptors.enumerated() where descriptor.revents != 0 {
        let count = read(descriptor.fd, &buffer, buffer.count)
        guard count > 0 else { return }
        if index == 0, loss == nil, buffer.prefix(count).firstRange(of: Array("COMMIT".utf8)) != nil
        {
          loss = state.withLock { $0.losses.isEmpty ? nil : $0.losses.removeFirst() }
        }
        if let loss, index == 1 || loss == .question { return end(loss) }
        guard write(descriptors[1 - index].fd, buffer, count) == count else { return }
      }
    }
  }

  private func end(_ loss: Loss) {
    let gate = state.withLock { state in
      state.count += 1
      defer { state.gate = nil }
      return state.gate
    }
    gate?.pass()
  }
}
