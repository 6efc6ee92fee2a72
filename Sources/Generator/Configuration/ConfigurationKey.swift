/// A key of the configuration file: a row of the table that reading and the reference share.
struct ConfigurationKey: Sendable {
  var name: Configuration.CodingKeys
  /// What the value must be, as people say it.
  var expected: String
  /// One sentence fragment without a final period.
  var help: String
}

extension ConfigurationKey {
  static let accessLevels = ["public", "package", "internal"]

  static let all: [ConfigurationKey] = [
    ConfigurationKey(
      name: .output, expected: "a string",
      help: "the folder for the Swift, seen from this file (default: ../generated)"),
    ConfigurationKey(
      name: .access, expected: "a string",
      help: "the access level of what is generated: public, package or internal"),
    ConfigurationKey(
      name: .include, expected: "an array of strings",
      help: """
        which operations are generated, with exactly the types they need (default: all); patterns \
        such as Library, Library.Get*, agent:Library, entity:Book, Services88/*.Find*
        """),
    ConfigurationKey(
      name: .exclude, expected: "an array of strings",
      help: "which of those are not; the same kind of patterns"),
    ConfigurationKey(
      name: .bindings, expected: "a string",
      help: "over what operations are offered: soap, rest or both (default)"),
    ConfigurationKey(
      name: .corrections, expected: "a string",
      help: "a file of corrections to the documentation, seen from this file"),
    ConfigurationKey(
      name: .modules, expected: "a string",
      help: """
        perService (default): a module for each service over one for the types; one: a single \
        module for each Services version
        """),
    ConfigurationKey(
      name: .module, expected: "a string",
      help: "the name of the module, where there is only one"),
    ConfigurationKey(
      name: .names, expected: "an object",
      help: """
        Swift names of your choice: objects types, fields, members, operations, parameters and \
        results, such as { "fields": { "Book.Title": "name" } }
        """),
    ConfigurationKey(
      name: .replacements, expected: "an object",
      help: """
        types of yours in place of documented ones, such as \
        { "Genre": { "type": "Genre", "module": "Catalogue" } }
        """),
    ConfigurationKey(
      name: .mocks, expected: "true or false",
      help: "whether mocks are written; tests bring them along"),
    ConfigurationKey(
      name: .tests, expected: "true or false", help: "whether tests are written"),
    ConfigurationKey(
      name: .restVersion, expected: "a string",
      help: "the Services version that REST pages belong to (default: the newest given)"),
    ConfigurationKey(
      name: .profile, expected: "an object",
      help: "what is particular to the documentation and cannot be read on its pages"),
    ConfigurationKey(
      name: .templates, expected: "a string",
      help: "a folder of templates that replace built-in ones, seen from this file"),
  ]

  static func named(_ name: String) -> ConfigurationKey? {
    all.first { $0.name.rawValue == name }
  }
}
