/// The members of an object for a template, by name.
///
/// It is a list instead of a dictionary. There are very many objects with few members each, and a
/// search only compares one number for each member.
package struct TemplateObject: Equatable, Sendable {
  private struct Member: Sendable {
    let key: TemplateKey
    var value: TemplateValue
  }

  private var members: [Member] = []

  package init() {}

  /// A repeated member keeps its last value, as in an assignment.
  package init(_ pairs: [(String, TemplateValue)]) {
    members.reserveCapacity(pairs.count)
    for (key, value) in pairs { set(TemplateKey(key), value) }
  }

  /// The value of a member. Setting nil has no effect, because members are never removed.
  package subscript(key: String) -> TemplateValue? {
    get { self[TemplateKey(key)] }
    set { if let newValue { set(TemplateKey(key), newValue) } }
  }

  subscript(key: TemplateKey) -> TemplateValue? { index(of: key).map { members[$0].value } }

  /// Merged with the members of another object, which take precedence.
  package func merging(_ other: TemplateObject) -> TemplateObject {
    var result = self
    for member in other.members { result.set(member.key, member.value) }
    return result
  }

  /// The names of the members.
  package var keys: [String] { members.map(\.key.text) }

  private mutating func set(_ key: TemplateKey, _ value: TemplateValue) {
    if let index = index(of: key) {
      members[index].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
  }

  private func index(of key: TemplateKey) -> Int? { members.firstIndex { $0.key == key } }

  /// The order of the members does not matter.
  package static func == (a: TemplateObject, b: TemplateObject) -> Bool {
    a.members.count == b.members.count && a.members.allSatisfy { b[$0.key] == $0.value }
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }
}
