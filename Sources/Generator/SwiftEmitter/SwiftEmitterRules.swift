import Diagnostics

/// Constructs of a model that Swift cannot express.
package enum SwiftEmitterRules {
  package static let all: [DiagnosticRule] = [
    unusedTemplate, unusedName, takenName, moduleName, internalModules,
    replacement, severalVersions,
  ]

  static let severalVersions = DiagnosticRule(
    "emitter-several-versions", severity: .error, title: "several Services versions in one module",
    explanation: """
      The build-tool plugin puts all generated code into the target that uses it, and two Services \
      versions declare the same names. Nothing is generated.

      Give each version a target of its own: a folder with the pages of that version and a \
      docs2swift.json.
      """)

  static let unusedTemplate = DiagnosticRule(
    "emitter-unused-template", severity: .warning, title: "an unused template",
    explanation: """
      A folder of templates replaces built-in templates with the same paths, and may add templates \
      that others include. This one has no built-in counterpart and no template includes it, so it \
      has no effect. Its name is probably misspelled.
      """)

  static let unusedName = DiagnosticRule(
    "name-unused", severity: .error, title: "a name for something that does not exist",
    explanation: """
      The key `names` of the configuration has a Swift name for something that the documentation \
      does not have, so it would have no effect. Types are written `Book`, fields and members \
      `Book.Title`, operations `Library.GetBook`, parameters and results `Library.GetBook.Isbn`.
      """)

  static let takenName = DiagnosticRule(
    "name-taken", severity: .error, title: "a name that is taken",
    explanation: """
      The name is used already: by Swift, by the generated code itself, or by another entry of the \
      key `names`. The generator changes its own names to make room for yours, but it cannot change \
      these.
      """)

  static let moduleName = DiagnosticRule(
    "module-name", severity: .error, title: "one module name for several modules",
    explanation: """
      The key `module` is the name of one module, but several are generated: one for the types and \
      one for each service. Set `modules` to `one`, or let the generator choose the names.
      """)

  static let internalModules = DiagnosticRule(
    "module-internal", severity: .error, title: "internal types for several modules",
    explanation: """
      With a module for each service, the types are in a module of their own, and other modules can \
      use them only if they are `package` or `public`. Set `modules` to `one`, or choose another \
      `access`.
      """)

  static let replacement = DiagnosticRule(
    "replacement-unused", severity: .error, title: "a replacement that cannot be used",
    explanation: """
      The key `replacements` replaces a documented type with your own. A dictionary, or something \
      that the documentation does not have, cannot be replaced.
      """)
}
