/// Names types of schemas for the model. Most keep their own names.
///
/// If several types in different namespaces have one name, the type in the namespace of the version
/// keeps it, and the others get a number. A type without a name is named after the elements on its
/// path.
struct SchemaTypeNames {
  private var names: [TypeKey: String] = [:]
  private var unique = UniqueNames()

  init(_ table: SchemaTable) {
    let keys = table.sortedTypes.map(\.key)
    let own = keys.filter { $0.namespace == table.version.namespace }
    let ordered = own + keys.filter { $0.namespace != table.version.namespace }
    for key in ordered where !table.isNameless(key) { names[key] = claim(table.text(key.name)) }
    for key in ordered where table.isNameless(key) {
      names[key] = claim(Self.name(table.text(key.name)))
    }
  }

  subscript(key: TypeKey) -> String? { names[key] }

  /// A unique name for a type that the schema does not have.
  mutating func claim(_ wish: String) -> String { unique.claim(wish) }

  /// `Buy//Address` becomes `BuyAddress`.
  static func name(_ path: String) -> String {
    let parts = path.split(separator: "/").map { $0.drop { $0 == "@" } }
    return parts.enumerated().map { index, part in
      index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }.joined()
  }
}
