/// A JSON value together with where it stands in its file.
struct JSONSyntaxTree: Equatable, Sendable {
  indirect enum Value: Equatable, Sendable {
    case object([Member])
    case array([JSONSyntaxTree])
    case string(String)
    /// Kept as written.
    case number(String)
    case bool(Bool)
    case null
  }

  struct Member: Equatable, Sendable {
    var key: String
    /// The key's bytes with their quotes.
    var keyRange: Range<Int>
    var value: JSONSyntaxTree
  }

  var value: Value
  /// The value's bytes.
  var range: Range<Int>

  /// What people call the kind of value: `a string`.
  var kindName: String {
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
