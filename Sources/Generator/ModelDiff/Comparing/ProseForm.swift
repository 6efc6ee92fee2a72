import ServiceModel

/// A text without its notation: its markup, and the ends of its lines and paragraphs, differ
/// between revisions.
struct ProseForm: Hashable {
  private let bytes: [UInt8]

  init(_ text: String) { self.init([text]) }

  init(_ paragraphs: [String]) {
    var bytes: [UInt8] = []
    for paragraph in paragraphs {
      Self.append(Array(paragraph.utf8), to: &bytes)
      Self.separate(&bytes)
    }
    self.bytes = bytes
  }

  private static let marks = Set("*`#\\".utf8)
  private static let blanks = Set(" \t\r\n".utf8)

  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if let end = endOfTag(text, at: index) {
        separate(&bytes)
        index = end
      } else if blanks.contains(byte) || isItem(text, at: index) {
        separate(&bytes)
      } else if !marks.contains(byte) {
        bytes.append(byte)
      }
      index += 1
    }
  }

  /// Adds one blank, but none at the beginning.
  private static func separate(_ bytes: inout [UInt8]) {
    let blank = UInt8(ascii: " ")
    if let last = bytes.last, last != blank { bytes.append(blank) }
  }

  /// Whether a list item that starts with a dash begins here.
  private static func isItem(_ text: [UInt8], at index: Int) -> Bool {
    guard text[index] == UInt8(ascii: "-"), index + 1 < text.count,
      blanks.contains(text[index + 1])
    else { return false }
    return text[..<index].last { $0 != UInt8(ascii: " ") } ?? UInt8(ascii: "\n")
      == UInt8(ascii: "\n")
  }

  /// The end of a tag such as `<para />` or `</b>`.
  private static func endOfTag(_ text: [UInt8], at start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "<"), start + 1 < text.count,
      isLetter(text[start + 1]) || text[start + 1] == UInt8(ascii: "/")
    else { return nil }
    return text[start...].prefix(80).firstIndex(of: UInt8(ascii: ">"))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension ComparisonScope {
  /// The text about an operation, without the text about the type of its result.
  func ownText(of operation: ServiceOperation) -> Documentation? {
    var documentation = operation.documentation
    if let result = operation.results.first, operation.results.count == 1 {
      documentation?.returns = ownText(operation.documentation?.returns, of: result.type)
    }
    return documentation
  }

  /// The text about the value itself. Pages that have no text about it repeat the text about its
  /// type.
  func ownText(_ text: String?, of type: TypeReference) -> String? {
    guard let text, let name = type.namedType else { return text }
    let names = Set([name, types.names[name] ?? name])
    let told = names.flatMap { [oldTypes[$0], newTypes[$0]] }
      .compactMap { $0?.documentation?.summary }
    return told.contains { ProseForm($0) == ProseForm(text) } ? nil : text
  }
}
