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

  package init() {}
}
