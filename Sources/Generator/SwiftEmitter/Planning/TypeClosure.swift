import ServiceModel

/// The types that the operations of some services need directly or indirectly, sorted by name.
///
/// A base type counts only if a declaration uses it, because derived types store its fields
/// themselves. If it counts, all derived types count too, because a value may have any of these
/// types.
///
/// - Parameter replaced: types that are declared elsewhere. Types that only they need do not count
///   either.
func typesReached(
  from services: [Service], in version: ServicesVersion, replaced: Set<String> = []
) -> [TypeDefinition] {
  let byName = Dictionary(
    version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let hierarchy = TypeHierarchy(version)
  var reached: Set<String> = []
  var waiting = services.flatMap { service in
    // Not joined first: that would copy all operations.
    service.operations.flatMap { $0.namedTypesOfValues + $0.namedTypesOfSOAPParts }
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
