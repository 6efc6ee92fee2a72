import Dispatch
import Foundation

/// Accepts connections and hands them to the threads that serve them.
///
/// The threads of the HTTP library could accept them as well. But then the thread that happens to
/// wake up first takes several connections, and keeps them as long as they are open: eight
/// connections used one processor of two.
///
/// Unchecked: its variables are only used on its queue, and sources of Dispatch may be used from
/// any thread.
final class Acceptor: @unchecked Sendable {
  /// How long to wait if there are too many connections or no free files.
  private static let pause = DispatchTimeInterval.milliseconds(10)

  private let listener: Listener
  private let configuration: HTTPServer.Configuration
  private let daemons: DaemonPool
  private let queue = DispatchQueue(label: "http-server-acceptor")
  private let source: any DispatchSourceRead
  private let ended = DispatchSemaphore(value: 0)
  private var isPaused = false
  private var isFailing = false

  /// Begins to accept.
  init(_ listener: Listener, _ configuration: HTTPServer.Configuration, daemons: DaemonPool) {
    self.listener = listener
    self.configuration = configuration
    self.daemons = daemons
    source = DispatchSource.makeReadSource(fileDescriptor: listener.socket, queue: queue)
    source.setEventHandler { [weak self] in self?.acceptAll() }
    source.setCancelHandler { [ended] in ended.signal() }
    source.activate()
  }

  /// Stops accepting and waits until the listening socket is no longer used. Blocks.
  func stop() {
    queue.sync {
      source.cancel()
      resume()
    }
    ended.wait()
  }

  /// Accepts all connections that wait.
  private func acceptAll() {
    // Beyond the limit they wait in the system.
    while daemons.connections < configuration.acceptedConnections {
      switch acceptOne() {
      case .done: isFailing = false
      case .nobodyWaits: return
      case .failed(let reason):
        reportOnce(reason)
        return wait()
      }
    }
    wait()
  }

  private enum Outcome {
    /// A connection was accepted, or had already ended.
    case done
    case nobodyWaits
    case failed(String)
  }

  private func acceptOne() -> Outcome {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let socket = accept(listener.socket, address, &size)
        guard socket >= 0 else { return Self.outcome(ofError: errno) }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        daemons.add(socket, from: address, size: size)
        return .done
      }
    }
  }

  /// Only a lack of resources and a broken listening socket are problems of the server. All other
  /// errors are those of one connection, which has ended.
  private static func outcome(ofError error: Int32) -> Outcome {
    switch error {
    case EAGAIN, EWOULDBLOCK: .nobodyWaits
    case EMFILE, ENFILE, ENOBUFS, ENOMEM, EBADF, EINVAL, ENOTSOCK:
      .failed(String(cString: strerror(error)))
    default: .done
    }
  }

  private func reportOnce(_ reason: String) {
    if isFailing { return }
    isFailing = true
    configuration.diagnosticLog?("Connections cannot be accepted at present: \(reason).")
  }

  private func wait() {
    source.suspend()
    isPaused = true
    queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.resume() }
  }

  private func resume() {
    guard isPaused else { return }
    isPaused = false
    source.resume()
  }
}
