import Synchronization

/// Holds handlers back until a test lets them go on, and tells the test that they have come.
final class Gate: Sendable {
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let waiting = Mutex<(isOpen: Bool, handlers: [CheckedContinuation<Void, Never>])>(
    (false, []))

  /// Waits until the gate is open. Does not notice that the task is cancelled.
  func pass() async {
    arrivals.continuation.yield()
    await withCheckedContinuation { continuation in
      let isOpen = waiting.withLock { waiting in
        if !waiting.isOpen { waiting.handlers.append(continuation) }
        return waiting.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  /// Returns when that many have come to the gate since the last call.
  func arrival(of count: Int = 1) async {
    var arrived = 0
    for await _ in arrivals.stream {
      arrived += 1
      if arrived == count { return }
    }
  }

  func open() {
    let handlers = waiting.withLock { waiting in
      waiting.isOpen = true
      defer { waiting.handlers = [] }
      return waiting.handlers
    }
    handlers.forEach { $0.resume() }
  }
}
