import Testing

@testable import Generator
@testable import docs2swift

@Suite("Progress bar")
struct ProgressBarTests {
  @Test func nobodyWatchesAPipe() {
    #expect(ProgressBar.start(on: MemorySink()) == nil)
  }

  @Test(arguments: [(0, 0), (1, 12), (2, 24), (5, 24)])
  func line(done: Int, filled: Int) {
    let line = ProgressBar.line(stage: "reading", done: done, total: 2, frame: 0)
    #expect(line.count { $0 == "━" } == filled)
    #expect(line.hasSuffix(" reading \(min(done, 2))/2"))
    #expect(line.prefix { $0 == "━" || $0 == "─" }.count == 24)
  }

  @Test(arguments: ["inspect", "check", "diff"])
  func aQuietCommandDrawsNoneHoweverLongItTakes(command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("# Get", to: "specs/GetBook.md")
    /// Reading lasts until the bar is drawn, or as long as it is waited for.
    func isDrawn(_ options: [String], patience: Duration) -> Bool {
      let sink = MemorySink(isTerminal: true)
      let slow = Pipeline(read: { files, configuration, declarations, diagnostics in
        let start = ContinuousClock.now
        while !sink.text.contains("\r"), .now - start < patience {
          ProcessClock.sleep(.milliseconds(20))
        }
        return try Pipeline.small.read(files, configuration, &declarations, &diagnostics)
      })
      let context = CommandContext(
        currentFolder: folder.path, output: MemorySink(), errorOutput: sink, pipeline: slow)
      let tool = CommandLineTool(table: .tool, context: context, perform: Commands.perform)
      _ = tool.run([command] + options)
      return sink.text.contains("\r")
    }
    #expect(isDrawn([], patience: .seconds(60)))
    #expect(!isDrawn(["--quiet"], patience: .milliseconds(500)))
  }

  @Test(arguments: 0..<60)
  func withoutAnEndInSightAPieceWanders(frame: Int) {
    let line = ProgressBar.line(stage: "x", done: 0, total: 0, frame: frame)
    #expect(line.prefix { $0 == "━" || $0 == "─" }.count == 24)
    #expect(line.count { $0 == "━" } == 6)
  }
}
