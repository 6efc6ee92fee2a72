/// Takes from a page what cmark needs the square of its length for, before cmark sees it.
///
/// Nothing here needs to know what stands inside of a paragraph or a cell: texts are taken from the
/// file. cmark finds it out all the same, and is slow with brackets of images around brackets of
/// links, and with rows of very many cells. Another byte in place of those costs nothing, and changes
/// no place in the file and no block but a table of more cells than any table has.
struct InlineMask {
  private static let mostCells = 256

  private static let replacement = UInt8(ascii: "x")

  private var bytes: [UInt8]

  /// The bytes for cmark.
  static func masked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var mask = InlineMask(bytes: Array(bytes))
    var start = 0
    while start < mask.bytes.count {
      let end = mask.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? mask.bytes.count
      if !mask.isFence(start..<end) { mask.maskLine(start..<end) }
      start = end + 1
    }
    return mask.bytes
  }

  private mutating func maskLine(_ line: Range<Int>) {
    var cells = 0
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "["):
        if isImage(index, in: line) { bytes[index - 1] = Self.replacement }
      case UInt8(ascii: "|"):
        cells += 1
        if cells > Self.mostCells { bytes[index] = Self.replacement }
      default: break
      }
    }
  }

  /// Whether a bracket begins an image, which `<![CDATA[` does not.
  private func isImage(_ bracket: Int, in line: Range<Int>) -> Bool {
    let mark = bracket - 1
    guard mark >= line.lowerBound, bytes[mark] == UInt8(ascii: "!") else { return false }
    return mark == line.lowerBound || bytes[mark - 1] != UInt8(ascii: "<")
  }

  /// A line that opens a code block, or closes it: nothing in it is inside of a block.
  private func isFence(_ line: Range<Int>) -> Bool {
    let text = bytes[line].drop { $0 == UInt8(ascii: " ") }
    guard text.startIndex - line.lowerBound < 4 else { return false }
    if text.starts(with: "~~~".utf8) { return true }
    return text.starts(with: "```".utf8)
      && !text.drop { $0 == UInt8(ascii: "`") }.contains(UInt8(ascii: "`"))
  }
}
