import Synchronization
import ToolSupport

@testable import Generator
@testable import docs2swift

/// A stream that keeps its output.
final class MemorySink: TextSink {
  let isTerminal: Bool
  private let storage = Mutex("")

  init(isTerminal: Bool = false) {
    self.isTerminal = isTerminal
  }

  var text: String { storage.withLock { $0 } }

  func write(_ text: String) {
    storage.withLock { $0 += text }
  }
}
