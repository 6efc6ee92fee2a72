import Diagnostics

/// Finds the code block of a WSDL page.
///
/// These pages have one heading and one code block of up to a megabyte. Looking at the beginnings
/// of lines avoids parsing all of it as Markdown.
enum WSDLFence {
  enum Finding {
    /// The text inside.
    case closed(Range<Int>)
    /// The line that opens the block.
    case unclosed(Range<Int>)
    /// The line that opens a second block.
    case several(Range<Int>)
    case missing
  }

  static func find(in file: SourceFile) -> Finding {
    var open: (line: Range<Int>, ticks: Int)?
    var found: Range<Int>?
    for number in file.lineStarts.indices {
      let start = file.lineStarts[number]
      let ticks = ticks(file.bytes, at: start)
      guard ticks >= 3 else { continue }
      let line = file.range(ofLines: number + 1...number + 1)
      if let opened = open {
        guard ticks >= opened.ticks, file.text(line).dropFirst(ticks).trimmed.isEmpty else {
          continue
        }
        found = opened.line.upperBound..<start
        open = nil
      } else if found != nil {
        return .several(file.text(line).trimmed.range)
      } else {
        open = (line, ticks)
      }
    }
    if let open { return .unclosed(file.text(open.line).trimmed.range) }
    return found.map { .closed($0) } ?? .missing
  }

  private static func ticks(_ bytes: [UInt8], at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }
}
