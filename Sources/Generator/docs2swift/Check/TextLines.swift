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
