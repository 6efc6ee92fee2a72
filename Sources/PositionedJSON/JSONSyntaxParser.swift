import CJansson

/// Reads JSON with positions.
///
/// jansson decides what is valid (RFC 8259, no duplicate keys, a bounded depth) and says where it
/// is not, but forgets where valid values stood; a walk over the bytes it has accepted finds them.
package struct JSONSyntaxParser {
  /// Far more than any configuration needs.
  package static let maximumDepth = 32

  private let bytes: [UInt8]
  private var offset = 0

  /// - Throws: `JSONSyntaxError`.
  package static func parse(_ bytes: [UInt8]) throws -> JSONSyntaxTree {
    try validate(bytes)
    var parser = JSONSyntaxParser(bytes: bytes)
    return try parser.value(depth: 0)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static func validate(_ bytes: [UInt8]) throws {
    var error = json_error_t()
    let flags = Int(JSON_REJECT_DUPLICATES | JSON_DECODE_ANY)
    let root = bytes.withUnsafeBytes { buffer in
      json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, flags, &error)
    }
    if let root {
      json_decref(root)
      return
    }
    let text = withUnsafeBytes(of: &error.text) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw JSONSyntaxError(
      message: message(from: text), range: range(of: error, text: text, in: bytes))
  }

  /// jansson's position is behind the token that it names in the message.
  private static func range(
    of error: json_error_t, text: String, in bytes: [UInt8]
  ) -> Range<Int> {
    let end = min(max(Int(error.position), 0), bytes.count)
    let parts = text.split(separator: " near '")
    if parts.count > 1, let token = parts.last?.dropLast(), !token.isEmpty {
      let start = end - token.utf8.count
      if start >= 0, bytes[start..<end].elementsEqual(token.utf8) { return start..<end }
    }
    return end..<min(end + 1, bytes.count)
  }

  private static func message(from text: String) -> String {
    let text = text.replacing("near end of file", with: "at the end of the file")
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private mutating func value(depth: Int) throws -> JSONSyntaxTree {
    skipSpace()
    guard depth <= Self.maximumDepth else {
      throw JSONSyntaxError(
        message: "nested deeper than \(Self.maximumDepth) levels", range: offset..<offset + 1)
    }
    let start = offset
    let value: JSONSyntaxTree.Value
    switch peek {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth))
    case UInt8(ascii: "["): value = .array(try items(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    default: value = try word()
    }
    return JSONSyntaxTree(value: value, range: start..<offset)
  }

  private mutating func members(depth: Int) throws -> [JSONSyntaxTree.Member] {
    var members: [JSONSyntaxTree.Member] = []
    offset += 1
    while true {
      skipSpace()
      if take("}") { return members }
      let start = offset
      let key = try string()
      let range = start..<offset
      skipSpace()
      try expect(":")
      members.append(.init(key: key, keyRange: range, value: try value(depth: depth + 1)))
      skipSpace()
      _ = take(",")
    }
  }

  private mutating func items(depth: Int) throws -> [JSONSyntaxTree] {
    var items: [JSONSyntaxTree] = []
    offset += 1
    while true {
      skipSpace()
      if take("]") { return items }
      items.append(try value(depth: depth + 1))
      skipSpace()
      _ = take(",")
    }
  }

  /// Finds the end of a string; jansson reads its escapes.
  private mutating func string() throws -> String {
    let start = offset
    try expect("\"")
    while let byte = peek, byte != UInt8(ascii: "\"") {
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    try expect("\"")
    let text = bytes[start..<offset].withUnsafeBytes { buffer -> String? in
      let pointer = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let json = json_loadb(pointer, buffer.count, Int(JSON_DECODE_ANY), nil) else {
        return nil
      }
      defer { json_decref(json) }
      let utf8 = UnsafeRawBufferPointer(
        start: json_string_value(json), count: json_string_length(json))
      return String(decoding: utf8, as: UTF8.self)
    }
    guard let text else { throw unexpected(at: start) }
    return text
  }

  private mutating func word() throws -> JSONSyntaxTree.Value {
    let start = offset
    while let byte = peek, !Self.endsWord(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "": throw unexpected(at: start)
    default: return .number(text)
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    [UInt8](",]} \t\r\n".utf8).contains(byte)
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw unexpected(at: offset) }
  }

  private func unexpected(at offset: Int) -> JSONSyntaxError {
    let end = min(offset + 1, bytes.count)
    return JSONSyntaxError(message: "unexpected character", range: min(offset, end)..<end)
  }
}
