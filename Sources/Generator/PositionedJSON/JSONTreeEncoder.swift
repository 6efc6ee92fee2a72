/// Encodes a value as a tree.
package enum JSONTreeEncoder {
  /// - Returns: the tree, without positions and with sorted keys.
  /// - Throws: `EncodingError` for a number that is not finite, and the errors of the value.
  package static func tree(of value: some Encodable) throws -> JSONSyntaxTree {
    let node = JSONNode()
    try node.encode(value, at: [])
    return JSONSyntaxTree(node.value)
  }
}

/// A value that is being encoded.
private final class JSONNode {
  // It is a simple value, or otherwise an array if there are items, or otherwise an object.
  private var simple: JSONSyntaxTree.Value?
  private var items: [JSONNode]?
  private var members: [String: JSONNode] = [:]

  var value: JSONSyntaxTree.Value {
    if let simple { return simple }
    if let items { return .array(items.map { JSONSyntaxTree($0.value) }) }
    return .object(
      members.sorted { $0.key < $1.key }.map { key, node in
        JSONSyntaxTree.Member(key: key, keyRange: 0..<0, value: JSONSyntaxTree(node.value))
      })
  }

  var count: Int { items?.count ?? 0 }

  func set(_ value: JSONSyntaxTree.Value) { simple = value }

  func beginArray() { items = items ?? [] }

  /// The node of a member. An existing node is kept.
  func member(_ key: String) -> JSONNode {
    let node = members[key] ?? JSONNode()
    members[key] = node
    return node
  }

  func addItem() -> JSONNode {
    let node = JSONNode()
    items?.append(node)
    return node
  }

  func encode(_ value: some Encodable, at path: [any CodingKey]) throws {
    switch value {
    case let text as String: set(.string(text))
    case let flag as Bool: set(.bool(flag))
    case let number as any BinaryInteger: set(.number("\(number)"))
    case let number as any BinaryFloatingPoint:
      set(.number(try Self.text(of: Double(number), at: path)))
    default: try value.encode(to: JSONNodeEncoder(node: self, codingPath: path))
    }
  }

  /// An integer needs no fraction.
  private static func text(of number: Double, at path: [any CodingKey]) throws -> String {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number,
        EncodingError.Context(codingPath: path, debugDescription: "JSON has no number like this"))
    }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

private struct JSONNodeEncoder: Encoder, SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(ObjectEncoding<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginArray()
    return ArrayEncoding(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
  func encodeNil() { node.set(.null) }
  func encode(_ value: some Encodable) throws { try node.encode(value, at: codingPath) }
}

private struct ObjectEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { node.member(key.stringValue).set(.null) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.member(key.stringValue).encode(value, at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONNodeEncoder(node: node, codingPath: codingPath) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: Key) -> JSONNodeEncoder {
    JSONNodeEncoder(node: node.member(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct ArrayEncoding: UnkeyedEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var count: Int { node.count }

  func encodeNil() { node.addItem().set(.null) }

  func encode(_ value: some Encodable) throws { try node.addItem().encode(value, at: codingPath) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }

  private var encoder: JSONNodeEncoder {
    JSONNodeEncoder(node: node.addItem(), codingPath: codingPath)
  }
}
