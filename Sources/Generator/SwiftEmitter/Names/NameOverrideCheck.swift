import Diagnostics
import ServiceModel

extension NameOverrides {
  /// Finds overrides of unknown things, and names that are not possible.
  ///
  /// The model is that of the whole documentation, before the selection.
  package func check(against model: ServiceModel, diagnostics: inout DiagnosticBag) {
    for scope in Scope.allCases {
      guard let entries = entries[scope] else { continue }
      let known = model.versions.reduce(into: Set<String>()) { $0.formUnion(scope.keys(in: $1)) }
      var given: [String: Entry] = [:]
      for entry in entries {
        if !known.contains(entry.key) {
          diagnostics.emit(
            SwiftEmitterRules.unusedName, "there is no '\(entry.key)' to be named",
            at: entry.location,
            hint: Suggestion.text(for: entry.key, among: known))
        }
        if scope.reserved.taken.contains(entry.name) {
          diagnostics.emit(
            SwiftEmitterRules.takenName, "the name '\(entry.name)' is taken here",
            at: entry.location)
        }
        let place = "\(scope.parts(of: entry.key).holder) \(entry.name)"
        if let other = given.updateValue(entry, forKey: place) {
          diagnostics.emit(
            SwiftEmitterRules.takenName,
            "'\(other.key)' has the name '\(entry.name)' already", at: entry.location,
            related: other.location.map { [.init("given here", at: $0)] } ?? [])
        }
      }
    }
  }
}

extension NameOverrides.Scope {
  /// All things of a version that can be named, in the notation of the configuration.
  fileprivate func keys(in version: ServicesVersion) -> [String] {
    switch self {
    case .types: return version.types.map(\.name)
    case .fields:
      let hierarchy = TypeHierarchy(version)
      return version.types.flatMap { type in
        // A type stores the fields of its base under its own names.
        let fields =
          hierarchy.graph.ownFields(of: type.name) + hierarchy.inheritedFields(of: type.name)
        return fields.map { "\(type.name).\($0.name)" }
      }
    case .members:
      return version.types.flatMap { type in
        (type.enumeration?.members ?? []).map { "\(type.name).\($0.name)" }
      }
    case .operations: return operations(in: version) { _ in [""] }
    case .parameters: return operations(in: version) { $0.parameters.map { ".\($0.name)" } }
    case .results: return operations(in: version) { $0.results.map { ".\($0.name)" } }
    }
  }

  private func operations(
    in version: ServicesVersion, _ parts: (ServiceOperation) -> [String]
  ) -> [String] {
    version.services.flatMap { service in
      service.operations.flatMap { operation in
        parts(operation).flatMap { part in
          let key = "\(service.name).\(operation.name)\(part)"
          return [key, "\(service.kind.rawValue):\(key)"]
        }
      }
    }
  }
}
