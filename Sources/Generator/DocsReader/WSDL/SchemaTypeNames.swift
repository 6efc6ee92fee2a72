/// Names types of schemas for the model: most keep their own name.
///
/// Of several types with one name in different namespaces the version's own keeps it; the others get a
/// number. A type without a name is called after the elements that lead to it.
struct SchemaTypeNames {
  private var names: [TypeKey: String] = [:]
  private var taken: Set<String> = []

  init(_ table: SchemaTable) {
    let entries = table.sortedEntries
    let keys = entries.map(\.type.key)
    let own = keys.filter { $0.namespace == table.version.namespace }
    let foreign = keys.filter { $0.namespace != table.version.namespace }
    let isAnonymous = { (key: TypeKey) in table.text(key.name).utf8.contains(UInt8(ascii: "/")) }
    for keys in [own, foreign] {
      for key in keys where !isAnonymous(key) { names[key] = claim(table.text(key.name)) }
    }
    for keys in [own, foreign] {
      for key in keys where isAnonymous(key) { names[key] = claim(Self.name(table.text(key.name))) }
    }
  }

  subscript(key: TypeKey) -> String? { names[key] }

  /// A name that no type has, for a type that the schema does not have either.
  mutating func claim(_ wish: String) -> String {
    var name = wish
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wish)\(number)"
      number += 1
    }
    return name
  }

  /// `Buy//Address` becomes `BuyAddress`.
  private static func name(_ path: String) -> String {
    let parts = path.split(separator: "/").map { $0.drop { $0 == "@" } }
    return parts.enumerated().map { index, part in
      index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }.joined()
  }
}
