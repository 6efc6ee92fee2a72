import Diagnostics
import DocsReader
import ModelEditing
import SwiftEmitter

/// What a run is told: the configuration file, overridden by the command line.
package struct Configuration: Equatable, Sendable {
  /// The name of the file in the specs folder.
  package static let fileName = "docs2swift.json"

  /// Where the Swift goes, seen from the specs folder, or absolute.
  package var output = "../generated"
  /// The access level of what is generated.
  var access = "public"
  /// Which operations are generated, over which bindings.
  var selection = Selection()
  /// The file of corrections, seen from the specs folder, or absolute; nil for none.
  package var corrections: String?
  /// How the Swift is divided into modules.
  var modules = ModuleLayout.perService
  /// The name of the module, where there is only one; nil leaves it to the generator.
  var module: String?
  /// What the user calls things.
  var names = NameOverrides()
  /// Types of the user's in place of documented ones.
  var replacements: [TypeReplacement] = []
  /// Whether mocks are written.
  var mocks = true
  /// Whether tests are written.
  var tests = true
  /// The Services version that REST pages belong to; nil joins the newest one that is given.
  var restVersion: String?
  var profile = DocumentationProfile()
  /// A folder of templates, seen from the specs folder, or absolute; nil for the built-in ones.
  package var templates: String?
  /// Where the file has its keys, as far as the file decides.
  var places = Places()
}

extension Configuration {
  /// Whether somebody has said where the Swift goes.
  package var statesOutput: Bool { places.statesOutput }

  /// Who says what where. Two configurations that say the same are equal, wherever they say it.
  struct Places: Equatable, Sendable {
    fileprivate(set) var statesOutput = false
    private var locations: [CodingKeys: SourceLocation] = [:]

    subscript(key: CodingKeys) -> SourceLocation? {
      get { locations[key] }
      set {
        locations[key] = newValue
        // Also when the command line says it, which has no place.
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
  /// As the configuration writes them.
  fileprivate var asWritten: [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for (scope, entries) in entries {
      for entry in entries { result[scope.rawValue, default: [:]][entry.key] = entry.name }
    }
    return result
  }
}

extension [TypeReplacement] {
  /// As the configuration writes them.
  fileprivate var asWritten: [String: [String: String]] {
    reduce(into: [:]) { result, replacement in
      result[replacement.documented] = ["type": replacement.type]
      result[replacement.documented]?["module"] = replacement.module
    }
  }
}
