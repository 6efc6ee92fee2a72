import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

@Suite("Unified differences")
struct UnifiedDiffTests {
  private func diff(_ old: String?, _ new: String?, path: String = "a.swift") -> UnifiedDiff {
    UnifiedDiff(from: old.map { Array($0.utf8) }, to: new.map { Array($0.utf8) }, path: path)
  }

  @Test func changesWithThreeLinesAroundThemNearOnesInOneHunk() {
    let old = (1...20).map { "\($0)\n" }
    var new = old
    new[1] = "two\n"
    new[8] = "nine\n"
    new.remove(at: 18)
    #expect(
      diff(old.joined(), new.joined()).text == """
        --- a/a.swift
        +++ b/a.swift
        @@ -1,12 +1,12 @@
         1
        -2
        +two
         3
         4
         5
         6
         7
         8
        -9
        +nine
         10
         11
         12
        @@ -16,5 +16,4 @@
         16
         17
         18
        -19
         20

        """)
  }

  @Test func equalFilesHaveNoDifference() {
    for text in ["", "a", "a\n", "\n\n"] {
      #expect(diff(text, text).text.isEmpty)
      #expect(diff(text, text).firstChangedLine == nil)
    }
  }

  @Test func aFileThatIsMadeAndOneThatIsRemoved() {
    #expect(
      diff(nil, "a\nb\n").text == """
        --- /dev/null
        +++ b/a.swift
        @@ -0,0 +1,2 @@
        +a
        +b

        """)
    #expect(
      diff("a\n", nil).text == """
        --- a/a.swift
        +++ /dev/null
        @@ -1 +0,0 @@
        -a

        """)
  }

  @Test func aMissingLineBreakAtTheEndIsADifferenceAndSaid() {
    #expect(
      diff("a\nb", "a\nb\n").text == """
        --- a/a.swift
        +++ b/a.swift
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
  }

  @Test func bytesDecideNeitherLineEndsNorComposedLettersAreMadeEqual() {
    #expect(diff("a\r\n", "a\n").hunks.count == 1)
    #expect(diff("\u{E9}\n", "e\u{301}\n").hunks.count == 1)
    let broken = UnifiedDiff(from: [0xFF, 0x0A], to: [0xFE, 0x0A], path: "a")
    #expect(broken.hunks.count == 1)
  }

  @Test(arguments: [
    ("1\n2\n3\n", "1\n2\nx\n", 3), ("1\n2\n", "1\n2\n3\n", 3), ("1\n2\n", "0\n1\n2\n", 1),
    ("1\n2\n3\n", "1\n3\n", 2),
  ])
  func theFirstChangedLine(old: String, new: String, line: Int) {
    #expect(diff(old, new).firstChangedLine == line)
  }

  @Test func patchIsToldWhereANameWithBlanksEnds() {
    #expect(diff("1\n", "2\n", path: "my out/a.swift").text.hasPrefix("--- a/my out/a.swift\t\n"))
    #expect(diff("1\n", "2\n", path: "/out/a.swift").text.hasPrefix("--- /out/a.swift\n"))
  }

  @Test func onATerminalInColourAndWithoutCommandsForIt() {
    let text = diff("a\u{1B}[2J\n", "\tb\n").coloredText
    #expect(text.contains("\u{1B}[1;31m-a\u{FFFD}[2J\u{1B}[0m\n"))
    #expect(text.contains("\u{1B}[1;32m+\tb\u{1B}[0m\n"))
  }

  @Test(arguments: 0..<200)
  func appliedToTheOldTextItGivesTheNewOne(seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let old = randomText(&random)
    let new = Bool.random(using: &random) ? randomText(&random) : edited(old, &random)
    #expect(Self.apply(diff(old, new), to: old) == new)
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...30, using: &random)
    let lines = (0..<count).map { _ in "line \(Int.random(in: 0...5, using: &random))" }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  private func edited(_ text: String, _ random: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<3 {
      lines.insert("new", at: Int.random(in: 0...lines.count, using: &random))
      lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
    }
    return lines.joined(separator: "\n")
  }

  /// The effect of `patch`, calculated from the headings alone.
  private static func apply(_ diff: UnifiedDiff, to old: String) -> String {
    let oldLines = TextLines(Array(old.utf8)).lines.map { String(decoding: $0, as: UTF8.self) }
    var result: [String] = []
    var next = 0
    for hunk in diff.hunks {
      let numbers = hunk.heading.split { !$0.isNumber }.compactMap { Int($0) }
      let start = max(0, (numbers.first ?? 1) - 1)
      result += oldLines[next..<start]
      next = start
      for line in hunk.lines {
        switch line {
        case .kept(let text):
          result.append(text + "\n")
          next += 1
        case .removed: next += 1
        case .added(let text): result.append(text + "\n")
        case .unterminated: break
        }
      }
      if Self.newSideIsUnterminated(hunk), let last = result.popLast() {
        result.append(String(last.dropLast()))
      }
    }
    return (result + oldLines[next...]).joined()
  }

  /// Whether the note about the end of the file belongs to a line of the new file.
  private static func newSideIsUnterminated(_ hunk: UnifiedDiff.Hunk) -> Bool {
    hunk.lines.indices.contains { index in
      guard hunk.lines[index] == .unterminated, index > 0 else { return false }
      if case .removed = hunk.lines[index - 1] { return false }
      return true
    }
  }
}
