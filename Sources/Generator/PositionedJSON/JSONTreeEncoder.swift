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
  private enum Content {
    case object([String: JSONNode])
    case array([JSONNode])
    case simple(JSONSyntaxTree.Value)
  }

  private var content = Content.object([:])

  var value: JSONSyntaxTree.Value {
    switch content {
    case .object(let members):
      .object(
        members.sorted { $0.key < $1.key }.map { key, node in
          JSONSyntaxTree.Member(key: key, keyRange: 0..<0, value: JSONSyntaxTree(node.value))
        })
    case .array(let items): .array(items.map { JSONSyntaxTree($0.value) })
    case .simple(let value): value
    }
  }

  var count: Int { if case .array(let items) = content { items.count } else { 0 } }

  func set(_ value: JSONSyntaxTree.Value) { content = .simple(value) }

  func beginArray() {
    if case .array = content { return }
    content = .array([])
  }

  /// The node of a member. An existing node is kept.
  func member(_ key: String) -> JSONNode {
    guard case .object(var members) = content else { return JSONNode() }
    let node = members[key] ?? JSONNode()
    members[key] = node
    content = .object(members)
    return node
  }

  func addItem() -> JSONNode {
    guard case .array(var items) = content else { return JSONNode() }
    let node = JSONNode()
    content = .array([])
    items.append(node)
    content = .array(items)
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
