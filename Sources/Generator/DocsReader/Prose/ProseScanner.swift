/// Walks through a text and its tags.
struct ProseScanner {
  let bytes: [UInt8]

  func scan(into writer: inout ProseWriter) {
    var offset = 0
    var references: [String] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "<"), let tag = ProseTag(bytes, at: offset) {
        apply(tag, openReferences: &references, to: &writer)
        offset = tag.end
      } else if byte == UInt8(ascii: "{"), !writer.isInCode,
        let reference = ProseReference(bytes, at: offset)
      {
        writer.code(reference.name)
        offset = reference.end
      } else if byte == UInt8(ascii: "\\"), let escaped = escapedMark(after: offset) {
        // A linter escaped some pages for Markdown already.
        writer.append(escaped)
        offset += 2
      } else if byte == UInt8(ascii: "\n"), isBlankLine(after: offset) {
        writer.endParagraph()
        offset += 1
      } else {
        let end = plainEnd(after: offset)
        writer.append(bytes[offset..<end])
        offset = end
      }
    }
  }

  /// The end of a run of bytes. Only the first byte may be markup.
  private func plainEnd(after offset: Int) -> Int {
    bytes[(offset + 1)...].firstIndex { byte in
      byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\\")
        || byte == UInt8(ascii: "\n")
    } ?? bytes.count
  }

  private func escapedMark(after offset: Int) -> UInt8? {
    guard offset + 1 < bytes.count else { return nil }
    return "_*[]<>#`".utf8.contains(bytes[offset + 1]) ? bytes[offset + 1] : nil
  }

  private func isBlankLine(after offset: Int) -> Bool {
    var next = offset + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D {
      next += 1
    }
    return next < bytes.count && bytes[next] == UInt8(ascii: "\n")
  }

  private func apply(
    _ tag: ProseTag, openReferences: inout [String], to writer: inout ProseWriter
  ) {
    switch tag.name {
    case "para", "p", "br", "list", "item", "summary", "remarks": writer.endParagraph()
    case "b", "strong": if tag.form != .empty { writer.mark(.bold) }
    case "i", "em": if tag.form != .empty { writer.mark(.emphasis) }
    case "c", "code": if tag.form != .empty { writer.mark(.code) }
    case "see", "seealso", "paramref", "typeparamref":
      if tag.form == .empty { writer.code(tag.referenceName) }
    case "a":
      if tag.form == .open {
        openReferences.append(tag.attribute("href") ?? "")
        writer.beginLink()
      } else if tag.form == .close, let target = openReferences.popLast() {
        writer.endLink(to: target)
      }
    default: break
    }
  }
}

/// A tag of documentation comments. All other text in angle brackets is text.
struct ProseTag {
  enum Form { case open, close, empty }

  private static let known: Set<String> = [
    "para", "p", "br", "b", "strong", "i", "em", "c", "code", "see", "seealso", "paramref",
    "typeparamref", "a", "list", "item", "summary", "remarks", "value", "term", "description",
  ]

  let name: String
  let form: Form
  /// The position after the `>`.
  let end: Int
  private let attributes: String

  init?(_ bytes: [UInt8], at start: Int) {
    // A tag cannot contain another tag, so the search ends where the next one might begin.
    let mark = bytes[(start + 1)...].firstIndex {
      $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
    }
    guard let close = mark, bytes[close] == UInt8(ascii: ">") else { return nil }
    var inner = ByteText(bytes, start + 1..<close).trimmed
    var form = Form.open
    if inner.first == UInt8(ascii: "/") {
      form = .close
      inner = inner.dropFirst(1).trimmed
    } else if inner.last == UInt8(ascii: "/") {
      form = .empty
      inner = inner.prefix(upTo: inner.range.upperBound - 1).trimmed
    }
    let nameEnd = inner.range.first { bytes[$0].isASCIIWhitespace } ?? inner.range.upperBound
    let name = inner.prefix(upTo: nameEnd).string.lowercased()
    guard Self.known.contains(name) else { return nil }
    self.name = name
    self.form = form
    self.end = close + 1
    self.attributes = inner.suffix(from: nameEnd).string
  }

  func attribute(_ name: String) -> String? {
    let parts = attributes.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2)
      .first { parts[$0].filter { !$0.isWhitespace } == "\(name)=" }.map { String(parts[$0 + 1]) }
  }

  /// The last part of the name in a reference (`M:A.B.C(System.Int32)` → `C`).
  var referenceName: String {
    ProseReference.lastPart(
      of: attribute("cref") ?? attribute("name") ?? attribute("langword") ?? "")
  }
}

/// A reference in braces, which some tools write in place of a `<see cref="…">`:
/// `{SuperOffice.CRM.Services.Contact.CustomFields}`.
struct ProseReference {
  /// The name that it refers to, without the path to it.
  let name: String
  /// The position after the `}`.
  let end: Int

  /// Longer than any reference. A longer text is not a reference, and its end is not searched.
  private static let longest = 256

  /// Nil if the brace begins something else. The path of a reference has at least two names.
  init?(_ bytes: [UInt8], at start: Int) {
    var last = start + 1
    var offset = last
    while offset < bytes.count, offset - start <= Self.longest {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "}") {
        guard offset > last else { return nil }
        if byte == UInt8(ascii: "}") { break }
        last = offset + 1
      } else if !Self.isPart(byte, ofNameFrom: last, at: offset) {
        return nil
      }
      offset += 1
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "}"), last > start + 1 else {
      return nil
    }
    name = String(decoding: bytes[last..<offset], as: UTF8.self)
    end = offset + 1
  }

  /// The last part of the name in a reference (`M:A.B.C(System.Int32)` → `C`).
  static func lastPart(of target: String) -> String {
    let path = target.prefix { $0 != "(" }
    return String(path.split(separator: ".").last?.split(separator: ":").last ?? "")
  }

  private static func isPart(_ byte: UInt8, ofNameFrom start: Int, at offset: Int) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || offset > start && byte.isASCIIDigit
  }
}
