import Diagnostics

/// What can be in a model and not in Swift.
package enum SwiftEmitterRules {
  package static let all: [DiagnosticRule] = [nestedDictionary, unusedTemplate]

  static let nestedDictionary = DiagnosticRule(
    "emitter-nested-dictionary", .error, "a dictionary inside an array or a dictionary",
    """
    A type of the documentation is a list of dictionaries, or a dictionary of dictionaries. The \
    generated code has no way to name the repeated elements of the inner dictionary, so it would \
    not be what the service expects. Nothing is generated until the page is corrected; no known \
    revision of the documentation has such a type.
    """)

  static let unusedTemplate = DiagnosticRule(
    "emitter-unused-template", .warning, "a template of yours that nothing uses",
    """
    A folder of templates replaces the built-in ones file by file, by their paths, and may add \
    templates that the others include. This one has no counterpart among the built-in templates \
    and no template includes it, so it changes nothing: its name is probably misspelled.
    """)
}
