import Diagnostics

/// A tag in a template, before its name is parsed.
struct Tag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` and `{{&name}}`
    case unescapedVariable
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case invertedSection
    /// `{{/name}}`
    case sectionEnd
    /// `{{>name}}`
    case partial
    /// `{{! anything }}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters

    /// Whether a line with only this tag is removed from the output.
    var canStandAlone: Bool { self != .variable && self != .unescapedVariable }
  }

  let kind: Kind
  /// The bytes from the opening to the closing delimiter, including both.
  let range: Range<Int>
  /// The bytes between sigil and closing delimiter, without the white space around them.
  let content: Range<Int>
}

/// The name in a tag, split at its dots.
struct TagName: Equatable {
  /// Empty for `{{.}}`, the value of the innermost section.
  let parts: [TemplateKey]
  /// The only part of a name without dots, as nearly all names are.
  let simple: TemplateKey.Identity?
  /// The byte offset of the name in its template.
  let offset: Int

  /// The name as the template writes it.
  var text: String { parts.isEmpty ? "." : parts.map(\.text).joined(separator: ".") }

  /// The byte offset of one of the parts in the template.
  func offset(ofPart index: Int) -> Int {
    parts.prefix(index).reduce(offset) { $0 + $1.text.utf8.count + 1 }
  }

  /// Nil if the bytes are not a name. A name has only letters, digits, `_` and `-`, joined by dots.
  ///
  /// The specification allows nearly anything. An impossible key is refused when the template is
  /// read, instead of being reported as unknown when it is rendered.
  init?(_ bytes: ArraySlice<UInt8>) {
    offset = bytes.startIndex
    if bytes.elementsEqual(".".utf8) {
      parts = []
      simple = nil
      return
    }
    let pieces = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isNameByte) }) else { return nil }
    parts = pieces.map { TemplateKey(String(decoding: $0, as: UTF8.self)) }
    simple = parts.count == 1 ? parts[0].identity : nil
  }

  /// Whether the bytes can be the name of a partial, which is a path: `client/method`.
  static func isPartialName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default:
      false
    }
  }
}

extension SourceFile {
  /// Whether a line begins at the offset.
  func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
