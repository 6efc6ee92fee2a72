/// Names types of schemas for the model. Most keep their own names.
///
/// If several types in different namespaces have one name, the type in the namespace of the version
/// keeps it, and the others get a number. A type without a name is named after the elements on its
/// path.
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

  /// A unique name for a type that the schema does not have.
  mutating func claim(_ wish: String) -> String { taken.claim(wish) { "\(wish)\($0)" } }

  /// `Buy//Address` becomes `BuyAddress`.
  private static func name(_ path: String) -> String {
    let parts = path.split(separator: "/").map { $0.drop { $0 == "@" } }
    return parts.enumerated().map { index, part in
      index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }.joined()
  }
}

extension Set<String> {
  /// Inserts a name, or the first one with a number from 2 on that is not in the set.
  mutating func claim(_ name: String, numbered: (Int) -> String) -> String {
    var (claimed, number) = (name, 2)
    while !insert(claimed).inserted {
      claimed = numbered(number)
      number += 1
    }
    return claimed
  }
}
