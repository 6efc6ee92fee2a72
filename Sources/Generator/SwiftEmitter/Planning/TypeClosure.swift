import ServiceModel

/// The types that the operations of some services need directly or indirectly, sorted by name.
///
/// A base type counts only if a declaration uses it, because derived types store its fields
/// themselves. If it counts, all derived types count too, because a value may have any of these
/// types.
///
/// - Parameter replaced: types that are declared elsewhere. Types that only they need do not count
///   either.
package func typesReached(
  from services: [Service], in version: ServicesVersion, replaced: Set<String> = []
) -> [TypeDefinition] {
  // Not joined first: that would copy all operations.
  let names = services.flatMap { service in
    service.operations.flatMap { $0.namedTypesOfValues + $0.namedTypesOfSOAPParts }
  }
  let reached = TypeGraph(version).reached(from: names, omitting: replaced).declared
  return version.types.filter { reached.contains($0.name) }
}
