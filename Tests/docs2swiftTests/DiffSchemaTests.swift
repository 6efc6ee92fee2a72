import Foundation
import TestSupport
import Testing

/// The JSON report has the shape that its schema promises.
struct DiffSchemaTests {
  private static let schema = Checkout.url.appending(path: "docs/diff-report.schema.json")
  private static let report = GoldenCase.root.appendingPathComponent("diff-json/stdout.txt")

  private func object(_ file: URL) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    return try #require(value as? [String: Any])
  }

  @Test func reportFitsItsSchema() throws {
    let schema = SchemaCheck(root: try object(Self.schema))
    let report = try object(Self.report)
    #expect(schema.problems(of: report) == [])
  }

  /// A check that finds nothing wrong with anything would be no check.
  @Test(arguments: ["format", "findings", "summary"])
  func whatIsMissingOrWrongIsFound(key: String) throws {
    let schema = SchemaCheck(root: try object(Self.schema))
    var report = try object(Self.report)
    report[key] = nil
    #expect(!schema.problems(of: report).isEmpty)
    report[key] = "something else"
    #expect(!schema.problems(of: report).isEmpty)
    report["unknown"] = 1
    #expect(schema.problems(of: report).contains { $0.contains("unknown") })
  }
}

/// The part of JSON Schema that the report's schema is written in; keys it does not name are
/// problems, so that the schema names them all.
private struct SchemaCheck {
  let root: [String: Any]

  func problems(of value: Any) -> [String] { problems(of: value, by: root, at: "report") }

  private func problems(of value: Any, by schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      return problems(of: value, by: definition(reference), at: place)
    }
    if let expected = schema["const"] {
      return "\(expected)" == "\(value)" ? [] : ["\(place) is not \(expected)"]
    }
    if let words = schema["enum"] as? [String] {
      return words.contains("\(value)") ? [] : ["\(place) is none of \(words)"]
    }
    switch schema["type"] as? String {
    case "object": return objectProblems(of: value, by: schema, at: place)
    case "array": return arrayProblems(of: value, by: schema, at: place)
    case "integer": return value is Int ? [] : ["\(place) is no integer"]
    case "string":
      guard let text = value as? String else { return ["\(place) is no string"] }
      guard let pattern = schema["pattern"] as? String, let regex = try? Regex(pattern) else {
        return []
      }
      return text.contains(regex) ? [] : ["\(place) does not match \(pattern)"]
    default: return ["\(place) has no type in the schema"]
    }
  }

  private func objectProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let names = schema["propertyNames"] as? [String: Any]
    var problems = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
      .map { "\(place).\($0) is missing" }
    for (key, member) in object {
      let rule = properties[key] ?? schema["additionalProperties"] as? [String: Any]
      guard let rule else {
        problems.append("\(place).\(key) is not in the schema")
        continue
      }
      problems += self.problems(of: member, by: rule, at: "\(place).\(key)")
      if let names { problems += self.problems(of: key, by: names, at: "\(place).\(key)'s name") }
    }
    return problems
  }

  private func arrayProblems(
    of value: Any, by schema: [String: Any], at place: String
  ) -> [String] {
    guard let items = value as? [Any] else { return ["\(place) is no array"] }
    let rule = schema["items"] as? [String: Any] ?? [:]
    return items.enumerated().flatMap { problems(of: $1, by: rule, at: "\(place)[\($0)]") }
  }

  private func definition(_ reference: String) -> [String: Any] {
    let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
    return definitions[reference.replacing("#/$defs/", with: "")] ?? [:]
  }
}
