import ServiceRuntime

/// Compares JSON as trees, for samples and the JSON written for them.
///
/// It ignores the order of properties, properties that are null, and values that the reader
/// tolerated.
struct JSONComparison {
  /// Texts in the sample that are not values of their types.
  var tolerated: [String]
  /// Keys of dictionaries in the sample that are not values of the key types.
  var placeholders: Set<String> = []

  func differences(sample: JSONValue, written: JSONValue, path: String) -> [String] {
    switch (sample, written) {
    case (.object(let left), .object(let right)): objects(left, right, path: path)
    case (.array(let left), .array(let right)) where left.count == right.count:
      zip(left, right).enumerated().flatMap { index, pair in
        differences(sample: pair.0, written: pair.1, path: "\(path)[\(index)]")
      }
    default:
      Self.areEqual(sample, written) || isTolerated(sample)
        ? [] : ["\(path): the sample has \(sample), written is \(written)"]
    }
  }

  private func objects(
    _ left: [String: JSONValue], _ right: [String: JSONValue], path: String
  ) -> [String] {
    let names = Set(left.keys).union(right.keys)
      .filter { !placeholders.contains($0) || right[$0] != nil }
    return names.sorted().flatMap { name in
      differences(
        sample: left[name] ?? .null, written: right[name] ?? .null, path: "\(path)/\(name)")
    }
  }

  private static func areEqual(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.number(let a), .integer(let b)), (.integer(let b), .number(let a)): a == Double(b)
    default: left == right
    }
  }

  private func isTolerated(_ sample: JSONValue) -> Bool {
    switch sample {
    case .string(let text): tolerated.contains(text)
    case .number(let number): tolerated.contains("\(number)")
    case .object(let fields): fields.isEmpty && tolerated.contains("{}")
    default: false
    }
  }
}
