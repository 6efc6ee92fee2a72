/// How the text of `{{name}}` is escaped. `{{{name}}}` and `{{&name}}` are never escaped.
package enum TemplateEscaping: Sendable {
  /// Text is written unchanged, for source code and plain text.
  case none
  /// `&`, `<`, `>` and both quotes become character references.
  case html

  /// Appends the UTF-8 of a text in this escaping.
  func append(_ text: String, to output: inout [UInt8]) {
    switch self {
    case .none:
      // Without counting a reference to the text, unlike appending its bytes as a sequence.
      let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
        output.append(contentsOf: $0)
      }
      if isAppended == nil { output.append(contentsOf: text.utf8) }
    case .html:
      for byte in text.utf8 { Self.appendHTML(byte, to: &output) }
    }
  }

  private static func appendHTML(_ byte: UInt8, to output: inout [UInt8]) {
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
