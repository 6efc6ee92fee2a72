/// A JSON value together with where it stands in its file.
package struct JSONSyntaxTree: Equatable, Sendable {
  package indirect enum Value: Equatable, Sendable {
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

  /// What people call the kind of value: `a string`.
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
}
