/// Writes JSON in the layout of all documents of this tool: indented, one member on each line.
///
/// It is there for the model file, which is large: `JSONEncoder` takes several times as long for the
/// same bytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  /// Whether the object or array that is open has something in it.
  private var hasItems = false

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclosed(in: "{", "}", members)
  }

  mutating func array(_ items: some Sequence<some JSONWritable>) {
    enclosed(in: "[", "]") { writer in
      for item in items {
        writer.beginItem()
        item.write(to: &writer)
      }
    }
  }

  /// Members must come sorted by their keys.
  mutating func member(_ key: StaticString, _ value: some JSONWritable) {
    beginItem()
    bytes.append(UInt8(ascii: "\""))
    append(key)
    append("\" : ")
    value.write(to: &self)
  }

  /// Nothing where there is no value.
  mutating func member(_ key: StaticString, _ value: (some JSONWritable)?) {
    if let value { member(key, value) }
  }

  mutating func number(_ value: Int) { bytes.append(contentsOf: "\(value)".utf8) }

  mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

  mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { text in
      var start = 0
      for index in text.indices where Self.needsEscaping(text[index]) {
        bytes.append(contentsOf: text[start..<index])
        appendEscaped(text[index])
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: Layout

  private mutating func enclosed(
    in opening: StaticString, _ closing: StaticString, _ content: (inout JSONWriter) -> Void
  ) {
    append(opening)
    depth += 1
    hasItems = false
    content(&self)
    depth -= 1
    // `JSONEncoder` leaves an empty line in an empty array.
    if !hasItems { bytes.append(UInt8(ascii: "\n")) }
    beginLine()
    append(closing)
    hasItems = true
  }

  private mutating func beginItem() {
    if hasItems { bytes.append(UInt8(ascii: ",")) }
    hasItems = true
    beginLine()
  }

  private mutating func beginLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  // MARK: Strings

  private static func needsEscaping(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u00")
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    }
  }
}
