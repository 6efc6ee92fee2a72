import ModelEditing
import PositionedJSON

/// The schema of a corrections file, from the table of its keys and the types of the model.
package enum CorrectionSchema {
  package static func make() -> JSONSyntaxTree {
    let list = JSONSchema.list(JSONSchema.reference("correction"))
    let object = JSONSchema.record(
      ["$schema": JSONSchema.text, "corrections": list], required: ["corrections"])
    return JSONSchema.document(
      ["anyOf": [list, object], "definitions": .object(definitions)], id: "corrections.schema.json",
      title: "Corrections to the documentation, for docs2swift")
  }

  private static var definitions: [String: JSONSyntaxTree] {
    var definitions = ["correction": correction]
    for change in CorrectionKey.changes { definitions[change.key] = schema(of: change.shape) }
    return definitions
  }

  private static var correction: JSONSyntaxTree {
    var members: [String: JSONSyntaxTree] = [:]
    for key in CorrectionKey.all {
      members[key.name] = schema(of: key.kind).with(["description": .string(key.help)])
    }
    return JSONSchema.record(members, required: ["reason"]).with([
      "allOf": .array(
        [exactlyOne(of: ["type", "operation"]), exactlyOne(of: ["set", "add", "remove"])]
          + CorrectionKey.changes.map { change(to: $0.key) })
    ])
  }

  private static func schema(of kind: CorrectionKey.Kind) -> JSONSyntaxTree {
    switch kind {
    case .text: JSONSchema.filledText
    case .change: ["type": "object"]
    case .onlyTrue: ["const": true]
    }
  }

  private static func exactlyOne(of keys: [String]) -> JSONSyntaxTree {
    ["oneOf": .array(keys.map(JSONSchema.having))]
  }

  /// The content of `set` and `add` for a whole target.
  private static func change(to target: String) -> JSONSyntaxTree {
    let parts = ["type": ["field", "member"], "operation": ["parameter", "result"]][target] ?? []
    var condition = JSONSchema.having(target)
    if !parts.isEmpty {
      condition = condition.with(["not": ["anyOf": .array(parts.map(JSONSchema.having))]])
    }
    let shape = JSONSchema.reference(target)
    return ["if": condition, "then": ["properties": ["set": shape, "add": shape]]]
  }

  private static func schema(of shape: NotationShape) -> JSONSyntaxTree {
    switch shape {
    case .text: JSONSchema.text
    case .reference: JSONSchema.filledText
    case .words(let words): JSONSchema.words(words)
    case .number: JSONSchema.number
    case .flag: JSONSchema.flag
    case .list(let item): JSONSchema.list(schema(of: item))
    case .object(let members):
      // Null removes a part.
      JSONSchema.record(
        Dictionary(
          uniqueKeysWithValues: members.map {
            ($0.key, ["anyOf": [schema(of: $0.shape), ["type": "null"]]])
          }))
    }
  }
}
