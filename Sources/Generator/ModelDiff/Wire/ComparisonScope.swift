import ServiceModel
import SwiftEmitter

/// The data that comparisons inside two versions share.
struct ComparisonScope {
  let types: TypeRenames
  let old: ComparedSide
  let new: ComparedSide

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    types = TypeRenames(old, new)
    self.old = ComparedSide(old)
    self.new = ComparedSide(new)
  }

  /// The effect on messages if a value of one type replaces a value of another type.
  ///
  /// - Parameter areItemsNamed: whether the items of a list do not have the name of their type.
  func wireEffect(
    of old: TypeReference, _ new: TypeReference, over bindings: Bindings,
    areItemsNamed: Bool = false
  ) -> Effect {
    var comparison = WireComparison(self.old.types, self.new.types, over: bindings)
    if areItemsNamed, case .array(let old) = old, case .array(let new) = new {
      return comparison.compare(old, new)
    }
    return comparison.compare(old, new)
  }

  /// The old reference refers to another type on the new side.
  func isAnother(_ old: TypeReference, _ new: TypeReference) -> Bool { types.apply(to: old) != new }

  /// The bindings whose messages contain a type on both sides.
  func bindings(of type: TypeDefinition, _ newType: TypeDefinition) -> Bindings {
    old.reach.bindings(of: type.name).intersection(new.reach.bindings(of: newType.name))
  }
}

/// One of the compared versions.
struct ComparedSide {
  let types: ComparedTypes
  let presence: ParameterPresence
  let reach: BindingReach
  let parts: SOAPParts
  let recursion: RecursiveTypes

  init(_ version: ServicesVersion) {
    types = ComparedTypes(version)
    presence = ParameterPresence(types: types.graph)
    reach = BindingReach(version, types.graph)
    parts = SOAPParts(version)
    recursion = RecursiveTypes(version)
  }
}

/// The types of a version by name, with what they inherit.
struct ComparedTypes {
  /// The version's own namespace.
  let namespace: String
  let graph: TypeGraph
  /// The types that are used in a declaration. A base that is not used in one is only a set of
  /// fields.
  private let declared: Set<String>

  init(_ version: ServicesVersion) {
    namespace = version.namespace
    graph = TypeGraph(version)
    var declared = Set(version.services.flatMap(\.operations).flatMap(\.namedTypes))
    for type in version.types { declared.formUnion(type.typesOfParts) }
    self.declared = declared
  }

  subscript(name: String) -> TypeDefinition? { graph[name] }

  /// The types that extend a type, directly or through other types.
  func descendants(of name: String) -> [TypeDefinition] {
    graph.descendants(of: name).compactMap { graph[$0] }
  }

  func isDeclared(_ name: String) -> Bool { declared.contains(name) }

  /// A base type and the types that it extends, nearest first; empty without one.
  func lineage(of base: String?) -> [String] { graph.lineage(of: base) }

  /// The inherited fields in the order of messages: the most distant base first.
  func inherited(from base: String?) -> [Field] {
    lineage(of: base).reversed().flatMap(graph.ownFields)
  }

  /// The fields in the order of SOAP: those of the base come first.
  func fields(of type: ComplexType) -> [Field] { inherited(from: type.base) + type.fields }
}

/// The Swift declarations of a version for the header parts and the faults of its operations.
struct SOAPParts {
  /// All operations with a header part share its key.
  private var headers: Set<String> = []
  private var faults: Set<TypeReference> = []

  init(_ version: ServicesVersion) {
    for soap in version.services.flatMap(\.operations).compactMap(\.soap) {
      for part in soap.requestHeaders + soap.responseHeaders where part.type != nil {
        headers.insert(part.key)
      }
      for fault in soap.faults ?? [] { faults.insert(fault.type) }
    }
  }

  func hasKey(_ part: HeaderPart) -> Bool { headers.contains(part.key) }

  func hasFault(_ type: TypeReference) -> Bool { faults.contains(type) }
}
