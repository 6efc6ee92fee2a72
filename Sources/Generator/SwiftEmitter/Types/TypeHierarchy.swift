import ServiceModel

/// The base types and derived types of a Services version.
struct TypeHierarchy: Sendable {
  private var bases: [String: String] = [:]
  private var fields: [String: [Field]] = [:]
  private var derived: [String: [String]] = [:]
  private var namespaces: [String: String] = [:]

  init(_ version: ServicesVersion) {
    for type in version.types {
      namespaces[type.name] = type.foreignNamespace ?? version.namespace
      guard case .complex(let complex) = type.shape else { continue }
      fields[type.name] = complex.fields
      guard let base = complex.base else { continue }
      bases[type.name] = base
      derived[base, default: []].append(type.name)
    }
  }

  /// The base types of a type, nearest first.
  func ancestors(of name: String) -> [String] {
    var result: [String] = []
    var next = bases[name]
    // A type that extends itself is an error in the reader. Here it must only not cause an endless
    // loop.
    while let base = next, base != name, !result.contains(base) {
      result.append(base)
      next = bases[base]
    }
    return result
  }

  /// The derived types of a type, sorted by name.
  func descendants(of name: String) -> [String] {
    var result: Set<String> = []
    var waiting = derived[name] ?? []
    while let next = waiting.popLast() {
      guard next != name, result.insert(next).inserted else { continue }
      waiting += derived[next] ?? []
    }
    return result.sorted()
  }

  /// The fields a type declares itself.
  func ownFields(of name: String) -> [Field] { fields[name] ?? [] }

  /// The fields of all base types of a type, the topmost first, as on the wire.
  func inheritedFields(of name: String) -> [Field] {
    ancestors(of: name).reversed().flatMap { ancestor in
      let namespace = namespaces[ancestor]
      let fields = ownFields(of: ancestor)
      return namespace == namespaces[name] ? fields : fields.map { $0.standing(in: namespace) }
    }
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
