/// A JSON value with its position in the file.
package struct JSONSyntaxTree: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
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

  package var value: Content
  /// The value's bytes.
  package var range: Range<Int>

  package init(value: Content, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// A value without a file.
  package init(_ value: Content) { self.init(value: value, range: 0..<0) }

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

/// Values without a file, for documents that this tool writes. Their keys are sorted.
extension JSONSyntaxTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(integerLiteral number: Int) { self = .number(number) }
  package init(arrayLiteral items: JSONSyntaxTree...) { self = .array(items) }

  /// A member without a value is left out.
  package init(dictionaryLiteral members: (String, JSONSyntaxTree?)...) {
    self = .object(Dictionary(members.compactMap { key, value in value.map { (key, $0) } }) { $1 })
  }

  package static func string(_ text: String) -> JSONSyntaxTree { JSONSyntaxTree(.string(text)) }
  package static func flag(_ flag: Bool) -> JSONSyntaxTree { JSONSyntaxTree(.bool(flag)) }
  package static func number(_ number: Int) -> JSONSyntaxTree {
    JSONSyntaxTree(.number("\(number)"))
  }

  package static func strings(_ texts: [String]) -> JSONSyntaxTree {
    .array(texts.map { .string($0) })
  }

  package static func array(_ items: [JSONSyntaxTree]) -> JSONSyntaxTree {
    JSONSyntaxTree(.array(items))
  }

  package static func object(_ members: [String: JSONSyntaxTree]) -> JSONSyntaxTree {
    let sorted = members.sorted { $0.key < $1.key }
    return JSONSyntaxTree(
      .object(sorted.map { Member(key: $0.key, keyRange: 0..<0, value: $0.value) }))
  }

  /// The tree of a value in the notation in which it is written.
  ///
  /// - Throws: a defect of the value.
  package init(of value: some JSONWritable) throws(JSONSyntaxError) {
    self = try JSONSyntaxParser.parse(Array(JSONWriter.text(of: value, .compact).utf8))
  }
}
