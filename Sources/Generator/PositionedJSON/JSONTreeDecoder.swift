/// Decodes a value from a tree.
package enum JSONTreeDecoder {
  /// - Throws: `DecodingError`, with the path to the invalid value.
  package static func value<Value: Decodable>(
    _ type: Value.Type, from tree: JSONSyntaxTree
  ) throws -> Value {
    try JSONTreeReader(tree: tree, codingPath: []).decode(type)
  }
}

private struct JSONTreeReader: Decoder, SingleValueDecodingContainer {
  let tree: JSONSyntaxTree
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let members = tree.members else { throw mismatch([String: Any].self) }
    return KeyedDecodingContainer(ObjectDecoding<Key>(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = tree.items else { throw mismatch([Any].self) }
    return ArrayDecoding(items: items, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
  func decodeNil() -> Bool { tree.value == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    switch type {
    case is String.Type: try simple(tree.text, type)
    case is Bool.Type: try simple(tree.flag, type)
    case is Double.Type: try simple(tree.number.flatMap { Double($0) }, type)
    case is Float.Type: try simple(tree.number.flatMap { Float($0) }, type)
    case let integer as any FixedWidthInteger.Type: try simple(number(integer), type)
    default: try Value(from: self)
    }
  }

  private func number<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    tree.number.flatMap { Integer($0) }
  }

  private func simple<Value>(_ value: Any?, _ type: Value.Type) throws -> Value {
    guard let value = value as? Value else { throw mismatch(type) }
    return value
  }

  func mismatch(_ type: Any.Type) -> DecodingError {
    let context = DecodingError.Context(
      codingPath: codingPath, debugDescription: "this is \(tree.kindName)")
    return tree.value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

extension DecodingError {
  /// The place of the error, and what is wrong there.
  package var context: Context {
    switch self {
    case .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: Context(codingPath: [], debugDescription: "\(self)")
    }
  }
}

extension JSONSyntaxTree {
  /// The innermost existing value on a path from here, for the position of a decoding error.
  package func innermost(on path: [any CodingKey]) -> JSONSyntaxTree {
    var current = self
    for key in path {
      if let index = key.intValue, let items = current.items, items.indices.contains(index) {
        current = items[index]
      } else if let member = current.member(key.stringValue) {
        current = member.value
      } else {
        break
      }
    }
    return current
  }

  fileprivate var number: String? { if case .number(let text) = value { text } else { nil } }
}

private struct ObjectDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [JSONSyntaxTree.Member]
  let codingPath: [any CodingKey]
  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { members.contains { $0.key == key.stringValue } }

  func decodeNil(forKey key: Key) throws -> Bool { try reader(key).tree.value == .null }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try reader(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try reader(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try reader(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder {
    JSONTreeReader(tree: JSONSyntaxTree(.object(members)), codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try reader(key) }

  private func reader(_ key: Key) throws -> JSONTreeReader {
    guard let member = members.first(where: { $0.key == key.stringValue }) else {
      throw DecodingError.keyNotFound(
        key,
        DecodingError.Context(
          codingPath: codingPath, debugDescription: "there is no '\(key.stringValue)'"))
    }
    return JSONTreeReader(tree: member.value, codingPath: codingPath + [key])
  }
}

private struct ArrayDecoding: UnkeyedDecodingContainer {
  private struct Index: CodingKey {
    let intValue: Int?
    var stringValue: String { "\(intValue ?? 0)" }
    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { nil }
  }

  let items: [JSONSyntaxTree]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  mutating func decodeNil() -> Bool {
    guard !isAtEnd, items[currentIndex].value == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next(type).decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next(type).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next([Any].self).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next(JSONSyntaxTree.self) }

  private mutating func next(_ type: Any.Type) throws -> JSONTreeReader {
    let path = codingPath + [Index(intValue: currentIndex)]
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        type,
        DecodingError.Context(codingPath: path, debugDescription: "the list ends before this item"))
    }
    defer { currentIndex += 1 }
    return JSONTreeReader(tree: items[currentIndex], codingPath: path)
  }
}
