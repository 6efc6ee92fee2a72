import ModelEditing
import SwiftEmitter

/// A key of the configuration file: a row of the table for the reader, the reference and the schema
/// for editors.
struct ConfigurationKey: Sendable {
  enum Value: Sendable {
    case text
    /// One of these words.
    case words([String])
    case texts
    case flag
    /// Swift names by scope and name on the wire.
    case names
    /// Types of the user, by documented type.
    case replacements
    case profile
  }

  var name: Configuration.CodingKeys
  var value: Value
  /// One sentence fragment without a final period.
  var help: String

  /// The kind of value, in words.
  var expected: String {
    switch value {
    case .text, .words: "a string"
    case .texts: "an array of strings"
    case .flag: "true or false"
    case .names, .replacements, .profile: "an object"
    }
  }
}

/// The keys of the configuration, for references.
package enum ConfigurationKeys {
  package static var rows: [(name: String, help: String)] {
    ConfigurationKey.all.map { ($0.name.rawValue, $0.help) }
  }
}

extension ConfigurationKey {
  static let accessLevels = ["public", "package", "internal"]

  static let all: [ConfigurationKey] = [
    ConfigurationKey(
      name: .output, value: .text,
      help: "the folder for generated code, relative to this file (default: ../generated)"),
    ConfigurationKey(
      name: .access, value: .words(accessLevels),
      help: "the access level of generated code: public, package or internal"),
    ConfigurationKey(
      name: .include, value: .texts,
      help: """
        patterns for the operations to generate, with exactly the types that they need (default: \
        all), such as Library, Library.Get*, agent:Library, entity:Book, Services88/*.Find*
        """),
    ConfigurationKey(name: .exclude, value: .texts, help: "patterns for operations to leave out"),
    ConfigurationKey(
      name: .bindings, value: .words(Selection.Bindings.allCases.map(\.rawValue)),
      help: "the bindings of operations: soap, rest or both (default)"),
    ConfigurationKey(
      name: .corrections, value: .text,
      help: "a file of corrections to the documentation, relative to this file"),
    ConfigurationKey(
      name: .modules, value: .words(ModuleLayout.allCases.map(\.rawValue)),
      help: """
        perService (default): a module for each service and one for the types; one: a single \
        module for each Services version
        """),
    ConfigurationKey(
      name: .module, value: .text,
      help: "the name of the module, if there is only one"),
    ConfigurationKey(
      name: .names, value: .names,
      help: """
        Swift names of your choice: objects types, fields, members, operations, parameters and \
        results, such as { "fields": { "Book.Title": "name" } }
        """),
    ConfigurationKey(
      name: .replacements, value: .replacements,
      help: """
        your own types that replace documented ones, such as { "Genre": { "type": "Genre", \
        "module": "Catalogue" } }
        """),
    ConfigurationKey(
      name: .mocks, value: .flag,
      help: "whether mocks are written; tests always include them"),
    ConfigurationKey(
      name: .tests, value: .flag, help: "whether tests are written"),
    ConfigurationKey(
      name: .restVersion, value: .text,
      help: "the Services version of REST pages (default: the newest one)"),
    ConfigurationKey(
      name: .profile, value: .profile,
      help: "facts about the documentation that are not on its pages"),
    ConfigurationKey(
      name: .templates, value: .text,
      help: "a folder of templates that replace built-in ones, relative to this file"),
  ]

  /// Where editors find the schema of the file; it has no other effect.
  static let schema = "$schema"

  static func named(_ name: String) -> ConfigurationKey? {
    all.first { $0.name.rawValue == name }
  }
}
