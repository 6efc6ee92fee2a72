/// A JSON Schema (draft 7, which editors support).
package indirect enum JSONSchema: Encodable, Equatable, Sendable {
  case object([String: JSONSchema])
  case array([JSONSchema])
  case string(String)
  case bool(Bool)

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let items): try container.encode(items)
    case .string(let text): try container.encode(text)
    case .bool(let value): try container.encode(value)
    }
  }

  /// The schema with additional keywords.
  func with(_ keywords: [String: JSONSchema]) -> JSONSchema {
    guard case .object(let members) = self else { return self }
    return .object(members.merging(keywords) { _, new in new })
  }
}

extension JSONSchema: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral elements: (String, JSONSchema)...) {
    self = .object(Dictionary(elements) { first, _ in first })
  }

  package init(arrayLiteral elements: JSONSchema...) { self = .array(elements) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONSchema {
  static let text: JSONSchema = ["type": "string"]
  static let filledText: JSONSchema = ["type": "string", "pattern": "\\S"]
  static let flag: JSONSchema = ["type": "boolean"]
  static let number: JSONSchema = ["type": "integer"]

  static func words(_ words: [String]) -> JSONSchema { ["enum": texts(words)] }

  static func list(_ item: JSONSchema) -> JSONSchema { ["type": "array", "items": item] }

  /// An object with these keys and no others.
  static func record(_ members: [String: JSONSchema], required: [String] = []) -> JSONSchema {
    let record: JSONSchema = [
      "type": "object", "properties": .object(members), "additionalProperties": false,
    ]
    return required.isEmpty ? record : record.with(["required": texts(required)])
  }

  /// An object with any keys.
  static func dictionary(_ value: JSONSchema) -> JSONSchema {
    ["type": "object", "additionalProperties": value]
  }

  /// An object with these keys and any values.
  static func having(_ keys: [String]) -> JSONSchema { ["required": texts(keys)] }

  static func reference(_ name: String) -> JSONSchema {
    ["$ref": .string("#/definitions/\(name)")]
  }

  /// A complete schema, with its id and title.
  static func document(_ schema: JSONSchema, id: String, title: String) -> JSONSchema {
    schema.with([
      "$schema": "http://json-schema.org/draft-07/schema#", "$id": .string(id),
      "title": .string(title),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONSchema { .array(texts.map { .string($0) }) }
}
