/// Joins lines that fit on one line, as `swift format` would write them.
///
/// This is the only addition to Mustache: a template writes each parameter and argument on a line
/// of its own, in a section of one of these names, and does not need to know how long the texts
/// are. Lines are found twice, first to measure and then to move: a list of them would take longer.
struct LineJoining {
  /// The sections whose lines are joined, by their names.
  enum Way: String {
    /// All lines become one, if that fits.
    case oneLine
    /// All lines become one, if that fits. Otherwise the lines between the brackets are filled with
    /// as many items as fit.
    case filledLines
  }

  /// The characters of a line, as in `.swift-format`.
  static let limit = 100

  /// No line with more bytes fits. The search for the start of a line ends there, so that a section
  /// costs no more than its own text, however long the line is on which it begins.
  private static let byteLimit = 4 * limit

  private static let lineFeed = UInt8(ascii: "\n")

  let text: UnsafeMutableBufferPointer<UInt8>
  /// The bytes of the section.
  let range: Range<Int>

  /// Joins the lines, if they fit with what is before them on the first line. Nothing is joined if
  /// there is a comment or an empty line.
  ///
  /// - Returns: the end of the text.
  func join(_ way: Way) -> Int {
    if fits { return joinAll() }
    return way == .filledLines && isList ? fill() : range.upperBound
  }

  private func joinAll() -> Int {
    var line = self.line(from: range.lowerBound)
    var end = line.upperBound
    while let next = self.line(after: line) {
      end = junction(line, next).write(to: text, at: end)
      end = move(next, to: end)
      line = next
    }
    return move(line.upperBound..<range.upperBound, to: end)
  }

  private var fits: Bool {
    var line = self.line(from: range.lowerBound)
    let start = startOfLine
    guard line.upperBound - start <= Self.byteLimit else { return false }
    var width = characters(start..<line.upperBound)
    while let next = self.line(after: line) {
      guard !next.isEmpty, !isComment(line), !isComment(next) else { return false }
      width += junction(line, next).width + characters(next)
      guard width <= Self.limit else { return false }
      line = next
    }
    return width <= Self.limit
  }

  /// - Returns: the end of the moved bytes.
  private func move(_ bytes: Range<Int>, to start: Int) -> Int {
    for offset in 0..<bytes.count { text[start + offset] = text[bytes.lowerBound + offset] }
    return start + bytes.count
  }
}

// MARK: - Lists

extension LineJoining {
  /// Whether the first line ends with a bracket, the last line begins with one, and each line in
  /// between is an item.
  private var isList: Bool {
    var line = self.line(from: range.lowerBound)
    guard let last = text[line].last, Self.isOpening(last) else { return false }
    var indentation: Int?
    while let next = self.line(after: line) {
      guard let first = text[next].first, let last = text[next].last, !isComment(next) else {
        return false
      }
      if Self.isClosing(first) { return self.line(after: next) == nil }
      let width = next.lowerBound - endOfLine(line.upperBound)
      guard width == indentation ?? width, !Self.isOpening(last) else { return false }
      indentation = width
      line = next
    }
    return false
  }

  /// - Returns: the end of the text.
  private func fill() -> Int {
    var line = self.line(from: range.lowerBound)
    var end = line.upperBound
    // The first item begins a line.
    var width = Self.limit
    while let next = self.line(after: line) {
      let isItem = text[next].first.map { !Self.isClosing($0) } ?? true
      let added = 1 + characters(next)
      if isItem, width + added <= Self.limit {
        text[end] = UInt8(ascii: " ")
        end = move(next, to: end + 1)
        width += added
      } else {
        // The width is measured first, because moved text may overwrite the line.
        width = characters(endOfLine(line.upperBound) + 1..<next.upperBound)
        end = move(line.upperBound..<next.upperBound, to: end)
      }
      line = next
    }
    return move(line.upperBound..<range.upperBound, to: end)
  }
}

// MARK: - Lines

extension LineJoining {
  /// Where the line begins on which the section begins, or a place that is too far before it.
  private var startOfLine: Int {
    var start = range.lowerBound
    let least = max(0, start - Self.byteLimit - 1)
    while start > least, text[start - 1] != Self.lineFeed { start -= 1 }
    return start
  }

  /// The line without its end, which may be `\r\n`.
  private func line(from start: Int) -> Range<Int> {
    var end = endOfLine(start)
    if end < range.upperBound, end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The next line, without its indentation; nil after the last one.
  private func line(after line: Range<Int>) -> Range<Int>? {
    let start = endOfLine(line.upperBound) + 1
    return start < range.upperBound ? withoutIndentation(self.line(from: start)) : nil
  }

  private func endOfLine(_ start: Int) -> Int {
    var end = start
    while end < range.upperBound, text[end] != Self.lineFeed { end += 1 }
    return end
  }

  private func withoutIndentation(_ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    while start < line.upperBound, text[start] == UInt8(ascii: " ") { start += 1 }
    return start..<line.upperBound
  }

  private func isComment(_ line: Range<Int>) -> Bool {
    let line = withoutIndentation(line)
    return line.count > 1 && text[line.lowerBound] == UInt8(ascii: "/")
      && text[line.lowerBound + 1] == UInt8(ascii: "/")
  }

  private func characters(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

// MARK: - Junctions

extension LineJoining {
  /// The text between two joined lines.
  private enum Junction {
    case space
    case nothing
    /// The comma at the end of the line before is removed: a list on one line has none.
    case withoutComma

    var width: Int {
      switch self {
      case .space: 1
      case .nothing: 0
      case .withoutComma: -1
      }
    }

    /// - Returns: the end of the text.
    func write(to text: UnsafeMutableBufferPointer<UInt8>, at end: Int) -> Int {
      if self == .space { text[end] = UInt8(ascii: " ") }
      return end + width
    }
  }

  private func junction(_ line: Range<Int>, _ next: Range<Int>) -> Junction {
    guard let last = text[line].last, let first = text[next].first else { return .nothing }
    switch first {
    case _ where Self.isClosing(first):
      return last == UInt8(ascii: ",") ? .withoutComma : .nothing
    case UInt8(ascii: ">"):
      return .nothing
    case UInt8(ascii: ".") where last != UInt8(ascii: ","):
      return .nothing
    default:
      return Self.isOpening(last) ? .nothing : .space
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }
}
