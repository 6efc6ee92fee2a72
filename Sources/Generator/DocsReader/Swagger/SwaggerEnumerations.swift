import Diagnostics
import ServiceModel

/// Names the enumerations that a Swagger file defines inline.
///
/// A list gets the name of the known enumeration with the same members. Otherwise it gets the name
/// of the property. If properties of one name have several lists, it gets the name of the type and
/// the property.
struct SwaggerEnumerations {
  private struct Use: Hashable, Comparable {
    let owner: String
    let property: String

    static func < (a: Use, b: Use) -> Bool {
      (a.owner.utf8.count, a.owner, a.property) < (b.owner.utf8.count, b.owner, b.property)
    }
  }

  private struct List {
    /// In the order of their first uses.
    let members: [String]
    var uses: Set<Use> = []
  }

  private var lists: [Set<String>: List] = [:]

  /// Adds a list.
  ///
  /// - Parameter owner: the type, or the service and operation, that has the property.
  mutating func add(_ members: [String], of property: String, in owner: String) {
    let use = Use(owner: owner, property: RESTEnumerationUses.capitalized(property))
    lists[Set(members), default: List(members: members)].uses.insert(use)
  }

  // MARK: Naming

  /// - Parameters:
  ///   - known: the enumerations that have names.
  ///   - unique: the names of all types. The names of the lists are added.
  /// - Returns: the name of each list, and its members in order.
  func named(
    known: [EnumerationName], unique: inout UniqueNames
  ) -> [Set<String>: (name: String, members: [String])] {
    var result: [Set<String>: (name: String, members: [String])] = [:]
    let owners = self.owners
    for (key, list) in lists.sorted(by: {
      $0.value.members.lexicographicallyPrecedes($1.value.members)
    }) {
      let names = Self.properties(of: list)
      let wish =
        names.first { owners[$0] == 1 && !unique.contains($0) } ?? Self.qualified(list, names)
      let name =
        Self.known(key, names: names, among: known) ?? unique.claim(wish, or: wish + "Value")
      result[key] = (name, list.members)
    }
    return result
  }

  /// The number of lists of each property.
  private var owners: [String: Int] {
    var counts: [String: Int] = [:]
    for list in lists.values {
      for name in Set(list.uses.map(\.property)) { counts[name, default: 0] += 1 }
    }
    return counts
  }

  /// The names of the properties of a list, the most frequent one first.
  private static func properties(of list: List) -> [String] {
    let counts = Dictionary(grouping: list.uses, by: \.property).mapValues(\.count)
    return counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
  }

  private static func known(
    _ members: Set<String>, names: [String], among known: [EnumerationName]
  ) -> String? {
    let exact = known.filter { $0.isComplete && $0.members == members }
    if let one = exact.first(where: { names.contains($0.name) }) { return one.name }
    if exact.count == 1 { return exact.first?.name }
    // Samples show only some members. Over REST, flags have additional members for none or all of
    // them.
    let parts = known.filter { $0.members.isSubset(of: members) && !$0.members.isEmpty }
    if let one = parts.first(where: { !$0.isComplete && names.contains($0.name) }) {
      return one.name
    }
    let flags = parts.filter { $0.isFlags && $0.isComplete && $0.members.count * 2 > members.count }
    return flags.count == 1 ? flags.first?.name : nil
  }

  private static func qualified(_ list: List, _ names: [String]) -> String {
    let use = list.uses.filter { $0.property == names.first }.min()
    return RESTEnumerationUses.joined(use?.owner ?? "", use?.property ?? "Value")
  }
}

/// An enumeration that has a name.
struct EnumerationName {
  let name: String
  let members: Set<String>
  let isComplete: Bool
  let isFlags: Bool

  init?(_ definition: TypeDefinition) {
    guard case .enumeration(let enumeration) = definition.shape else { return nil }
    name = definition.name
    members = Set(enumeration.members.map(\.name))
    isComplete = enumeration.isComplete
    isFlags = enumeration.isFlags
  }
}
