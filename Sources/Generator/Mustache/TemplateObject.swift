/// The members of an object for a template, by name.
///
/// It is a list instead of a dictionary. There are very many objects with few members each, and a
/// search only compares two numbers for each member.
package struct TemplateObject: Sendable {
  private(set) var members: TemplateMembers

  package init() { members = TemplateMembers(capacity: 0) }

  /// A repeated member keeps its last value, as in an assignment.
  package init(_ pairs: [(String, TemplateValue)]) {
    members = TemplateMembers(capacity: pairs.count)
    for (key, value) in pairs { set(TemplateKey(key), value) }
  }

  init(literal elements: [(TemplateKey, TemplateValue)]) {
    // With room for the comma of an item of a list.
    members = TemplateMembers(capacity: elements.count + 1)
    for (key, value) in elements { _ = members.append(key, value) }
    assert(members.all.indices.allSatisfy { index(of: members.all[$0].key) == $0 })
  }

  /// The value of a member. Setting nil has no effect, because members are never removed.
  package subscript(key: TemplateKey) -> TemplateValue? {
    get { index(of: key).map { members.all[$0].value } }
    set { if let newValue { set(key, newValue) } }
  }

  /// Merged with the members of another object, which take precedence.
  package func merging(_ other: TemplateObject) -> TemplateObject {
    var result = self
    result.reserveCapacity(members.all.count + other.members.all.count)
    for member in other.members.all { result.set(member.key, member.value) }
    return result
  }

  /// Makes room for members that are about to be set.
  package mutating func reserveCapacity(_ count: Int) {
    members =
      isKnownUniquelyReferenced(&members)
      ? members.moved(capacity: max(count, members.all.count))
      : members.copy(capacity: max(count, members.all.count))
  }

  /// The names of the members.
  package var keys: [String] { members.all.map(\.key.text) }

  /// The members with their names.
  package var pairs: [(key: String, value: TemplateValue)] {
    members.all.map { ($0.key.text, $0.value) }
  }

  private mutating func set(_ key: TemplateKey, _ value: TemplateValue) {
    if !isKnownUniquelyReferenced(&members) {
      members = members.copy(capacity: members.all.count + 1)
    }
    if let index = index(of: key) { return members.set(value, at: index) }
    if members.append(key, value) { return }
    members = members.moved(capacity: 2 * members.all.count + 4)
    _ = members.append(key, value)
  }

  private func index(of key: TemplateKey) -> Int? { members.all.index(of: key.identity) }
}

extension TemplateObject: Equatable {
  /// The order of the members does not matter.
  package static func == (a: TemplateObject, b: TemplateObject) -> Bool {
    a.members.all.count == b.members.all.count
      && a.members.all.allSatisfy { b[$0.key] == $0.value }
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  /// No name may be repeated: the literals are not searched for that.
  package init(dictionaryLiteral elements: (TemplateKey, TemplateValue)...) {
    self.init(literal: elements)
  }
}
