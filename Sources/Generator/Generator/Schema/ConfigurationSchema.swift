import PositionedJSON
import SwiftEmitter

/// The schema of docs2swift.json, made from the table of the reader.
package enum ConfigurationSchema {
  /// - Throws: a defect of the profile type.
  package static func make() throws -> JSONSyntaxTree {
    var members = [ConfigurationKey.schema: JSONSchema.text]
    for key in ConfigurationKey.all {
      members[key.name.rawValue] = try schema(of: key.value)
        .with(["description": .string(key.help)])
    }
    return JSONSchema.document(
      JSONSchema.record(members), id: "docs2swift.schema.json",
      title: "The configuration of docs2swift")
  }

  private static func schema(of value: ConfigurationKey.Value) throws -> JSONSyntaxTree {
    switch value {
    case .text: return JSONSchema.filledText
    case .words(let words): return JSONSchema.words(words)
    case .texts: return JSONSchema.list(JSONSchema.text)
    case .flag: return JSONSchema.flag
    case .names:
      let scopes = NameOverrides.Scope.allCases.map(\.rawValue)
      let names = JSONSchema.dictionary(JSONSchema.text)
      return JSONSchema.record(Dictionary(uniqueKeysWithValues: scopes.map { ($0, names) }))
    case .replacements:
      let parts = ["type": JSONSchema.text, "module": JSONSchema.text]
      return JSONSchema.dictionary(JSONSchema.record(parts, required: ["type"]))
    case .profile:
      let defaults = try ProfileOverrides.defaults()
      return JSONSchema.record(
        Dictionary(defaults.map { ($0.key, schema(like: $0.value)) }) { first, _ in first })
    }
  }

  /// The schema for values of the same kind as a default value in the profile.
  private static func schema(like model: JSONSyntaxTree) -> JSONSyntaxTree {
    switch model.value {
    case .string: JSONSchema.text
    case .bool: JSONSchema.flag
    case .number: ["type": "number"]
    case .array(let items): JSONSchema.list(items.first.map(schema) ?? [:])
    case .object: ["type": "object"]
    case .null: [:]
    }
  }
}
