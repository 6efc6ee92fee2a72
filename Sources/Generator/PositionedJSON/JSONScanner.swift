/// Steps through the bytes of a JSON text.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private(set) var offset: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  var isAtEnd: Bool { offset >= end }

  /// Nil at the end.
  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  mutating func advance() { offset += 1 }

  mutating func skipSpace() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  /// Some editors write a byte order mark. It has no meaning.
  mutating func skipByteOrderMark() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if offset + mark.count <= end, bytes[offset..<offset + mark.count].elementsEqual(mark) {
      offset += mark.count
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Reads a complete word.
  mutating func take(word: StaticString) -> Bool {
    let stop = offset + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { word in
      stop <= end && bytes[offset..<stop].elementsEqual(word)
        && (stop == end || !Self.isWordByte(bytes[stop]))
    }
    if isThere { offset = stop }
    return isThere
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  // MARK: Numbers

  /// A number as it is written.
  mutating func number() throws(JSONSyntaxError) -> String {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
    if let byte, Self.isWordByte(byte) || byte == UInt8(ascii: ".") {
      throw unexpected("this is not a number", from: start)
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = offset
    while let byte, (0x30...0x39).contains(byte) { offset += 1 }
    if offset == start { throw unexpected("a digit is expected") }
  }

  // MARK: Strings

  /// A string with its quotes. The current byte is the opening one.
  mutating func string() throws(JSONSyntaxError) -> String {
    let start = offset
    offset += 1
    var text = ""
    var plain = offset
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let rest = try self.text(plain..<offset)
        offset += 1
        return text.isEmpty ? rest : text + rest
      case UInt8(ascii: "\\"):
        text += try self.text(plain..<offset)
        text.unicodeScalars.append(try escape())
        plain = offset
      case 0x0A, 0x0D:
        throw JSONSyntaxError(
          message: "the string is not closed on its line", range: offset..<offset + 1)
      case 0..<0x20:
        throw JSONSyntaxError(
          message: "a control character in a string is not escaped", range: offset..<offset + 1)
      default: offset += 1
      }
    }
    throw JSONSyntaxError(message: "the string is not closed", range: start..<start + 1)
  }

  private func text(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
    if let text = String(validating: bytes[range], as: UTF8.self) { return text }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var offset = range.lowerBound
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    throw JSONSyntaxError(message: "the text is not UTF-8 from here on", range: offset..<offset + 1)
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    offset += 2
    let letter = start + 1 < end ? bytes[start + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar(from: start)
    default: throw unexpected("this is not an escape", from: start)
    }
  }

  /// `\u….`, or a surrogate pair of them.
  private mutating func scalar(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw unexpected("this is half a character", from: start) }
    offset += 2
    let second = try hexadecimal(from: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    else { throw unexpected("this is half a character", from: start) }
    return scalar
  }

  private mutating func hexadecimal(from start: Int) throws(JSONSyntaxError) -> UInt16 {
    let stop = min(offset + 4, end)
    let digits = bytes[offset..<stop]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits follow '\\u'", from: start) }
    offset = stop
    return value
  }

  // MARK: Errors

  /// An error here, or at the start of the current word.
  func unexpected(_ expectation: String, from start: Int? = nil) -> JSONSyntaxError {
    let start = start ?? offset
    guard start < end else {
      return JSONSyntaxError(message: "\(expectation), but the text ends", range: start..<start + 1)
    }
    var stop = max(offset, start + 1)
    while stop < end, Self.isWordByte(bytes[stop - 1]), Self.isWordByte(bytes[stop]) { stop += 1 }
    return JSONSyntaxError(message: expectation, range: start..<min(stop, end))
  }
}
