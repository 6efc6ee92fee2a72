import Dispatch
import Synchronization

/// Collects the requests of many tasks, and passes them in batches to one thread or a few. A batch
/// has all requests that arrived in the meantime.
///
/// So a database that blocks never blocks a thread that runs tasks, and several requests wait for
/// the disk together.
final class BatchQueue<Request: Sendable>: Sendable {
  private struct State {
    var waiting: [Request] = []
    var working = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let limit: Int
  private let workers: Int
  private let work: @Sendable ([Request]) -> Void

  /// - Parameters:
  ///   - limit: The largest number of requests in a batch.
  ///   - workers: The largest number of threads at a time.
  ///   - work: Handles the requests of a batch.
  init(
    _ label: String, limit: Int, workers: Int = 1, work: @escaping @Sendable ([Request]) -> Void
  ) {
    queue = DispatchQueue(
      label: label, qos: .userInitiated, attributes: workers > 1 ? .concurrent : [])
    self.limit = limit
    self.workers = workers
    self.work = work
  }

  /// Appends a request; false if the queue is closed.
  func add(_ request: Request) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.waiting.append(request)
      guard state.working < workers else { return true }
      state.working += 1
      // Under the lock, because the closing must come after it in the queue.
      queue.async { self.drain() }
      return true
    }
  }

  /// Accepts no more requests, waits for the ones in the queue, then runs the last one.
  func close(_ last: @escaping @Sendable () -> Void) async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      queue.async(flags: .barrier) {
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
        state.working -= 1
        return nil
      }
      let batch = Array(state.waiting.prefix(limit))
      state.waiting.removeFirst(batch.count)
      return batch
    }
  }
}

/// Runs blocking work on a thread that does not run tasks.
func offPool<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Swift.Result { try work() }) }
  }
}
