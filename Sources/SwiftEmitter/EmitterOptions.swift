import ServiceModel

/// The user's choices about the Swift that is written.
package struct EmitterOptions: Equatable, Sendable {
  /// The access level of what is generated: `public`, `package` or `internal`.
  package var accessLevel = "public"
  /// Whether a mock of each service is written; tests need it and bring it along.
  package var emitsMocks = true
  /// Whether tests are written.
  package var emitsTests = true
  /// From a test target's folder in the output to the folder of the pages; what generated tests
  /// read the documented samples through.
  package var specsPathFromTests = "../../specs"
  /// How the output is divided into modules.
  package var layout = ModuleLayout.perService
  /// The name of the module, where there is only one; nil leaves it to the generator.
  package var moduleName: String?
  /// What the user calls things.
  package var names = NameOverrides()
  /// Types of the user's in place of documented ones.
  package var replacements: [TypeReplacement] = []
  /// What the user has corrected: documented samples may show something else.
  package var corrections: [AppliedCorrection] = []
  /// Puts everything into this many files, whatever the model holds, for a build system that asks
  /// for the names of outputs before anything is read; needs one module, and leaves tests out.
  package var bundleFileCount: Int?
  /// Writes only the declarations of these types, and the protocol methods of these operations, under
  /// the names that they have in the whole; nil for everything.
  package var selection: DeclarationSelection?

  package init() {}

  var isBundled: Bool { bundleFileCount != nil }

  /// The wire names of the types that are not declared.
  var replacedTypes: Set<String> { Set(replacements.map(\.documented)) }
}

/// How the output is divided into modules.
package enum ModuleLayout: String, CaseIterable, Codable, Sendable {
  /// One for each service, over a shared one for the types of a Services version.
  case perService
  /// One for each Services version.
  case one
}
