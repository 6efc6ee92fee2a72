/// The values of the sections around a tag, the innermost last. Names are looked up in them.
///
/// Objects are looked at where they are. So the values must not change, and must be kept, as long as
/// there is a stack of them.
struct ContextStack {
  /// The members of the objects; nil for values of other kinds.
  private var levels: [UnsafeBufferPointer<TemplateMembers.Member>?] = []
  /// The values of other kinds.
  private var others: [TemplateValue] = []

  mutating func push(_ value: TemplateValue) {
    if case .object(let object) = value {
      levels.append(object.members.all)
    } else {
      levels.append(nil)
      others.append(value)
    }
  }

  mutating func pop() {
    if levels.removeLast() == nil { others.removeLast() }
  }

  /// The value of a name, or nil if it has none.
  ///
  /// The innermost object with the first part of a dotted name decides. If it does not have the
  /// rest, outer objects are not searched (spec: “Dotted Names - Context Precedence”).
  func value(of name: TagName) -> TemplateValue? {
    guard let first = name.parts.first else { return current }
    guard var value = value(of: first.identity) else { return nil }
    for part in name.parts.dropFirst() {
      guard case .object(let members) = value, let member = members[part] else { return nil }
      value = member
    }
    return value
  }

  /// The innermost value. An object is an empty one here: its members are found without it.
  private var current: TemplateValue? {
    guard let innermost = levels.last else { return nil }
    return innermost == nil ? others.last : .object([:])
  }

  /// The value of a name without dots.
  func value(of identity: TemplateKey.Identity) -> TemplateValue? {
    member(identity)?.pointee.value
  }

  /// The member to which a name without dots refers. It must not be kept.
  func member(_ identity: TemplateKey.Identity) -> UnsafePointer<TemplateMembers.Member>? {
    var level = levels.count - 1
    while level >= 0 {
      if let members = levels[level], let index = members.index(of: identity) {
        return members.baseAddress.map { $0 + index }
      }
      level -= 1
    }
    return nil
  }

  /// The first part of a name that has no value, and the value it was looked up in: nil for the
  /// stack as a whole.
  func missingPart(of name: TagName) -> (index: Int, parent: TemplateValue?) {
    var parent: TemplateValue?
    for (index, part) in name.parts.enumerated() {
      guard let parentValue = parent else {
        guard let value = value(of: part.identity) else { return (index, nil) }
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
  var keys: [String] { levels.flatMap { $0?.map(\.key.text) ?? [] } }
}
