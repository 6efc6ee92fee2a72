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
