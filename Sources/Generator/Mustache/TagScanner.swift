import Diagnostics

/// Finds the tags of a template one after the other, following changes of the delimiters.
///
/// A wrong tag is reported and skipped, so that one pass finds all mistakes.
struct TagScanner {
  private let file: SourceFile
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// The start of the search for the next tag.
  private var position = 0

  init(_ file: SourceFile) { self.file = file }

  /// The next tag, or nil if only text is left.
  mutating func next(diagnostics: inout DiagnosticBag) -> Tag? {
    while let start = nextOpening() {
      position = start + opening.count
      if let tag = readTag(at: start, diagnostics: &diagnostics) {
        position = tag.range.upperBound
        return tag
      }
    }
    return nil
  }

  private func nextOpening() -> Int? {
    (position..<file.bytes.count).first { matches(opening, at: $0) }
  }

  private mutating func readTag(at start: Int, diagnostics: inout DiagnosticBag) -> Tag? {
    let sigil = position < file.bytes.count ? file.bytes[position] : nil
    if sigil == UInt8(ascii: "=") { return readDelimiters(at: start, diagnostics: &diagnostics) }
    let kind = Self.kind(ofSigil: sigil)
    let contentStart = kind == .variable ? position : position + 1
    let isTriple = sigil == UInt8(ascii: "{")
    let ending = isTriple ? [UInt8(ascii: "}")] + closing : closing
    guard let contentEnd = end(of: kind, ending, from: contentStart) else {
      reportUnclosed(at: start, ending: ending, diagnostics: &diagnostics)
      if kind == .comment { position = file.bytes.count }
      return nil
    }
    return Tag(
      kind: kind, range: start..<contentEnd + ending.count,
      content: trimmed(contentStart..<contentEnd))
  }

  private static func kind(ofSigil sigil: UInt8?) -> Tag.Kind {
    switch sigil {
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .invertedSection
    case UInt8(ascii: "/"): .sectionEnd
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "&"), UInt8(ascii: "{"): .unescapedVariable
    default: .variable
    }
  }

  /// The end of the content of a tag; nil if the file ends or the next tag begins before it.
  private func end(of kind: Tag.Kind, _ ending: [UInt8], from start: Int) -> Int? {
    for offset in start..<max(start, file.bytes.count) {
      if matches(ending, at: offset) { return offset }
      if kind != .comment, matches(opening, at: offset) { return nil }
    }
    return nil
  }

  private func reportUnclosed(
    at start: Int, ending: [UInt8], diagnostics: inout DiagnosticBag
  ) {
    let ending = String(decoding: ending, as: UTF8.self)
    diagnostics.emit(
      MustacheRules.unclosedTag, "this tag has no closing '\(ending)'",
      at: file.location(of: start..<position))
  }

  /// Reads `{{=<% %>=}}` word by word, because the new delimiters may contain the old ones.
  private mutating func readDelimiters(at start: Int, diagnostics: inout DiagnosticBag) -> Tag? {
    var cursor = position + 1
    let first = readWord(&cursor)
    let second = readWord(&cursor)
    skipWhitespace(&cursor)
    let ending = [UInt8(ascii: "=")] + closing
    guard !first.isEmpty, !second.isEmpty, matches(ending, at: cursor) else {
      position += 1
      let example = file.text(start..<position) + "<% %>" + String(decoding: ending, as: UTF8.self)
      diagnostics.emit(
        MustacheRules.badDelimiters, "this tag does not name two new delimiters",
        at: file.location(of: start..<max(cursor, position)), hint: "write '\(example)'")
      return nil
    }
    opening = Array(first)
    closing = Array(second)
    let end = cursor + ending.count
    return Tag(kind: .delimiters, range: start..<end, content: position + 1..<cursor)
  }

  private func readWord(_ cursor: inout Int) -> ArraySlice<UInt8> {
    skipWhitespace(&cursor)
    let word = file.bytes[cursor...].prefix {
      !Self.isWhitespace($0) && $0 != UInt8(ascii: "=")
    }
    cursor = word.endIndex
    return word
  }

  private func skipWhitespace(_ cursor: inout Int) {
    while cursor < file.bytes.count, Self.isWhitespace(file.bytes[cursor]) { cursor += 1 }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let content = file.bytes[range]
    guard let first = content.firstIndex(where: { !Self.isWhitespace($0) }),
      let last = content.lastIndex(where: { !Self.isWhitespace($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private func matches(_ pattern: [UInt8], at offset: Int) -> Bool {
    let bytes = file.bytes
    guard offset + pattern.count <= bytes.count else { return false }
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
