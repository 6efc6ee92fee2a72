import ServiceRuntime

/// An OpenAPI document, and the part of JSON Schema that it uses.
struct JSONSchemas {
  struct Operation {
    let path: String
    let verb: String
    let json: JSONValue
  }

  let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  var operations: [Operation] {
    (root["paths"]?.properties ?? [:]).flatMap { path, verbs in
      verbs.properties.map { Operation(path: path, verb: $0.key, json: $0.value) }
    }
  }

  func operation(_ method: HTTPMethod, _ path: String) -> JSONValue? {
    root["paths"]?[path]?[method.rawValue.lowercased()]
  }

  func parameters(of operation: Operation) -> [JSONValue] {
    (operation.json["parameters"]?.items ?? []).map(followed)
  }

  func requestSchema(_ operation: JSONValue) -> JSONValue? {
    operation["requestBody"]?["content"]?["application/json"]?["schema"]
  }

  func resultSchema(_ operation: JSONValue) -> JSONValue? {
    operation["responses"]?["200"]?["content"]?["application/json"]?["schema"]
  }

  /// Every `$ref` of the document.
  var references: [String] { Self.references(in: root) }

  private static func references(in value: JSONValue) -> [String] {
    let inner = value.items + value.properties.values.map(\.self)
    guard case .string(let reference)? = value["$ref"] else { return inner.flatMap(references) }
    return [reference]
  }

  func resolve(_ reference: String) -> JSONValue? {
    reference.split(separator: "/").dropFirst().reduce(root as JSONValue?) { $0?[String($1)] }
  }

  /// The target of a reference. A schema that is not a reference is its own target.
  func followed(_ value: JSONValue) -> JSONValue {
    guard case .string(let reference)? = value["$ref"] else { return value }
    return resolve(reference) ?? value
  }

  /// The positions where a value does not match a schema. An undeclared property counts too: the
  /// codec must not write any.
  func misfits(_ value: JSONValue, _ schema: JSONValue, at path: String = "") -> [String] {
    let schema = followed(schema)
    if let choices = schema["anyOf"]?.items {
      let results = choices.map { misfits(value, $0, at: path) }
      return results.contains([]) ? [] : results.flatMap(\.self)
    }
    if let type = schema["type"] {
      let names = type.items.isEmpty ? [type] : type.items
      guard names.contains(where: { value.isOfType($0) }) else { return ["\(path): \(value)"] }
    }
    return misfits(inside: value, schema, at: path)
  }

  private func misfits(
    inside value: JSONValue, _ schema: JSONValue, at path: String
  ) -> [String] {
    if case .array(let items) = value, let inner = schema["items"] {
      return items.flatMap { misfits($0, inner, at: path + "[]") }
    }
    guard case .object(let properties) = value else { return [] }
    return properties.flatMap { name, value -> [String] in
      let path = path + "/" + name
      guard let inner = schema["properties"]?[name] ?? schema["additionalProperties"] else {
        return schema["type"] == nil ? [] : [path]
      }
      return misfits(value, inner, at: path)
    }
  }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? {
    if case .object(let properties) = self { properties[name] } else { nil }
  }

  var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  var properties: [String: JSONValue] {
    if case .object(let properties) = self { properties } else { [:] }
  }

  fileprivate func isOfType(_ name: JSONValue) -> Bool {
    switch self {
    case .null: name == .string("null")
    case .boolean: name == .string("boolean")
    case .integer: name == .string("integer") || name == .string("number")
    case .number: name == .string("number")
    case .string: name == .string("string")
    case .array: name == .string("array")
    case .object: name == .string("object")
    }
  }
}
