/// Parses exactly the JSON of RFC 8259, in UTF-8.
///
/// Open arrays and objects are kept on a separate stack, so a message cannot make this code
/// recurse.
struct JSONParser {
  /// An array or object whose end has not been read.
  private struct Container {
    let isObject: Bool
    /// Where its keys and its values begin.
    let firstKey: Int
    let firstValue: Int
  }

  /// An object with more properties makes room for them when they come, because a sender may repeat
  /// one key very often.
  private static let expectedProperties = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private let maximumDepth: Int
  private var position: Int
  private var open: [Container] = []
  /// The keys of the open objects, and the values of the open arrays and objects, those of the
  /// innermost last. Only at its end, the size of an array or object is known, and it needs no larger
  /// memory.
  private var keys: [String] = []
  private var values: [JSONValue] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    position = start
  }

  /// The next byte; zero, which no JSON contains, at the end.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Reads the only value of a message.
  mutating func document() throws(CodingFailure) -> JSONValue {
    while true {
      skipSpace()
      guard let value = try scalarOrEmpty(), let root = try place(value) else { continue }
      skipSpace()
      guard position >= bytes.count else { throw unexpected() }
      return root
    }
  }

  /// Reads a scalar, or an empty array or object; nil if an array or object with content begins.
  private mutating func scalarOrEmpty() throws(CodingFailure) -> JSONValue? {
    switch next {
    case UInt8(ascii: "{"): return try begin(isObject: true, end: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try begin(isObject: false, end: UInt8(ascii: "]"))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    case UInt8(ascii: "t"): return try literal("true", .boolean(true))
    case UInt8(ascii: "f"): return try literal("false", .boolean(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw unexpected()
    }
  }

  private mutating func begin(isObject: Bool, end: UInt8) throws(CodingFailure) -> JSONValue? {
    guard open.count < maximumDepth else {
      throw CodingFailure(message: "values are nested more than \(maximumDepth) deep")
    }
    position += 1
    skipSpace()
    if next == end {
      position += 1
      return isObject ? .object([:]) : .array([])
    }
    open.append(
      Container(isObject: isObject, firstKey: keys.count, firstValue: values.count))
    if isObject { try key() }
    return nil
  }

  /// Adds a value to its container, and closes all containers that end after it; nil if another
  /// value must follow.
  private mutating func place(_ value: JSONValue) throws(CodingFailure) -> JSONValue? {
    var value = value
    while let isObject = open.last?.isObject {
      values.append(value)
      skipSpace()
      switch next {
      case UInt8(ascii: ","):
        position += 1
        if isObject { try key() }
        return nil
      case UInt8(ascii: isObject ? "}" : "]"):
        position += 1
        value = close(open.removeLast())
      default: throw unexpected()
      }
    }
    return value
  }

  /// The array or object that ends, from its keys and values.
  private mutating func close(_ container: Container) -> JSONValue {
    defer {
      keys.removeSubrange(container.firstKey...)
      values.removeSubrange(container.firstValue...)
    }
    guard container.isObject else { return .array(Array(values[container.firstValue...])) }
    let count = values.count - container.firstValue
    var properties = [String: JSONValue](minimumCapacity: min(count, Self.expectedProperties))
    for index in 0..<count {
      properties[keys[container.firstKey + index]] = values[container.firstValue + index]
    }
    return .object(properties)
  }

  /// Reads a key and the colon after it.
  private mutating func key() throws(CodingFailure) {
    skipSpace()
    guard next == UInt8(ascii: "\"") else { throw unexpected() }
    let key = try string()
    skipSpace()
    guard next == UInt8(ascii: ":") else { throw unexpected() }
    position += 1
    keys.append(key)
  }

  private mutating func skipSpace() {
    while next.isXMLSpace { position += 1 }
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONValue
  ) throws(CodingFailure) -> JSONValue {
    for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
      guard next == byte else { throw unexpected() }
      position += 1
    }
    return value
  }

  // MARK: Numbers

  /// Reads a number directly from its digits, because a conversion through another type could
  /// change it.
  private mutating func number() throws(CodingFailure) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits()
    }
    if next | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Only a Double can represent minus zero.
    if isInteger, text != "-0", let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw failure("the number \(text.prefix(32)) is too large", at: start)
    }
    return .number(value)
  }

  /// Skips one or more digits.
  private mutating func digits() throws(CodingFailure) {
    guard isDigit(next) else { throw unexpected() }
    while isDigit(next) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Strings

  private mutating func string() throws(CodingFailure) -> String {
    position += 1
    let start = position
    skipPlain()
    if next == UInt8(ascii: "\"") {
      position += 1
      let plain = UnsafeBufferPointer(rebasing: bytes[start..<position - 1])
      // Most strings are ASCII, and checking that costs less than validation.
      if plain.isASCII { return String(decoding: plain, as: UTF8.self) }
      return try text(plain, from: start)
    }
    var unescaped = Array(bytes[start..<position])
    while next != UInt8(ascii: "\"") {
      guard next == UInt8(ascii: "\\") else { throw unexpected() }
      position += 1
      unescaped.append(contentsOf: try escaped().utf8)
      let start = position
      skipPlain()
      unescaped.append(contentsOf: bytes[start..<position])
    }
    position += 1
    return try text(unescaped, from: start)
  }

  /// Skips plain characters of a string.
  private mutating func skipPlain() {
    while next >= 0x20, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { position += 1 }
  }

  private func text(
    _ bytes: some Sequence<UInt8>, from start: Int
  ) throws(CodingFailure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("a string is not valid UTF-8", at: start)
    }
    return text
  }

  /// Reads the characters after a backslash.
  private mutating func escaped() throws(CodingFailure) -> Unicode.Scalar {
    let scalar: Unicode.Scalar
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(next)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw unexpected()
    }
    position += 1
    return scalar
  }

  /// Reads the digits of `\u`, and the second half of a surrogate pair.
  private mutating func unicodeEscape() throws(CodingFailure) -> Unicode.Scalar {
    let start = position - 1
    var code = try codeUnit()
    if code >> 10 == 0xD800 >> 10, next == UInt8(ascii: "\\") {
      position += 1
      let low = try codeUnit()
      // Without a second half the code is not a valid scalar.
      code = low >> 10 == 0xDC00 >> 10 ? 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF : 0xD800
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw failure("a surrogate pair is incomplete", at: start)
    }
    return scalar
  }

  /// Reads `u` and four hexadecimal digits.
  private mutating func codeUnit() throws(CodingFailure) -> UInt32 {
    guard next == UInt8(ascii: "u") else { throw unexpected() }
    position += 1
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else { throw unexpected() }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  // MARK: Failures

  private func unexpected() -> CodingFailure {
    guard position < bytes.count else { return failure("it ends too early", at: position) }
    let scalar = Unicode.Scalar(next)
    let isPrintable = (0x21..<0x7F).contains(next)
    let found = isPrintable ? "'\(scalar)'" : "byte \(next)"
    return failure("unexpected \(found)", at: position)
  }

  private func failure(_ message: String, at position: Int) -> CodingFailure {
    let line = 1 + bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") }
    return CodingFailure(message: "not well-formed JSON: \(message)", line: line)
  }
}
