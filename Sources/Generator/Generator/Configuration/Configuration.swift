import Diagnostics
import DocsReader
import ModelEditing
import SwiftEmitter

/// The settings of a run: the configuration file, overridden by the command line.
package struct Configuration: Equatable, Sendable {
  /// The name of the file in the specs folder.
  package static let fileName = "docs2swift.json"

  /// The output folder, relative to the specs folder, or absolute.
  package var output = "../generated"
  /// The access level of generated code.
  var access = "public"
  /// The generated operations and their bindings.
  var selection = Selection()
  /// The file of corrections, relative to the specs folder, or absolute; nil for none.
  package var corrections: String?
  /// How generated code is divided into modules.
  var modules = ModuleLayout.perService
  /// The name of the module, if there is only one; nil for the default.
  var module: String?
  /// The names of the user.
  var names = NameOverrides()
  /// Types of the user that replace documented ones.
  var replacements: [TypeReplacement] = []
  /// Whether mocks are written.
  var mocks = true
  /// Whether tests are written.
  var tests = true
  /// The Services version of REST pages; nil for the newest one.
  var restVersion: String?
  var profile = DocumentationProfile()
  /// A folder of templates, relative to the specs folder, or absolute; nil for the built-in ones.
  package var templates: String?
  /// The positions of the keys in the file, for settings that come from the file.
  var places = Places()
}

extension Configuration {
  /// Whether the output folder is set explicitly.
  package var statesOutput: Bool { places.statesOutput }

  /// The positions of settings. Configurations with equal settings are equal, regardless of
  /// positions.
  struct Places: Equatable, Sendable {
    fileprivate(set) var statesOutput = false
    private var locations: [CodingKeys: SourceLocation] = [:]

    subscript(key: CodingKeys) -> SourceLocation? {
      get { locations[key] }
      set {
        locations[key] = newValue
        // This is true for the command line as well, which has no position.
        if key == .output { statesOutput = true }
      }
    }

    static func == (a: Places, b: Places) -> Bool { true }
  }
}

extension Configuration: Encodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case output, access, include, exclude, bindings, corrections, modules, module, names
    case replacements, mocks, tests, restVersion, profile, templates
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(output, forKey: .output)
    try container.encode(access, forKey: .access)
    try container.encode(selection.include.map(\.text), forKey: .include)
    try container.encode(selection.exclude.map(\.text), forKey: .exclude)
    try container.encode(selection.bindings, forKey: .bindings)
    try container.encodeIfPresent(corrections, forKey: .corrections)
    try container.encode(modules, forKey: .modules)
    try container.encodeIfPresent(module, forKey: .module)
    try container.encode(names.asWritten, forKey: .names)
    try container.encode(replacements.asWritten, forKey: .replacements)
    try container.encode(mocks, forKey: .mocks)
    try container.encode(tests, forKey: .tests)
    try container.encodeIfPresent(restVersion, forKey: .restVersion)
    try container.encode(profile, forKey: .profile)
    try container.encodeIfPresent(templates, forKey: .templates)
  }
}

extension NameOverrides {
  /// The names in the notation of the configuration.
  fileprivate var asWritten: [String: [String: String]] {
    entries.reduce(into: [:]) { result, scope in
      for entry in scope.value { result[scope.key.rawValue, default: [:]][entry.key] = entry.name }
    }
  }
}

extension [TypeReplacement] {
  /// The replacements in the notation of the configuration.
  fileprivate var asWritten: [String: [String: String]] {
    reduce(into: [:]) { result, replacement in
      result[replacement.documented] = ["type": replacement.type]
      result[replacement.documented]?["module"] = replacement.module
    }
  }
}
