import Diagnostics
import Generator

/// The difference of two files in the format of `diff -u`, for `patch` and `git apply`.
struct UnifiedDiff: Equatable, Sendable {
  enum Line: Equatable, Sendable {
    case kept(String)
    case removed(String)
    case added(String)
    /// The previous line has no line break at its end.
    case unterminated
  }

  struct Hunk: Equatable, Sendable {
    /// `@@ -1,3 +1,4 @@`
    var heading: String
    var lines: [Line]
  }

  /// The path in the headings; nil if the file is missing on that side.
  var oldPath: String?
  var newPath: String?
  var hunks: [Hunk]
  /// The first line of the old file that is different, counted from one; nil for equal files.
  var firstChangedLine: Int?

  /// The number of equal lines around different ones.
  private static let context = 3

  /// - Parameters:
  ///   - old: the bytes of a file, or nil when there is none.
  ///   - new: the new bytes, or nil if the file is removed.
  ///   - path: the path in the headings.
  init(from old: [UInt8]?, to new: [UInt8]?, path: String) {
    oldPath = old == nil ? nil : path
    newPath = new == nil ? nil : path
    let oldText = TextLines(old ?? [])
    let newText = TextLines(new ?? [])
    // Line by line as bytes, because Swift treats differently composed letters as equal.
    let difference = LineDifference(from: oldText.lines, to: newText.lines)
    hunks = difference.hunks(context: Self.context).map {
      Self.hunk(difference.steps[$0], old: oldText, new: newText)
    }
    firstChangedLine = Self.firstChange(in: difference.steps)
  }

  private static func hunk(
    _ steps: ArraySlice<LineDifference.Step>, old: TextLines, new: TextLines
  ) -> Hunk {
    var lines: [Line] = []
    var oldRange = HunkRange()
    var newRange = HunkRange()
    func add(_ line: (String) -> Line, at index: Int, of text: TextLines) {
      lines.append(line(text.text(at: index)))
      if text.isUnterminated(at: index) { lines.append(.unterminated) }
    }
    for step in steps {
      switch step {
      case .kept(let oldIndex, let newIndex):
        add(Line.kept, at: oldIndex, of: old)
        oldRange.add(oldIndex)
        newRange.add(newIndex)
      case .removed(let index):
        add(Line.removed, at: index, of: old)
        oldRange.add(index)
      case .added(let index):
        add(Line.added, at: index, of: new)
        newRange.add(index)
      }
    }
    return Hunk(heading: "@@ -\(oldRange.text) +\(newRange.text) @@", lines: lines)
  }

  private static func firstChange(in steps: [LineDifference.Step]) -> Int? {
    var line = 1
    for step in steps {
      guard case .kept(let index, _) = step else { return line }
      line = index + 2
    }
    return nil
  }
}

/// The lines of a side in a hunk.
struct HunkRange {
  private var first: Int?
  private var count = 0

  /// - Parameter index: counted from zero; indices are added in ascending order.
  mutating func add(_ index: Int) {
    first = first ?? index
    count += 1
  }

  /// `3,5`; a single line is only its number, and a side without lines (a missing or empty file) is
  /// `0,0`.
  var text: String {
    guard let first else { return "0,0" }
    return count == 1 ? "\(first + 1)" : "\(first + 1),\(count)"
  }
}

/// The lines of a file.
struct TextLines {
  /// With their line breaks, so that a last line without one differs from the same line with it.
  let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    self.lines = lines
  }

  /// The line without its line break; empty if there is no such line.
  func text(at index: Int) -> String {
    guard lines.indices.contains(index) else { return "" }
    let line = lines[index]
    return String(decoding: line.last == Self.lineFeed ? line.dropLast() : line, as: UTF8.self)
  }

  /// Whether the file ends with this line and without a line break.
  func isUnterminated(at index: Int) -> Bool {
    index == lines.count - 1 && lines.last?.last != Self.lineFeed
  }

  private static let lineFeed = UInt8(ascii: "\n")
}

extension UnifiedDiff {
  func shown(inColor usesColor: Bool) -> String { usesColor ? coloredText : text }

  /// For files and programs: the input of `patch`, byte for byte if the files are UTF-8.
  var text: String { parts.map { "\($0.text)\n" }.joined() }

  /// For a terminal: in colour, and without control characters from the files.
  var coloredText: String {
    parts.map { part in
      let text = part.text.split(separator: "\t", omittingEmptySubsequences: false)
        .map { TerminalText.sanitized(String($0)) }.joined(separator: "\t")
      return (part.style?.applied(to: text) ?? text) + "\n"
    }.joined()
  }

  private var parts: [(text: String, style: TerminalStyle?)] {
    if hunks.isEmpty { return [] }
    var parts: [(text: String, style: TerminalStyle?)] = [
      ("--- \(Self.name(oldPath, side: "a"))", .bold),
      ("+++ \(Self.name(newPath, side: "b"))", .bold),
    ]
    for hunk in hunks {
      parts.append((hunk.heading, .cyan))
      parts += hunk.lines.map { ($0.text, $0.style) }
    }
    return parts
  }

  /// A tab marks the end of a name with blanks for `patch`.
  private static func name(_ path: String?, side: String) -> String {
    guard let path else { return "/dev/null" }
    let name = Paths.isAbsolute(path) ? path : "\(side)/\(path)"
    return path.contains(" ") ? name + "\t" : name
  }
}

extension UnifiedDiff.Line {
  fileprivate var text: String {
    switch self {
    case .kept(let text): " \(text)"
    case .removed(let text): "-\(text)"
    case .added(let text): "+\(text)"
    case .unterminated: "\\ No newline at end of file"
    }
  }

  fileprivate var style: TerminalStyle? {
    switch self {
    case .kept: nil
    case .removed: .red
    case .added: .green
    case .unterminated: .dim
    }
  }
}
