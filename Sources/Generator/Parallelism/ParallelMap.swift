import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results for all elements, in their order, computed on all processors.
  ///
  /// For a few elements no threads are used.
  package func parallelMap<Result: Sendable>(
    minimumChunk: Int = 32, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > minimumChunk else { return map(transform) }
    let chunkSize = Swift.max(minimumChunk, count / 64)
    let starts = [Int](stride(from: 0, to: count, by: chunkSize))
    let chunks = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let start = starts[index]
      let results = self[start..<Swift.min(start + chunkSize, count)].map(transform)
      chunks.withLock { $0[index] = results }
    }
    return chunks.withLock { chunks in starts.indices.flatMap { chunks[$0] ?? [] } }
  }
}
