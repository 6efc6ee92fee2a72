import ServiceModel

/// The types that the operations of some services need, with all that those need; sorted by name.
///
/// A base type counts only when something is declared to be of it: its fields are stored by each
/// type that extends it. When it counts, so do all types that extend it, for a value may be of any.
///
/// - Parameter replaced: types that are declared elsewhere, with whatever only they need.
func typesReached(
  from services: [Service], in version: ServicesVersion, replaced: Set<String> = []
) -> [TypeDefinition] {
  let byName = Dictionary(
    version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let hierarchy = TypeHierarchy(version)
  var reached: Set<String> = []
  var waiting = services.flatMap(\.operations).flatMap { operation in
    (operation.parameters + operation.results).compactMap(\.type.namedType)
      + operation.namedTypesOfSOAPParts
  }
  while let name = waiting.popLast() {
    guard !replaced.contains(name), let type = byName[name], reached.insert(name).inserted
    else { continue }
    waiting += typesNamed(in: type, hierarchy) + hierarchy.descendants(of: name)
  }
  return version.types.filter { reached.contains($0.name) }
}

private func typesNamed(
  in type: TypeDefinition, _ hierarchy: TypeHierarchy
) -> [String] {
  let inherited = hierarchy.inheritedFields(of: type.name).compactMap(\.type.namedType)
  return type.typesOfParts + inherited
}
