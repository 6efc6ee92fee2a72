/// Parses JSON (RFC 8259) and keeps the position of every value. Keys must be unique, and the depth
/// is limited.
package struct JSONSyntaxParser {
  /// Documents of this tool have less than a tenth of this depth. The limit protects the stack of
  /// code that visits a tree.
  package static let maximumDepth = 200

  private var scanner: JSONScanner

  /// - Parameter range: the bytes to read, if not all of them. Positions are relative to all bytes.
  package static func parse(
    _ bytes: [UInt8], in range: Range<Int>? = nil
  ) throws(JSONSyntaxError) -> JSONSyntaxTree {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      var parser = JSONSyntaxParser(scanner: JSONScanner(buffer, in: range ?? buffer.indices))
      return try parser.document()
    }
  }

  private mutating func document() throws(JSONSyntaxError) -> JSONSyntaxTree {
    scanner.skipByteOrderMark()
    scanner.skipSpace()
    let root = try value(depth: 0)
    scanner.skipSpace()
    if !scanner.isAtEnd { throw scanner.unexpected("nothing can follow the value") }
    return root
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONSyntaxTree {
    let start = scanner.offset
    let value: JSONSyntaxTree.Content
    switch scanner.byte ?? 0 {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): value = .array(try items(depth: depth + 1))
    case UInt8(ascii: "\""): value = .string(try scanner.string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      value = .number(try scanner.number())
    default: value = try word()
    }
    return JSONSyntaxTree(value: value, range: start..<scanner.offset)
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONSyntaxTree.Content {
    if scanner.take(word: "true") { return .bool(true) }
    if scanner.take(word: "false") { return .bool(false) }
    if scanner.take(word: "null") { return .null }
    throw scanner.unexpected("a value is expected")
  }

  private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONSyntaxTree.Member] {
    try enter(depth)
    var members: [JSONSyntaxTree.Member] = []
    if scanner.take("}") { return members }
    var keys = UniqueKeys()
    repeat {
      scanner.skipSpace()
      guard scanner.byte == UInt8(ascii: "\"") else {
        throw scanner.unexpected(
          members.isEmpty ? "a name or '}' is expected" : "a name is expected")
      }
      let start = scanner.offset
      let key = try scanner.string()
      let range = start..<scanner.offset
      if !keys.insert(key, besides: members) {
        throw JSONSyntaxError(message: "the name '\(key)' occurs twice", range: range)
      }
      scanner.skipSpace()
      if !scanner.take(":") { throw scanner.unexpected("':' is expected") }
      scanner.skipSpace()
      members.append(.init(key: key, keyRange: range, value: try value(depth: depth)))
      scanner.skipSpace()
    } while scanner.take(",")
    if !scanner.take("}") { throw scanner.unexpected("',' or '}' is expected") }
    return members
  }

  private mutating func items(depth: Int) throws(JSONSyntaxError) -> [JSONSyntaxTree] {
    try enter(depth)
    var items: [JSONSyntaxTree] = []
    if scanner.take("]") { return items }
    repeat {
      scanner.skipSpace()
      items.append(try value(depth: depth))
      scanner.skipSpace()
    } while scanner.take(",")
    if !scanner.take("]") { throw scanner.unexpected("',' or ']' is expected") }
    return items
  }

  /// Enters an object or an array.
  private mutating func enter(_ depth: Int) throws(JSONSyntaxError) {
    guard depth <= Self.maximumDepth else {
      throw JSONSyntaxError(
        message: "nested deeper than \(Self.maximumDepth) levels",
        range: scanner.offset..<scanner.offset + 1)
    }
    scanner.advance()
    scanner.skipSpace()
  }
}

/// The keys of the current object. Few keys are compared one by one, without a table.
private struct UniqueKeys {
  private static let fewKeys = 12

  private var table: Set<String> = []

  /// - Returns: false if the key exists already.
  mutating func insert(_ key: String, besides members: [JSONSyntaxTree.Member]) -> Bool {
    if members.count < Self.fewKeys { return !members.contains { $0.key == key } }
    if table.isEmpty {
      table.reserveCapacity(4 * Self.fewKeys)
      table.formUnion(members.lazy.map(\.key))
    }
    return table.insert(key).inserted
  }
}

/// JSON that cannot be read.
package struct JSONSyntaxError: Error, Equatable {
  /// In lowercase, without a final period.
  package var message: String
  /// The bytes with the error.
  package var range: Range<Int>

  package init(message: String, range: Range<Int>) {
    self.message = message
    self.range = range
  }
}
