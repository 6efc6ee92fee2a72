/// Writes JSON. It writes every JSON text of this tool.
///
/// Foundation's encoder takes several times as long for the same bytes, which matters for the model
/// file and for reports. Generic functions are inlined into other modules, which know the types.
@usableFromInline
package struct JSONWriter {
  /// The positions of line breaks and spaces.
  package enum Layout: Sendable {
    /// Every member and item on a separate line.
    case indented
    /// On one line, with spaces for people: `{ "a": [1, 2] }`.
    case spaced
    /// On one line, without spaces.
    case compact
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// Whether the current object or array has content.
  private var hasItems = false

  /// - Parameter capacity: the approximate number of bytes. Unused capacity costs nothing, and a
  ///   text that exceeds it is copied.
  package init(_ layout: Layout = .indented, capacity: Int = 0) {
    self.layout = layout
    bytes.reserveCapacity(capacity)
  }

  /// The text of a value.
  package static func text(of value: some JSONWritable, _ layout: Layout) -> String {
    var writer = JSONWriter(layout)
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @inlinable
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    let start = open("{", isPadded: true)
    members(&self)
    close("}", isPadded: true, from: start)
  }

  @inlinable
  package mutating func array(_ items: some Sequence<some JSONWritable>) {
    let start = open("[", isPadded: false)
    for item in items {
      beginItem()
      item.write(to: &self)
    }
    close("]", isPadded: false, from: start)
  }

  /// Members are written in the given order.
  @inlinable
  package mutating func member(_ key: StaticString, _ value: some JSONWritable) {
    beginMember(key)
    value.write(to: &self)
  }

  /// Writes nothing if there is no value.
  @inlinable
  package mutating func member(_ key: StaticString, _ value: (some JSONWritable)?) {
    if let value { member(key, value) }
  }

  /// A member whose key may need escapes.
  @inlinable
  package mutating func member(named key: String, _ value: some JSONWritable) {
    beginMember(key)
    value.write(to: &self)
  }

  /// Ends the last line of a file.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  package mutating func number(_ value: Int) { bytes.append(contentsOf: "\(value)".utf8) }

  package mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

  package mutating func null() { append("null") }

  /// A number that is already text.
  package mutating func number(as text: String) { bytes.append(contentsOf: text.utf8) }

  @usableFromInline
  package mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { text in
      var start = 0
      for index in text.indices where Self.needsEscaping(text[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        appendEscaped(text[index])
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: Layout

  /// - Returns: the start of the content.
  @usableFromInline
  mutating func open(_ opening: StaticString, isPadded: Bool) -> Int {
    append(opening)
    depth += 1
    hasItems = false
    let start = bytes.count
    if layout == .spaced, isPadded { bytes.append(UInt8(ascii: " ")) }
    return start
  }

  @usableFromInline
  mutating func close(_ closing: StaticString, isPadded: Bool, from start: Int) {
    depth -= 1
    switch layout {
    case .indented:
      // Foundation's encoder writes an empty line for empty content. This tool keeps that form.
      if !hasItems { bytes.append(UInt8(ascii: "\n")) }
      beginLine()
    case .spaced where isPadded && hasItems: bytes.append(UInt8(ascii: " "))
    case .spaced, .compact: if !hasItems { bytes.removeSubrange(start...) }
    }
    append(closing)
    hasItems = true
  }

  @usableFromInline
  mutating func beginMember(_ key: StaticString) {
    beginItem()
    bytes.append(UInt8(ascii: "\""))
    append(key)
    bytes.append(UInt8(ascii: "\""))
    endKey()
  }

  @usableFromInline
  mutating func beginMember(_ key: String) {
    beginItem()
    string(key)
    endKey()
  }

  @usableFromInline
  mutating func beginItem() {
    if hasItems { append(layout == .spaced ? ", " : ",") }
    hasItems = true
    if layout == .indented { beginLine() }
  }

  private mutating func endKey() {
    switch layout {
    case .indented: append(" : ")
    case .spaced: append(": ")
    case .compact: append(":")
    }
  }

  private mutating func beginLine() {
    bytes.append(UInt8(ascii: "\n"))
    var open = depth
    while open > 0 {
      let levels = min(open, Self.indentedLevels)
      Self.indentation.withUTF8Buffer { spaces in
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: spaces[..<(levels * 2)]))
      }
      open -= levels
    }
  }

  /// Two spaces for each level. Texts are rarely deeper.
  private static let indentation: StaticString = "                                "
  private static let indentedLevels = 16

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
