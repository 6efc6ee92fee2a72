import Diagnostics
import TestSupport
import Testing

@testable import DocsReader

/// Pages repeat each other's tables. A table that is read once must be right wherever it is
/// repeated.
@Suite("Tables that many pages have") struct RESTTableMemoryTests {
  private let table = """
    | Property Name | Type | Description |
    |----|----|----|
    | Title | string | What the book is called |
    | Pages | int32 | **Required** How long it is |

    """

  private func read(
    _ memory: RESTTableMemory, file: SourceFile, lines: ClosedRange<Int>,
    diagnostics: inout DiagnosticBag
  ) throws -> RESTTableRows {
    try #require(memory.read(atLines: lines, of: file, diagnostics: &diagnostics))
  }

  @Test func theRowsOfARepeatedTableStandWhereThePageHasThem() throws {
    let memory = RESTTableMemory()
    var diagnostics = DiagnosticBag()
    let one = SourceFile(path: "one.md", text: table)
    let two = SourceFile(path: "two.md", text: "# A page\n\nWith more above.\n\n" + table)
    let first = try read(memory, file: one, lines: 1...4, diagnostics: &diagnostics)
    let second = try read(memory, file: two, lines: 5...8, diagnostics: &diagnostics)
    #expect(second.kind == .properties)
    #expect(second.rows.map(\.name) == ["Title", "Pages"])
    #expect(
      second.rows.map { two.text($0.range).trimmed.string } == [
        "| Title | string | What the book is called |",
        "| Pages | int32 | **Required** How long it is |",
      ])
    #expect(second.rows.map { two.location(of: $0.range).line } == [7, 8])
    #expect(zip(first.rows, second.rows).allSatisfy { $0.text === $1.text })
    #expect(second.rows.map(\.description.isRequired) == [false, true])
  }

  @Test func whatIsWrongWithATableIsSaidOnEachPageThatHasIt() throws {
    let memory = RESTTableMemory()
    let broken = SourceFile(path: "one.md", text: table + "| Author | string |\n")
    for name in ["one.md", "two.md"] {
      var diagnostics = DiagnosticBag()
      let file = SourceFile(path: name, bytes: broken.bytes)
      _ = try read(memory, file: file, lines: 1...5, diagnostics: &diagnostics)
      #expect(diagnostics.diagnostics.map(\.rule.id) == ["table-row-width"])
      #expect(diagnostics.diagnostics.first?.location?.path == name)
    }
  }

  @Test func equalRowsUnderOtherHeadersSaySomethingElse() throws {
    let memory = RESTTableMemory()
    var diagnostics = DiagnosticBag()
    let row = "| Title | string | Text |\n"
    let one = SourceFile(
      path: "one.md", text: "| Property Name | Type | Description |\n|-|-|-|\n" + row)
    let two = SourceFile(
      path: "two.md", text: "| Type | Property Name | Description |\n|-|-|-|\n" + row)
    let first = try read(memory, file: one, lines: 1...3, diagnostics: &diagnostics)
    let second = try read(memory, file: two, lines: 1...3, diagnostics: &diagnostics)
    #expect(first.rows.map { [$0.name, $0.type] } == [["Title", "string"]])
    #expect(second.rows.map { [$0.name, $0.type] } == [["string", "Title"]])
  }

  @Test func aTableOfNoKindIsNoneHoweverOftenItComes() {
    let memory = RESTTableMemory()
    var diagnostics = DiagnosticBag()
    let file = SourceFile(path: "one.md", text: "| A | B |\n|-|-|\n| 1 | 2 |\n")
    for _ in 1...2 {
      #expect(memory.read(atLines: 1...3, of: file, diagnostics: &diagnostics) == nil)
    }
  }

  /// Random tables made of a few rows, on random lines. They are read with one memory for all, and
  /// with one for each.
  @Test func aMemoryChangesNothing() throws {
    let memory = RESTTableMemory()
    var generator = SeededGenerator(7)
    let rows = [
      "| A | string | a |", "| B |  | b |", "| A | Enum:x, y | `a` |", "| C | int32 |",
      "goes on", "| A | string | a |  ", "|D|array|**Required** d|",
    ]
    let headers = [
      "| Property Name | Type | Description |", "| Parameter Name | Type | Description |",
      "| Path Part | Type | Description |", "| Response | Description |",
    ]
    for _ in 0..<2_000 {
      let header = try #require(headers.randomElement(using: &generator))
      let count = Int.random(in: 0...4, using: &generator)
      let body = (0..<count).compactMap { _ in rows.randomElement(using: &generator) }
      let above = [String](repeating: "x", count: Int.random(in: 0...3, using: &generator))
      let lines = above + [header, "|-|-|-|"] + body
      let file = SourceFile(path: "a.md", text: lines.joined(separator: "\n") + "\n")
      let range = above.count + 1...lines.count
      var (shared, alone) = (DiagnosticBag(), DiagnosticBag())
      let one = memory.read(atLines: range, of: file, diagnostics: &shared)
      let other = RESTTableMemory().read(atLines: range, of: file, diagnostics: &alone)
      #expect(shared == alone)
      #expect(one.map(Self.text) == other.map(Self.text))
    }
  }

  private static func text(_ table: RESTTableRows) -> [String] {
    table.rows.map {
      "\(table.kind) \($0.range) \($0.name) \($0.type) \($0.description) \($0.text.codeSpans)"
    }
  }
}
