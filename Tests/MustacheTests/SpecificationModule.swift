import Foundation
import TestSupport

@testable import Mustache

/// A file of the official specification, such as `sections.json`.
struct SpecificationModule: Decodable {
  struct Case: Decodable {
    let name: String
    let data: JSONValue
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  let tests: [Case]

  static func load(_ name: String) throws -> SpecificationModule {
    let url = SharedFolder.mustacheSpec.appending(path: name + ".json")
    return try JSONDecoder().decode(SpecificationModule.self, from: Data(contentsOf: url))
  }

  /// The names of all modules in the folder.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: SharedFolder.mustacheSpec.path)
      .filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(".json".count)) }
      .sorted()
  }
}

/// A value of JSON as the engine sees it: numbers as text, null as the empty text.
struct JSONValue: Decodable {
  let value: TemplateValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = ""
    } else if let flag = try? container.decode(Bool.self) {
      value = .bool(flag)
    } else if let integer = try? container.decode(Int.self) {
      value = "\(integer)"
    } else if let number = try? container.decode(Double.self) {
      value = "\(number)"
    } else if let text = try? container.decode(String.self) {
      value = .string(text)
    } else if let elements = try? container.decode([JSONValue].self) {
      value = .list(elements.map(\.value))
    } else {
      value = .object(
        TemplateObject(
          try container.decode([String: JSONValue].self).map { ($0.key, $0.value.value) }))
    }
  }
}
