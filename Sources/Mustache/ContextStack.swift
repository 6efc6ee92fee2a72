/// The values of the sections around a tag, the innermost last. Names are looked up in them.
struct ContextStack {
  private var values: [TemplateValue]

  init(_ root: TemplateValue) {
    values = [root]
  }

  mutating func push(_ value: TemplateValue) {
    values.append(value)
  }

  mutating func pop() {
    values.removeLast()
  }

  /// The value of a name, or nil if it has none.
  ///
  /// The innermost object with the first part of a dotted name decides. If it does not have the
  /// rest, outer objects are not searched (spec: “Dotted Names - Context Precedence”).
  func value(of name: TagName) -> TemplateValue? {
    guard let first = name.parts.first else { return values.last }
    guard var value = value(ofKey: first) else { return nil }
    for part in name.parts.dropFirst() {
      guard case .object(let members) = value, let member = members[part] else { return nil }
      value = member
    }
    return value
  }

  private func value(ofKey key: TemplateKey) -> TemplateValue? {
    var index = values.count - 1
    while index >= 0 {
      if case .object(let members) = values[index], let member = members[key] { return member }
      index -= 1
    }
    return nil
  }

  /// The first part of a name that has no value, and the value it was looked up in: nil for the
  /// stack as a whole.
  func missingPart(of name: TagName) -> (index: Int, parent: TemplateValue?) {
    var parent: TemplateValue?
    for (index, part) in name.parts.enumerated() {
      guard let parentValue = parent else {
        guard let value = value(ofKey: part) else { return (index, nil) }
        parent = value
        continue
      }
      guard case .object(let members) = parentValue, let member = members[part] else {
        return (index, parentValue)
      }
      parent = member
    }
    return (0, nil)
  }

  /// All names that have a value, in no order.
  var keys: [String] {
    values.flatMap { value -> [String] in
      guard case .object(let members) = value else { return [] }
      return members.keys
    }
  }
}
