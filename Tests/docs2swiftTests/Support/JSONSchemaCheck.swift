import Foundation

/// The part of JSON Schema that the schemas in this repository are written in.
struct JSONSchemaCheck {
  let root: [String: Any]
  /// Whether keys that are not in a schema are problems. Then the schema must have all keys.
  var isClosed = false

  init(_ file: URL, isClosed: Bool = false) throws {
    let value = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    root = value as? [String: Any] ?? [:]
    self.isClosed = isClosed
  }

  func problems(of value: Any) -> [String] { problems(of: value, by: root, at: "report") }

  private func problems(of value: Any, by schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      return problems(of: value, by: definition(reference), at: place)
    }
    if let expected = schema["const"], "\(expected)" != "\(value)" {
      return ["\(place) is not \(expected)"]
    }
    if let words = schema["enum"] as? [Any], !words.contains(where: { "\($0)" == "\(value)" }) {
      return ["\(place) is none of \(words)"]
    }
    return combinationProblems(of: value, by: schema, at: place)
      + typeProblems(of: value, by: schema, at: place)
  }

  private func combinationProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    func fitting(_ key: String) -> Int? {
      (schema[key] as? [[String: Any]])?.count { problems(of: value, by: $0, at: place).isEmpty }
    }
    if fitting("anyOf") == 0 { return ["\(place) fits none of anyOf"] }
    if let count = fitting("oneOf"), count != 1 { return ["\(place) fits \(count) of oneOf"] }
    return []
  }

  private func typeProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    switch type(in: schema, for: value) {
    case "null": return value is NSNull ? [] : ["\(place) is not null"]
    case "object": return objectProblems(of: value, by: schema, at: place)
    case "array": return arrayProblems(of: value, by: schema, at: place)
    case "integer", "number": return numberProblems(of: value, by: schema, at: place)
    case "boolean": return value is Bool ? [] : ["\(place) is not a boolean"]
    case "string":
      guard let text = value as? String else { return ["\(place) is not a string"] }
      guard let pattern = schema["pattern"] as? String, let regex = try? Regex(pattern) else {
        return []
      }
      return text.contains(regex) ? [] : ["\(place) does not match \(pattern)"]
    default:
      // A combination without a type applies to the keys of an object.
      if schema["required"] != nil { return objectProblems(of: value, by: schema, at: place) }
      let isBare = schema["const"] == nil && schema["enum"] == nil && schema["anyOf"] == nil
      return isClosed && isBare ? ["\(place) has no type in the schema"] : []
    }
  }

  /// If there are several types, the one that matches: a value that is not null has the other one.
  private func type(in schema: [String: Any], for value: Any) -> String? {
    guard let types = schema["type"] as? [String] else { return schema["type"] as? String }
    return value is NSNull && types.contains("null") ? "null" : types.first { $0 != "null" }
  }

  private func numberProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    guard let number = value as? Double else { return ["\(place) is not a number"] }
    if schema["type"] as? String == "integer", number != number.rounded() {
      return ["\(place) is not an integer"]
    }
    if let minimum = schema["minimum"] as? Double, number < minimum {
      return ["\(place) is below \(minimum)"]
    }
    if let maximum = schema["maximum"] as? Double, number > maximum {
      return ["\(place) is above \(maximum)"]
    }
    return []
  }

  private func objectProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) is not an object"] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let names = schema["propertyNames"] as? [String: Any]
    let others = schema["additionalProperties"]
    let isOpen = others == nil ? !isClosed || schema["type"] == nil : others as? Bool == true
    var problems = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
      .map { "\(place).\($0) is missing" }
    for (key, member) in object {
      if let names { problems += self.problems(of: key, by: names, at: "\(place).\(key)'s name") }
      if let rule = properties[key] ?? others as? [String: Any] {
        problems += self.problems(of: member, by: rule, at: "\(place).\(key)")
      } else if !isOpen {
        problems.append("\(place).\(key) is not in the schema")
      }
    }
    return problems
  }

  private func arrayProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    guard let items = value as? [Any] else { return ["\(place) is not an array"] }
    if let minimum = schema["minItems"] as? Int, items.count < minimum {
      return ["\(place) has fewer than \(minimum) items"]
    }
    if schema["uniqueItems"] as? Bool == true, Set(items.map { "\($0)" }).count < items.count {
      return ["\(place) has an item twice"]
    }
    let rule = schema["items"] as? [String: Any] ?? [:]
    return items.enumerated().flatMap { problems(of: $1, by: rule, at: "\(place)[\($0)]") }
  }

  private func definition(_ reference: String) -> [String: Any] {
    var node: Any = root
    for key in reference.split(separator: "/").dropFirst() {
      node = (node as? [String: Any])?[String(key)] ?? [:]
    }
    return node as? [String: Any] ?? [:]
  }
}
