import Diagnostics
import ServiceModel

/// A type of the user that replaces a documented one.
package struct TypeReplacement: Equatable, Sendable {
  /// The documented type, by its name on the wire.
  package var documented: String
  /// The Swift type, as generated code writes it (`Genre`, `Catalogue.Genre`).
  package var type: String
  /// The module to import for it; nil if it is in the generated module itself.
  package var module: String?
  package var location: SourceLocation?

  package init(
    documented: String, type: String, module: String? = nil, location: SourceLocation? = nil
  ) {
    self.documented = documented
    self.type = type
    self.module = module
    self.location = location
  }

  /// Finds replacements of unknown types and of types that cannot be replaced.
  package static func check(
    _ replacements: [TypeReplacement], against model: ServiceModel,
    diagnostics: inout DiagnosticBag
  ) {
    let shapes = Dictionary(
      model.versions.flatMap(\.types).map { ($0.name, $0.shape) },
      uniquingKeysWith: { first, _ in first })
    for replacement in replacements {
      let name = replacement.documented
      switch shapes[name] {
      case .complex, .enumeration, .opaque: continue
      case .dictionary:
        diagnostics.emit(
          SwiftEmitterRules.replacement, "'\(name)' is a dictionary", at: replacement.location,
          hint: "replace the type of its values")
      case .choice:
        diagnostics.emit(
          SwiftEmitterRules.replacement, "'\(name)' is a choice", at: replacement.location,
          hint: "replace the types of its elements")
      case nil:
        diagnostics.emit(
          SwiftEmitterRules.replacement, "there is no type '\(name)'", at: replacement.location,
          hint: Suggestion.text(for: name, among: shapes.keys))
      }
    }
  }
}
