import ModelEditing

/// The schema of a corrections file, from the table of its keys and the types of the model.
package enum CorrectionSchema {
  package static func make() -> JSONSchema {
    let list = JSONSchema.list(.reference("correction"))
    let whole: JSONSchema = [
      "anyOf": [
        list, .record(["$schema": .text, "corrections": list], required: ["corrections"]),
      ],
      "definitions": .object(definitions),
    ]
    return .document(
      whole, id: "corrections.schema.json",
      title: "Corrections to the documentation, for docs2swift")
  }

  private static var definitions: [String: JSONSchema] {
    var definitions = ["correction": correction]
    for change in CorrectionKey.changes { definitions[change.key] = schema(of: change.shape) }
    return definitions
  }

  private static var correction: JSONSchema {
    var members: [String: JSONSchema] = [:]
    for key in CorrectionKey.all {
      members[key.name] = schema(of: key.kind).with(["description": .string(key.help)])
    }
    return JSONSchema.record(members, required: ["reason"]).with([
      "allOf": .array(
        [exactlyOne(of: ["type", "operation"]), exactlyOne(of: ["set", "add", "remove"])]
          + CorrectionKey.changes.map { change(to: $0.key) })
    ])
  }

  private static func schema(of kind: CorrectionKey.Kind) -> JSONSchema {
    switch kind {
    case .text: .filledText
    case .change: ["type": "object"]
    case .onlyTrue: ["const": true]
    }
  }

  private static func exactlyOne(of keys: [String]) -> JSONSchema {
    ["oneOf": .array(keys.map { .having([$0]) })]
  }

  /// The content of `set` and `add` for a whole target.
  private static func change(to target: String) -> JSONSchema {
    let parts = ["type": ["field", "member"], "operation": ["parameter", "result"]][target] ?? []
    var condition = JSONSchema.having([target])
    if !parts.isEmpty {
      condition = condition.with(["not": ["anyOf": .array(parts.map { .having([$0]) })]])
    }
    let shape = JSONSchema.reference(target)
    return ["if": condition, "then": ["properties": ["set": shape, "add": shape]]]
  }

  private static func schema(of shape: NotationShape) -> JSONSchema {
    switch shape {
    case .text: .text
    case .reference: .filledText
    case .words(let words): .words(words)
    case .number: .number
    case .flag: .flag
    case .list(let item): .list(schema(of: item))
    case .object(let members):
      // Null removes a part.
      .record(
        Dictionary(
          uniqueKeysWithValues: members.map {
            ($0.key, ["anyOf": [schema(of: $0.shape), ["type": "null"]]])
          }))
    }
  }
}
