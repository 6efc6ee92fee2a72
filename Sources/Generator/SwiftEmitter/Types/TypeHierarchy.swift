import ServiceModel

/// The base types and derived types of a Services version.
struct TypeHierarchy: Sendable {
  let graph: TypeGraph
  private let namespace: String

  init(_ version: ServicesVersion) {
    graph = TypeGraph(version)
    namespace = version.namespace
  }

  /// The fields of all base types of a type, the topmost first, as on the wire.
  func inheritedFields(of name: String) -> [Field] {
    graph.ancestors(of: name).reversed().flatMap { ancestor in
      let namespace = namespace(of: ancestor)
      let fields = graph.ownFields(of: ancestor)
      return namespace == self.namespace(of: name)
        ? fields : fields.map { $0.standing(in: namespace) }
    }
  }

  /// Nil for a type that is not defined.
  private func namespace(of type: String) -> String? {
    graph[type].map { $0.foreignNamespace ?? namespace }
  }
}

extension Field {
  /// The field inside a type of another namespace.
  fileprivate func standing(in namespace: String?) -> Field {
    var field = self
    var form = xml ?? .plain
    guard form.kind == .element, form.namespace == nil else { return field }
    form.namespace = namespace
    if var item = form.item, item.namespace == nil {
      item.namespace = namespace
      form.item = item
    }
    field.xml = form
    return field
  }
}
