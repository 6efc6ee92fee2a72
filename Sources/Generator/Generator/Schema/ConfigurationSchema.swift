import PositionedJSON
import SwiftEmitter

/// The schema of docs2swift.json, made from the table of the reader.
package enum ConfigurationSchema {
  /// - Throws: a defect of the profile type.
  package static func make() throws -> JSONSchema {
    var members: [String: JSONSchema] = [ConfigurationKey.schema: .text]
    for key in ConfigurationKey.all {
      members[key.name.rawValue] = try schema(of: key.value)
        .with(["description": .string(key.help)])
    }
    return .document(
      .record(members), id: "docs2swift.schema.json", title: "The configuration of docs2swift")
  }

  private static func schema(of value: ConfigurationKey.Value) throws -> JSONSchema {
    switch value {
    case .text: return .filledText
    case .words(let words): return .words(words)
    case .texts: return .list(.text)
    case .flag: return .flag
    case .names:
      let scopes = NameOverrides.Scope.allCases.map(\.rawValue)
      return .record(Dictionary(uniqueKeysWithValues: scopes.map { ($0, .dictionary(.text)) }))
    case .replacements:
      return .dictionary(.record(["type": .text, "module": .text], required: ["type"]))
    case .profile:
      let defaults = try ProfileOverrides.defaults()
      return .record(
        Dictionary(defaults.map { ($0.key, schema(like: $0.value)) }) { first, _ in first })
    }
  }

  /// The schema for values of the same kind as a default value in the profile.
  private static func schema(like model: JSONSyntaxTree) -> JSONSchema {
    switch model.value {
    case .string: .text
    case .bool: .flag
    case .number: ["type": "number"]
    case .array(let items): .list(items.first.map(schema) ?? [:])
    case .object: ["type": "object"]
    case .null: [:]
    }
  }
}
