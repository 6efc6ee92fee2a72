import ServiceModel

/// The user's choices about generated code.
package struct EmitterOptions: Equatable, Sendable {
  /// The access level of generated code: `public`, `package` or `internal`.
  package var accessLevel = "public"
  /// Whether a mock of each service is written. Tests always include it.
  package var emitsMocks = true
  /// Whether tests are written.
  package var emitsTests = true
  /// The path from the folder of a test target to the folder of the pages. Generated tests read the
  /// documented samples there.
  package var specsPathFromTests = "../../specs"
  /// How the output is divided into modules.
  package var layout = ModuleLayout.perService
  /// The name of the module, if there is only one; nil for the default.
  package var moduleName: String?
  /// The names that the user has chosen.
  package var names = NameOverrides()
  /// Types of the user that replace documented ones.
  package var replacements: [TypeReplacement] = []
  /// The corrections of the user. Documented samples may contradict them.
  package var corrections: [AppliedCorrection] = []
  /// Puts everything into a fixed number of files, for a build system that needs the names of
  /// outputs before anything is read. It needs the layout with one module, and leaves tests out.
  package var bundleFileCount: Int?
  /// Writes only the declarations of these types and the protocol methods of these operations, with
  /// their names in the complete output; nil for everything.
  package var selection: DeclarationSelection?

  package init() {}

  var isBundled: Bool { bundleFileCount != nil }

  /// The wire names of the types that are not declared.
  var replacedTypes: Set<String> { Set(replacements.map(\.documented)) }
}

/// How the output is divided into modules.
package enum ModuleLayout: String, CaseIterable, Sendable {
  /// One for each service, over a shared one for the types of a Services version.
  case perService
  /// One for each Services version.
  case one
}
