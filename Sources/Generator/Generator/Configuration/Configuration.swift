import Diagnostics
import DocsReader
import ModelEditing
import PositionedJSON
import SwiftEmitter

/// The settings of a run: the configuration file, overridden by the command line.
package struct Configuration: Equatable, Sendable {
  /// The name of the file in the specs folder.
  package static let fileName = "docs2swift.json"

  /// The output folder, relative to the specs folder, or absolute.
  package var output = "../generated"
  /// The generated operations and their bindings.
  var selection = Selection()
  /// The file of corrections, relative to the specs folder, or absolute; nil for none.
  package var corrections: String?
  /// The choices about generated code, apart from those that follow from other settings.
  var emitter = EmitterOptions()
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

extension Configuration {
  enum CodingKeys: String, CaseIterable {
    case output, access, include, exclude, bindings, corrections, modules, module, names
    case replacements, mocks, tests, restVersion, profile, templates
  }

  /// The settings in effect, in the notation of the configuration file.
  ///
  /// - Throws: a defect of the profile type.
  func tree() throws -> JSONSyntaxTree {
    let members: [CodingKeys: JSONSyntaxTree?] = [
      .output: .string(output),
      .access: .string(emitter.accessLevel),
      .include: .strings(selection.include.map(\.text)),
      .exclude: .strings(selection.exclude.map(\.text)),
      .bindings: .string(selection.bindings.rawValue),
      .corrections: corrections.map { .string($0) },
      .modules: .string(emitter.layout.rawValue),
      .module: emitter.moduleName.map { .string($0) },
      .names: emitter.names.tree,
      .replacements: emitter.replacements.tree,
      .mocks: .flag(emitter.emitsMocks),
      .tests: .flag(emitter.emitsTests),
      .restVersion: restVersion.map { .string($0) },
      .profile: try ProfileOverrides.tree(of: profile),
      .templates: templates.map { .string($0) },
    ]
    return .object(
      Dictionary(members.compactMap { key, value in value.map { (key.rawValue, $0) } }) { $1 })
  }
}

extension NameOverrides {
  /// The names in the notation of the configuration.
  fileprivate var tree: JSONSyntaxTree {
    let scopes = entries.map { scope, entries in
      let names = entries.map { ($0.key, JSONSyntaxTree.string($0.name)) }
      return (scope.rawValue, JSONSyntaxTree.object(Dictionary(names) { $1 }))
    }
    return .object(Dictionary(scopes) { $1 })
  }
}

extension [TypeReplacement] {
  /// The replacements in the notation of the configuration.
  fileprivate var tree: JSONSyntaxTree {
    let types = map { replacement -> (String, JSONSyntaxTree) in
      let module = replacement.module.map { JSONSyntaxTree.string($0) }
      return (replacement.documented, ["type": .string(replacement.type), "module": module])
    }
    return .object(Dictionary(types) { $1 })
  }
}
