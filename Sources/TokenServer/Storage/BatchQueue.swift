import Dispatch
import Synchronization

/// Hands what many tasks ask for to one thread, as much at a time as has come in the meantime.
///
/// So a database that blocks never blocks a thread that runs tasks, and what has to wait for a
/// disk waits together.
final class BatchQueue<Request: Sendable>: Sendable {
  private struct State {
    var waiting: [Request] = []
    var isWorking = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let limit: Int
  private let work: @Sendable ([Request]) -> Void

  /// - Parameters:
  ///   - limit: The most requests of a batch.
  ///   - work: Answers the requests of a batch; called on one thread at a time.
  init(_ label: String, limit: Int, work: @escaping @Sendable ([Request]) -> Void) {
    queue = DispatchQueue(label: label, qos: .userInitiated)
    self.limit = limit
    self.work = work
  }

  /// Appends a request; false when the queue has been closed.
  func add(_ request: Request) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.waiting.append(request)
      // Under the lock: whoever closes must come behind it in the queue.
      if !state.isWorking { queue.async { self.drain() } }
      state.isWorking = true
      return true
    }
  }

  /// Takes no more requests, waits for those that are there, then runs the last one.
  func close(_ last: @escaping @Sendable () -> Void) async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      queue.async {
        last()
        continuation.resume()
      }
    }
  }

  private func drain() {
    while let batch = next() { work(batch) }
  }

  private func next() -> [Request]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isWorking = false
        return nil
      }
      let batch = Array(state.waiting.prefix(limit))
      state.waiting.removeFirst(batch.count)
      return batch
    }
  }
}
