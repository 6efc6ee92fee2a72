import Synchronization

/// Makes handlers wait until a test lets them continue, and informs the test that they have
/// arrived.
final class Gate: Sendable {
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let waiting = Mutex<(isOpen: Bool, handlers: [CheckedContinuation<Void, Never>])>(
    (false, []))

  /// Waits until the gate is open. It ignores the cancellation of the task.
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

  /// Returns when this number of callers has arrived at the gate since the last call.
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
