import Dispatch

/// Makes a thread wait until a test lets it continue, and informs the test that it has arrived.
final class Gate: Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private let opened = DispatchSemaphore(value: 0)

  /// Waits for the test; blocks the thread.
  func pass() {
    arrived.signal()
    opened.wait()
    opened.signal()
  }

  func open() { opened.signal() }

  /// Returns when a thread has arrived.
  func arrival() async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        self.arrived.wait()
        continuation.resume()
      }
    }
  }
}
