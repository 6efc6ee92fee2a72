import Testing

@testable import Diagnostics

@Suite("Excerpts")
struct SourceExcerptTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var line: String
    /// UTF-8 bytes, counted from one.
    var column: Int
    var length = 1
    var text: String
    var marker: String?

    var testDescription: String {
      line.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
  }

  static let examples = [
    Example(line: "let x = 1", column: 5, text: "let x = 1", marker: "    ^"),
    Example(line: "let x = 1", column: 1, length: 3, text: "let x = 1", marker: "^~~"),
    Example(line: "let x = 1", column: 0, text: "let x = 1", marker: nil),
    // After the last character, where something is missing.
    Example(line: "abc", column: 4, text: "abc", marker: "   ^"),
    Example(line: "abc", column: 99, length: 5, text: "abc", marker: "   ^"),
    Example(line: "abc", column: 2, length: 99, text: "abc", marker: " ^~"),
    Example(line: "", column: 1, text: "", marker: "^"),
    // é is two bytes and one column.
    Example(line: "éé=x", column: 6, text: "éé=x", marker: "   ^"),
    // A column in the middle of a character belongs to the character.
    Example(line: "éé=x", column: 2, text: "éé=x", marker: "^"),
    // Three bytes and two columns each.
    Example(line: "日本=x", column: 8, text: "日本=x", marker: "     ^"),
    Example(line: "日本=x", column: 4, length: 3, text: "日本=x", marker: "  ^~"),
    // e with a combining accent is three bytes and one column.
    Example(line: "e\u{301}=x", column: 5, text: "e\u{301}=x", marker: "  ^"),
    Example(line: "\tx", column: 2, text: "    x", marker: "    ^"),
    Example(line: "ab\tx", column: 4, text: "ab  x", marker: "    ^"),
    // Characters that could control the terminal are shown as characters that cannot be printed.
    Example(line: "\u{1B}[31mx", column: 6, text: "\u{FFFD}[31mx", marker: "     ^"),
    Example(line: "\u{202E}x", column: 4, text: "\u{FFFD}x", marker: " ^"),
  ]

  @Test(arguments: examples)
  func theCaretStandsUnderTheByte(example: Example) throws {
    let file = SourceFile(path: "a.md", text: "first\n\(example.line)\nlast")
    let location = SourceLocation(
      path: "a.md", line: 2, column: example.column, length: example.length)
    let excerpt = try #require(SourceExcerpt(of: location, in: file))
    #expect(excerpt.lineNumber == 2)
    #expect(excerpt.text == example.text)
    #expect(excerpt.marker == example.marker)
  }

  @Test func bytesThatAreNotUTF8AreOneColumnEach() throws {
    let file = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0xFE, 0x62])
    let location = SourceLocation(path: "a.md", line: 1, column: 4)
    let excerpt = try #require(SourceExcerpt(of: location, in: file))
    #expect(excerpt.text == "a\u{FFFD}\u{FFFD}b")
    #expect(excerpt.marker == "   ^")
  }

  @Test(arguments: [0, 3, 200_000, 399_999])
  func aLineOf400KBIsShownAsAWindowAroundTheCaret(offset: Int) throws {
    var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: 400_000)
    bytes[offset] = UInt8(ascii: "X")
    let file = SourceFile(path: "a.md", bytes: bytes)
    let location = SourceLocation(path: "a.md", line: 1, column: offset + 1)
    let excerpt = try #require(SourceExcerpt(of: location, in: file))
    let marker = try #require(excerpt.marker)
    #expect(excerpt.text.count <= 100)
    #expect(excerpt.text.count > 50)
    let index = try #require(excerpt.text.firstIndex(of: "X"))
    #expect(excerpt.text.distance(from: excerpt.text.startIndex, to: index) == marker.count - 1)
    #expect(excerpt.text.hasPrefix("…") == (offset > 100))
    #expect(excerpt.text.hasSuffix("…") == (offset < 399_000))
  }

  @Test func aHugeLineOfWideCharactersIsCutBetweenCharactersWhereverTheCaretIs() throws {
    let file = SourceFile(path: "a.md", text: String(repeating: "日", count: 10_000))
    for column in stride(from: 1, through: 30_000, by: 997) {
      let location = SourceLocation(path: "a.md", line: 1, column: column)
      let excerpt = try #require(SourceExcerpt(of: location, in: file))
      #expect(!excerpt.text.contains("\u{FFFD}"))
      #expect(TerminalText.width(of: excerpt.text) <= 100)
    }
  }

  @Test func aLongMarkedStretchIsUnderlinedAsFarAsItIsShown() throws {
    let file = SourceFile(path: "a.md", text: String(repeating: "x", count: 1000))
    let location = SourceLocation(path: "a.md", line: 1, column: 1, length: 1000)
    let excerpt = try #require(SourceExcerpt(of: location, in: file))
    let marker = try #require(excerpt.marker)
    #expect(marker.count <= 100)
  }

  @Test(arguments: [0, 4, -1])
  func aPlaceThatTheFileDoesNotHaveGivesNoExcerpt(line: Int) {
    let file = SourceFile(path: "a.md", text: "a\nb\nc")
    #expect(SourceExcerpt(of: SourceLocation(path: "a.md", line: line), in: file) == nil)
  }
}
