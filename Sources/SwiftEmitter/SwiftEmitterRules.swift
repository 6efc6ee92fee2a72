import Diagnostics

/// Constructs of a model that Swift cannot express.
package enum SwiftEmitterRules {
  package static let all: [DiagnosticRule] = [
    nestedDictionary, unusedTemplate, unusedName, takenName, moduleName, internalModules,
    replacement, severalVersions,
  ]

  static let nestedDictionary = DiagnosticRule(
    "emitter-nested-dictionary", .error, "a dictionary inside an array or a dictionary",
    """
    A type that travels over SOAP is a list of dictionaries, or a dictionary of dictionaries. The \
    generated code has no way to name the repeated elements of the inner dictionary, so it would \
    not be what the service expects. Nothing is generated until the page is corrected. Over REST \
    alone such types are generated: JSON needs no names for the entries.
    """)

  static let severalVersions = DiagnosticRule(
    "emitter-several-versions", .error, "several Services versions in one module",
    """
    The build-tool plugin puts everything into the target that uses it, and two Services versions \
    declare the same names. Nothing is generated.

    Give each version a target of its own: a folder with the pages of that version and a \
    docs2swift.json.
    """)

  static let unusedTemplate = DiagnosticRule(
    "emitter-unused-template", .warning, "a template of yours that nothing uses",
    """
    A folder of templates replaces the built-in ones file by file, by their paths, and may add \
    templates that the others include. This one has no counterpart among the built-in templates \
    and no template includes it, so it changes nothing: its name is probably misspelled.
    """)

  static let unusedName = DiagnosticRule(
    "name-unused", .error, "a name for what is not there",
    """
    The key `names` of the configuration gives a Swift name to something that the documentation \
    does not have, so it would have no effect. Types are written `Book`, fields and members \
    `Book.Title`, operations `Library.GetBook`, parameters and results `Library.GetBook.Isbn`.
    """)

  static let takenName = DiagnosticRule(
    "name-taken", .error, "a name that cannot be given",
    """
    The name is used already: by Swift, by the generated code itself, or by another entry of the \
    key `names`. Names that the generator chooses give way to yours; these cannot.
    """)

  static let moduleName = DiagnosticRule(
    "module-name", .error, "one module name for several modules",
    """
    The key `module` names a module, and what is generated are several: one for the types and one \
    for each service. Set `modules` to `one`, or leave the names to the generator.
    """)

  static let internalModules = DiagnosticRule(
    "module-internal", .error, "internal types for several modules",
    """
    With a module for each service the types are in a module of their own, where others see them \
    only when they are `package` or `public`. Set `modules` to `one`, or choose another `access`.
    """)

  static let replacement = DiagnosticRule(
    "replacement-unused", .error, "a replacement that cannot be used",
    """
    The key `replacements` puts a type of yours in place of a documented one. A dictionary or \
    something that the documentation does not have cannot be replaced.
    """)
}
