import ServiceModel

/// Finds the operations of a service that have another name and are otherwise the same.
struct OperationRenames {
  let types: TypeRenames

  /// - Returns: pairs, in the order of the new names.
  func find(
    among removed: [ServiceOperation], _ added: [ServiceOperation]
  ) -> [(old: ServiceOperation, new: ServiceOperation)] {
    var pairs: [(old: ServiceOperation, new: ServiceOperation)] = []
    for new in added {
      let partners = removed.filter { isRenamed($0, new) }
      guard let old = partners.first, partners.count == 1,
        added.count(where: { isRenamed(old, $0) }) == 1
      else { continue }
      pairs.append((old, new))
    }
    return pairs
  }

  private func isRenamed(_ old: ServiceOperation, _ new: ServiceOperation) -> Bool {
    signature(old.parameters, types.apply) == signature(new.parameters, { $0 })
      && signature(old.results, types.apply) == signature(new.results, { $0 })
      && (old.soap == nil) == (new.soap == nil) && isMoved(old.rest, new.rest)
      && NameLikeness.areAlike(old.name, new.name)
  }

  private func signature(
    _ values: [Parameter], _ renaming: (TypeReference) -> TypeReference
  ) -> [String] {
    values.map { "\($0.name): \(renaming($0.type))" }
  }

  private func isMoved(_ old: RESTBinding?, _ new: RESTBinding?) -> Bool {
    old?.method == new?.method && old?.body == new?.body
  }
}
