import PositionedJSON

/// Parts of a JSON Schema (draft 7, which editors support).
enum JSONSchema {
  static let text: JSONSyntaxTree = ["type": "string"]
  static let filledText: JSONSyntaxTree = ["type": "string", "pattern": "\\S"]
  static let flag: JSONSyntaxTree = ["type": "boolean"]
  static let number: JSONSyntaxTree = ["type": "integer"]

  static func words(_ words: [String]) -> JSONSyntaxTree { ["enum": .strings(words)] }

  static func list(_ item: JSONSyntaxTree) -> JSONSyntaxTree { ["type": "array", "items": item] }

  /// An object with these keys and no others.
  static func record(
    _ members: [String: JSONSyntaxTree], required: [String] = []
  ) -> JSONSyntaxTree {
    [
      "type": "object", "properties": .object(members), "additionalProperties": false,
      "required": required.isEmpty ? nil : .strings(required),
    ]
  }

  /// An object with any keys.
  static func dictionary(_ value: JSONSyntaxTree) -> JSONSyntaxTree {
    ["type": "object", "additionalProperties": value]
  }

  /// An object with these keys and any values.
  static func having(_ key: String) -> JSONSyntaxTree { ["required": [.string(key)]] }

  static func reference(_ name: String) -> JSONSyntaxTree {
    ["$ref": .string("#/definitions/\(name)")]
  }

  /// A complete schema, with its id and title.
  static func document(_ schema: JSONSyntaxTree, id: String, title: String) -> JSONSyntaxTree {
    schema.with([
      "$schema": "http://json-schema.org/draft-07/schema#", "$id": .string(id),
      "title": .string(title),
    ])
  }
}

extension JSONSyntaxTree {
  /// The schema with additional keywords.
  func with(_ keywords: [String: JSONSyntaxTree]) -> JSONSyntaxTree {
    let own = (members ?? []).map { ($0.key, $0.value) }
    return .object(Dictionary(own) { $1 }.merging(keywords) { $1 })
  }
}
