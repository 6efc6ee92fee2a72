/// The values of the sections around a tag, the innermost last. Names are looked up in them.
///
/// Objects are not copied. So the values must not change, and must be kept, as long as there is a
/// stack of them.
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
    if name.parts.isEmpty { return current }
    var value: TemplateValue?
    for part in name.parts {
      value = self.value(of: part, in: value)
      if value == nil { return nil }
    }
    return value
  }

  /// - Parameter parent: nil for the stack as a whole.
  private func value(of part: TemplateKey, in parent: TemplateValue?) -> TemplateValue? {
    guard let parent else { return value(of: part.identity) }
    guard case .object(let members) = parent else { return nil }
    return members[part]
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
      guard let value = value(of: part, in: parent) else { return (index, parent) }
      parent = value
    }
    return (0, nil)
  }

  /// All names that have a value, in no order.
  var keys: [String] { levels.flatMap { $0?.map(\.key.text) ?? [] } }
}

/// A sequence of nodes that is being rendered: a whole template or the content of a section.
///
/// Frames are kept in an array instead of on the call stack, so that nested sections cannot
/// overflow the stack. They have no reference, because counting references for every section would
/// take longer than rendering it.
struct RenderFrame {
  /// The index of the template in its library.
  let template: Int
  /// The first node, where each element of a list begins again.
  let start: Int
  let end: Int
  /// The next node.
  var position: Int
  /// The part of the renderer's indentations that is written before each non-empty line.
  let indentation: Range<Int>
  /// The index of the next element, if this is a section on a list.
  var nextElement: Int?
  /// Whether the frame has pushed a value to the context.
  var ownsContext = false
  /// Where the text of the frame begins, if its lines are joined, and how.
  var joining: (start: Int, way: LineJoining.Way)?
  /// The bytes of the tag in the frame below that included this template; nil for sections.
  var includedBy: Range<Int>?

  init(template: Int, nodes: Range<Int>, indentation: Range<Int>) {
    self.template = template
    self.start = nodes.lowerBound
    self.end = nodes.upperBound
    self.position = nodes.lowerBound
    self.indentation = indentation
  }
}
