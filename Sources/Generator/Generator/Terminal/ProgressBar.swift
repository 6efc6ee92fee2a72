import Dispatch
import Synchronization
import ToolSupport

/// A progress bar on the last line of a terminal, for long work.
package final class ProgressBar: Sendable {
  private struct State {
    var stage = ""
    var done = 0
    var total = 0
    var frame = 0
    var isShown = false
    var isFinished = false
  }

  private static let delay = DispatchTimeInterval.milliseconds(300)
  private static let interval = DispatchTimeInterval.milliseconds(100)
  private static let width = 24

  private let sink: any TextSink
  private let state = Mutex(State())

  /// - Returns: nil if it would not be visible.
  package static func start(on sink: any TextSink) -> ProgressBar? {
    sink.isTerminal ? ProgressBar(sink) : nil
  }

  private init(_ sink: any TextSink) {
    self.sink = sink
    drawLater(after: Self.delay)
  }

  deinit { finish() }

  /// - Parameter count: how many times `advance` will be called; 0 if unknown.
  package func begin(_ stage: String, count: Int) {
    state.withLock {
      $0.stage = stage
      $0.done = 0
      $0.total = count
    }
  }

  func advance() { state.withLock { $0.done += 1 } }

  /// Removes the bar; nothing is drawn afterwards.
  package func finish() {
    state.withLock {
      if $0.isShown, !$0.isFinished { sink.write("\r\u{1B}[K") }
      $0.isFinished = true
    }
  }

  private func drawLater(after delay: DispatchTimeInterval) {
    DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self, self.draw() else { return }
      self.drawLater(after: Self.interval)
    }
  }

  /// - Returns: false if there is nothing more to draw.
  private func draw() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      state.isShown = true
      state.frame += 1
      let line = Self.line(
        stage: state.stage, done: state.done, total: state.total, frame: state.frame)
      sink.write("\r\u{1B}[K" + line)
      return true
    }
  }

  /// The bar filled by progress, or a moving piece if the progress is unknown.
  static func line(stage: String, done: Int, total: Int, frame: Int) -> String {
    if total > 0 {
      let filled = min(width, width * done / total)
      let bar =
        String(repeating: "━", count: filled) + String(repeating: "─", count: width - filled)
      return "\(bar) \(stage) \(min(done, total))/\(total)"
    }
    let piece = 6
    let start = frame % (width - piece + 1)
    let bar =
      String(repeating: "─", count: start) + String(repeating: "━", count: piece)
      + String(repeating: "─", count: width - piece - start)
    return "\(bar) \(stage)"
  }
}
