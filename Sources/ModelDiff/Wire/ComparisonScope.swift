import ServiceModel

/// What comparisons inside two versions share.
struct ComparisonScope {
  let types: TypeRenames
  let presence: ParameterPresence
  let oldTypes: TypeTable
  let newTypes: TypeTable
  let oldReach: BindingReach
  let newReach: BindingReach

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    types = TypeRenames(old, new)
    presence = ParameterPresence(old, new)
    oldTypes = TypeTable(old)
    newTypes = TypeTable(new)
    oldReach = BindingReach(old)
    newReach = BindingReach(new)
  }

  var wire: WireComparison { WireComparison(old: oldTypes, new: newTypes) }

  /// The bindings whose messages hold a type on both sides.
  func bindings(of type: TypeDefinition, _ newType: TypeDefinition) -> Bindings {
    oldReach.bindings(of: type.name).intersection(newReach.bindings(of: newType.name))
  }
}
