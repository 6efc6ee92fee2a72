import Diagnostics
import PositionedJSON

extension [JSONSyntaxTree.Member] {
  subscript(key: String) -> JSONSyntaxTree.Member? { first { $0.key == key } }
}

/// Reads the members of objects of a Swagger file and reports mistakes in them.
extension SwaggerReader {
  /// - Parameter what: a description of the value in words.
  mutating func object(_ tree: JSONSyntaxTree, _ what: String) -> [JSONSyntaxTree.Member]? {
    value(of: tree, what, is: "an object", \.members)
  }

  /// The members of a member that is an object; empty if it is absent.
  mutating func objects(
    _ key: String, of members: [JSONSyntaxTree.Member]
  ) -> [JSONSyntaxTree.Member] {
    member(key, of: members, is: "an object", \.members) ?? []
  }

  mutating func items(_ key: String, of members: [JSONSyntaxTree.Member]) -> [JSONSyntaxTree] {
    member(key, of: members, is: "a list", \.items) ?? []
  }

  mutating func text(_ key: String, of members: [JSONSyntaxTree.Member]) -> String? {
    member(key, of: members, is: "a string", \.text)
  }

  mutating func texts(_ key: String, of members: [JSONSyntaxTree.Member]) -> [String] {
    items(key, of: members).compactMap { item in
      if item.text == nil {
        report("'\(key)' is a list of strings, and this is \(item.kindName)", at: item.range)
      }
      return item.text
    }
  }

  /// The truth value of a member; false if it is absent.
  mutating func flag(_ key: String, of members: [JSONSyntaxTree.Member]) -> Bool {
    member(key, of: members, is: "true or false", \.flag) ?? false
  }

  private mutating func member<Value>(
    _ key: String, of members: [JSONSyntaxTree.Member], is kind: String,
    _ read: (JSONSyntaxTree) -> Value?
  ) -> Value? {
    members[key].flatMap { value(of: $0.value, "'\(key)'", is: kind, read) }
  }

  private mutating func value<Value>(
    of tree: JSONSyntaxTree, _ what: String, is kind: String, _ read: (JSONSyntaxTree) -> Value?
  ) -> Value? {
    let value = read(tree)
    if value == nil { report("\(what) is \(kind), not \(tree.kindName)", at: tree.range) }
    return value
  }

  // MARK: Findings

  func place(_ range: Range<Int>) -> PagePlace { PagePlace(page: page, range: range) }

  mutating func report(_ message: String, at place: Range<Int>) {
    diagnostics.emit(DocsReaderRules.swaggerStructure, message, at: self.place(place).location)
  }

  mutating func reportUnsupported(_ message: String, at place: Range<Int>) {
    diagnostics.emit(
      DocsReaderRules.swaggerUnsupported, message, at: self.place(place).location,
      hint: "Swagger 2.0 is read, with definitions and references within the file")
  }

  /// Reports something that generated code does not follow: a remark if messages stay the same.
  mutating func find(_ rule: DiagnosticRule, _ message: String, at place: Range<Int>) {
    let place = self.place(place)
    if let owner {
      document.findings.append(
        SwaggerFinding(rule: rule, message: message, place: place, owner: owner))
    } else {
      diagnostics.emit(rule, message, at: place.location)
    }
  }

  /// Reports a reference in a place where only values are read.
  ///
  /// - Returns: whether there is one.
  @discardableResult
  mutating func refuseReference(to what: String, in members: [JSONSyntaxTree.Member]) -> Bool {
    guard let reference = members["$ref"] else { return false }
    reportUnsupported("a reference to \(what) is not read", at: reference.keyRange)
    return true
  }

  /// Reports the keys that are not read. A key that says no to something says nothing.
  mutating func check(_ members: [JSONSyntaxTree.Member], by keys: SwaggerKeys) {
    for member in members where !member.key.hasPrefix("x-") {
      let (key, place) = (member.key, member.keyRange)
      if let loss = keys.lost[key] {
        if !member.value.isNothing { find(DocsReaderRules.swaggerRemark, loss, at: place) }
      } else if keys.unsupported.contains(key) {
        reportUnsupported("'\(key)' is not read", at: place)
      } else if !keys.read.contains(key), !keys.harmless.contains(key) {
        find(
          DocsReaderRules.swaggerUnknownKey, "the key '\(key)' of \(keys.what) is not read",
          at: place)
      }
    }
  }
}

extension JSONSyntaxTree {
  fileprivate var isNothing: Bool {
    switch value {
    case .object(let members): members.isEmpty
    case .array(let items): items.isEmpty
    case .bool(let flag): !flag
    case .null: true
    case .string, .number: false
    }
  }
}
