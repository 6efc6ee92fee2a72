import ServiceModel
import SwiftEmitter

/// The data that comparisons inside two versions share.
struct ComparisonScope {
  let types: TypeRenames
  let presence: ParameterPresence
  let oldTypes: ComparedTypes
  let newTypes: ComparedTypes
  let oldReach: BindingReach
  let newReach: BindingReach
  let oldParts: SOAPParts
  let newParts: SOAPParts
  let oldRecursion: RecursiveTypes
  let newRecursion: RecursiveTypes

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    types = TypeRenames(old, new)
    presence = ParameterPresence(old, new)
    oldTypes = ComparedTypes(old)
    newTypes = ComparedTypes(new)
    oldReach = BindingReach(old)
    newReach = BindingReach(new)
    oldParts = SOAPParts(old)
    newParts = SOAPParts(new)
    oldRecursion = RecursiveTypes(old)
    newRecursion = RecursiveTypes(new)
  }

  var wire: WireComparison { WireComparison(old: oldTypes, new: newTypes) }

  /// The old reference refers to another type on the new side.
  func isAnother(_ old: TypeReference, _ new: TypeReference) -> Bool { types.apply(to: old) != new }

  /// The bindings whose messages contain a type on both sides.
  func bindings(of type: TypeDefinition, _ newType: TypeDefinition) -> Bindings {
    oldReach.bindings(of: type.name).intersection(newReach.bindings(of: newType.name))
  }
}
