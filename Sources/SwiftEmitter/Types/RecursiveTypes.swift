import ServiceModel

/// Finds the fields that would make a structure contain itself.
///
/// Arrays and dictionaries hold their content elsewhere; a plain field does not, and the compiler
/// refuses a type that contains itself by way of plain fields.
struct RecursiveTypes: Sendable {
  /// The types that a type contains plainly, by name.
  private let contained: [String: Set<String>]

  init(_ version: ServicesVersion, hierarchy: TypeHierarchy) {
    var contained: [String: Set<String>] = [:]
    for type in version.types {
      guard case .complex(let complex) = type.shape else { continue }
      let fields = complex.fields + hierarchy.inheritedFields(of: type.name)
      for case .named(let name) in fields.map(\.type) {
        contained[type.name, default: []].insert(name)
      }
    }
    // What contains no structure cannot lead back.
    self.contained = contained
  }

  /// Whether a field of the type `owner` leads back to it.
  func isRecursive(_ field: TypeReference, in owner: String) -> Bool {
    guard case .named(let name) = field else { return false }
    var seen: Set<String> = []
    var waiting = [name]
    while let next = waiting.popLast() {
      if next == owner { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += contained[next] ?? []
    }
    return false
  }
}
