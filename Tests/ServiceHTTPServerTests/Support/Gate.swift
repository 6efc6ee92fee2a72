import Foundation

/// Makes handlers wait until a test lets them continue, and informs the test that they have
/// arrived.
///
/// Unchecked: the variables are only used under the lock. On Linux the thread sanitizer does not see
/// the synchronization of a `Mutex`.
final class Gate: @unchecked Sendable {
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let lock = NSLock()
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Waits until the gate is open. It ignores the cancellation of the task.
  func pass() async {
    arrivals.continuation.yield()
    await withCheckedContinuation { continuation in
      let mayPass = lock.withLock {
        if !isOpen { waiting.append(continuation) }
        return isOpen
      }
      if mayPass { continuation.resume() }
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
    let handlers = lock.withLock {
      isOpen = true
      defer { waiting = [] }
      return waiting
    }
    handlers.forEach { $0.resume() }
  }
}
