import Testing

@testable import Generator
@testable import docs2swift

@Suite("Progress bar")
struct ProgressBarTests {
  @Test("Nobody watches a pipe")
  func pipe() {
    #expect(ProgressBar.start(on: MemorySink()) == nil)
  }

  @Test(
    "The bar fills with the work, and never beyond its end",
    arguments: [(0, 0), (1, 12), (2, 24), (5, 24)])
  func line(done: Int, filled: Int) {
    let line = ProgressBar.line(stage: "reading", done: done, total: 2, frame: 0)
    #expect(line.count { $0 == "━" } == filled)
    #expect(line.hasSuffix(" reading \(min(done, 2))/2"))
    #expect(line.prefix { $0 == "━" || $0 == "─" }.count == 24)
  }

  @Test("Without an end in sight a piece wanders", arguments: 0..<60)
  func wandering(frame: Int) {
    let line = ProgressBar.line(stage: "x", done: 0, total: 0, frame: frame)
    #expect(line.prefix { $0 == "━" || $0 == "─" }.count == 24)
    #expect(line.count { $0 == "━" } == 6)
  }
}
