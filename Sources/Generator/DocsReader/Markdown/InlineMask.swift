import Diagnostics

/// Removes from a page the parts that cmark would parse and nobody needs.
///
/// The reader does not need the content of paragraphs and cells from cmark, because it takes texts
/// from the file, by their lines. But cmark parses that content: it makes nodes of everything in a
/// row of a table, and takes quadratic time for brackets of images around brackets of links.
/// Removing the cells of a row or the text of a line of code, and replacing the mark of an image by
/// another byte, changes no line and no block.
struct InlineMask {
  private let page: UnsafeBufferPointer<UInt8>
  private var masked: [UInt8] = []
  /// Whether a row in the next line is really a row, and not the rest of a block that began above.
  private var mayBeginRow = true
  /// The code block that contains a line, if this is certain.
  private var fence: CodeFence?
  /// Whether a fence at the left edge opens a code block. It ends every block that can be open
  /// above it, except HTML and the code block of an indented fence.
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

  /// A line of code becomes one byte, so that the last line of a page is still a line.
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

  /// HTML may continue after empty lines, and a fence inside it has no meaning.
  private static func mayBeginHTML(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "<")
  }

  /// Only the bar at its beginning identifies a row. A bracket that closes may end a block of HTML.
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

/// The line that opens a fenced code block (CommonMark 0.29, section 4.5).
struct CodeFence {
  /// The number of spaces before the marks, at most 3.
  let indentation: Int
  private let mark: UInt8
  private let length: Int

  /// - Returns: nil if the line opens no code block.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    let text = line.drop { $0 == Self.space }
    indentation = text.startIndex
    guard indentation < 4, let first = text.first, first == Self.backtick || first == Self.tilde
    else { return nil }
    mark = first
    let rest = text.drop { $0 == first }
    length = text.count - rest.count
    guard length >= 3, first == Self.tilde || !rest.contains(first) else { return nil }
  }

  func isClosed(by line: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = line.drop { $0 == Self.space }
    guard text.startIndex < 4, text.first == mark else { return false }
    let rest = text.drop { $0 == mark }
    return text.count - rest.count >= length && rest.allSatisfy(\.isASCIIWhitespace)
  }

  private static let space = UInt8(ascii: " ")
  private static let backtick = UInt8(ascii: "`")
  private static let tilde = UInt8(ascii: "~")
}
