/// The text that a template has rendered so far.
///
/// A rendering consists of hundreds of thousands of pieces of a few bytes. An array checks for each
/// of them whether it is shared, which takes longer than to copy the piece. This memory has one
/// owner.
struct RenderedText: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<UInt8>
  /// The number of bytes.
  private(set) var count = 0

  init() { memory = .allocate(capacity: 4096) }

  deinit { memory.deallocate() }

  var bytes: [UInt8] { Array(memory[..<count]) }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let start = piece.baseAddress else { return }
    if memory.count - count < piece.count { grow(to: count + piece.count) }
    guard let end = memory.baseAddress else { return }
    (end + count).update(from: start, count: piece.count)
    count += piece.count
  }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    piece.withUnsafeBufferPointer { append($0) }
  }

  /// Joins the lines from there.
  mutating func joinLines(from start: Int, _ way: LineJoining.Way) {
    count = LineJoining(text: memory, range: start..<count).join(way)
  }

  private mutating func grow(to needed: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, 2 * memory.count))
    _ = larger.update(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }
}

/// How the text of `{{name}}` is escaped. `{{{name}}}` and `{{&name}}` are never escaped.
package enum TemplateEscaping: Sendable {
  /// Text is written unchanged, for source code and plain text.
  case none
  /// `&`, `<`, `>` and both quotes become character references.
  case html

  /// Appends the UTF-8 of a text in this escaping.
  func append(_ text: String, to output: inout RenderedText) {
    switch self {
    case .none:
      // Without counting a reference to the text, unlike a copy of it.
      let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable { output.append($0) }
      if isAppended == nil { output.append(Array(text.utf8)[...]) }
    case .html:
      output.append(text.utf8.reduce(into: [], Self.appendHTML)[...])
    }
  }

  private static func appendHTML(to output: inout [UInt8], _ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
    default: output.append(byte)
    }
  }
}
