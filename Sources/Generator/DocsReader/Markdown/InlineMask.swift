import Diagnostics

/// Takes from a page what cmark reads for nobody, before cmark sees it.
///
/// Nothing here needs to know what stands inside of a paragraph or a cell: texts are taken from the
/// file, by their lines. cmark finds it out all the same: it makes nodes of all that is in a row of a
/// table, and needs the square of the time for brackets of images around brackets of links. A row
/// without its cells, a line of code without its text, and another byte in place of the mark of an
/// image, change no line and no block.
struct InlineMask {
  private let page: UnsafeBufferPointer<UInt8>
  private var masked: [UInt8] = []
  /// Whether a row in the next line is a row, and not the rest of something that began above.
  private var mayBeginRow = true
  /// The code block that a line is in, where this is certain.
  private var fence: CodeFence?
  /// Whether a fence at the left edge opens a code block: it ends all that can be open above it, but
  /// for HTML and for the code block of an indented fence.
  private var isCertain = true

  /// The lines for cmark: as many as the page has.
  static func masked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { page in
      var mask = InlineMask(page: page)
      mask.maskLines()
      return mask.masked
    }
  }

  private init(page: UnsafeBufferPointer<UInt8>) {
    self.page = page
    masked.reserveCapacity(page.count)
  }

  private mutating func maskLines() {
    var start = 0
    while start < page.count {
      let end = page.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? page.count
      mask(UnsafeBufferPointer(rebasing: page[start..<end]))
      if end < page.count { masked.append(UInt8(ascii: "\n")) }
      start = end + 1
    }
  }

  private mutating func mask(_ line: UnsafeBufferPointer<UInt8>) {
    if let fence {
      maskCode(line, in: fence)
    } else if line.isEmpty {
      mayBeginRow = true
    } else {
      maskText(line)
    }
  }

  /// A line of code becomes a byte, so that the last line of a page stays one.
  private mutating func maskCode(_ line: UnsafeBufferPointer<UInt8>, in open: CodeFence) {
    if open.isClosed(by: line) {
      masked.append(contentsOf: line)
      fence = nil
    } else {
      masked.append(UInt8(ascii: "x"))
    }
  }

  private mutating func maskText(_ line: UnsafeBufferPointer<UInt8>) {
    mayBeginRow = mayBeginRow && Self.isRow(line)
    if mayBeginRow {
      masked.append(UInt8(ascii: "|"))
      return
    }
    masked.append(contentsOf: line)
    if Self.mayBeginHTML(line) { isCertain = false }
    if let opened = CodeFence(line) {
      if opened.indentation > 0 { isCertain = false }
      if isCertain { fence = opened }
    } else {
      maskImages(in: line, at: masked.count - line.count)
    }
  }

  /// HTML may go on after empty lines, and a fence in it means nothing.
  private static func mayBeginHTML(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "<")
  }

  /// Nothing but the bar at its beginning says what a row is. A bracket that closes may end a block of
  /// HTML.
  private static func isRow(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.first == UInt8(ascii: "|") && line.firstOffset(of: UInt8(ascii: ">")) == nil
  }

  private mutating func maskImages(in line: UnsafeBufferPointer<UInt8>, at offset: Int) {
    var start = 0
    while let bracket = line.firstOffset(of: UInt8(ascii: "["), from: start) {
      if Self.isImage(bracket, in: line) { masked[offset + bracket - 1] = UInt8(ascii: "x") }
      start = bracket + 1
    }
  }

  /// Whether a bracket begins an image, which `<![CDATA[` does not.
  private static func isImage(_ bracket: Int, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bracket > 0, line[bracket - 1] == UInt8(ascii: "!") else { return false }
    return bracket == 1 || line[bracket - 2] != UInt8(ascii: "<")
  }
}
