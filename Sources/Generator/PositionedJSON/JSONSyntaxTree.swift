/// A JSON value with its position in the file.
package struct JSONSyntaxTree: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    case object([Member])
    case array([JSONSyntaxTree])
    case string(String)
    /// Kept as written.
    case number(String)
    case bool(Bool)
    case null
  }

  package struct Member: Equatable, Sendable {
    package var key: String
    /// The key's bytes with their quotes.
    package var keyRange: Range<Int>
    package var value: JSONSyntaxTree

    package init(key: String, keyRange: Range<Int>, value: JSONSyntaxTree) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  package var value: Value
  /// The value's bytes.
  package var range: Range<Int>

  package init(value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// A value without a file.
  package init(_ value: Value) { self.init(value: value, range: 0..<0) }

  /// The kind of the value in words: `a string`.
  package var kindName: String {
    switch value {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }

  /// The members of an object; nil for every other value.
  package var members: [Member]? { if case .object(let members) = value { members } else { nil } }

  /// The items of an array; nil for every other value.
  package var items: [JSONSyntaxTree]? { if case .array(let items) = value { items } else { nil } }

  /// The text of a string; nil for every other value.
  package var text: String? { if case .string(let text) = value { text } else { nil } }

  /// A truth value; nil for every other value.
  package var flag: Bool? { if case .bool(let flag) = value { flag } else { nil } }

  /// A member of an object; nil if there is none with that name.
  package func member(_ key: String) -> Member? { members?.first { $0.key == key } }
}

/// Values without a file.
extension JSONSyntaxTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral text: String) { self.init(.string(text)) }
  package init(booleanLiteral flag: Bool) { self.init(.bool(flag)) }

  package static func string(_ text: String) -> JSONSyntaxTree { JSONSyntaxTree(.string(text)) }

  package static func array(_ items: [JSONSyntaxTree]) -> JSONSyntaxTree {
    JSONSyntaxTree(.array(items))
  }

  /// - Parameter members: in the order of writing.
  package static func object(_ members: KeyValuePairs<String, JSONSyntaxTree>) -> JSONSyntaxTree {
    JSONSyntaxTree(.object(members.map { Member(key: $0, keyRange: 0..<0, value: $1) }))
  }
}

extension JSONSyntaxTree: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .object(let members):
      try container.encode(Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first })
    case .array(let items): try container.encode(items)
    case .string(let text): try container.encode(text)
    case .number(let text):
      if let whole = Int(text) {
        try container.encode(whole)
      } else {
        try container.encode(Double(text))
      }
    case .bool(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
