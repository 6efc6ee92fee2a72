import ServiceRuntime

/// Compares element content as trees, for samples and what is written for them.
///
/// Not counted: layout, prefixes, `xsi:type`, elements that are nil in the sample, and empty
/// elements the written side leaves out or has a default date for.
enum XMLComparison {
  static func differences(
    sample: XMLFragment, written: XMLFragment, path: String
  ) -> [String] {
    let samples = elements(sample)
    var rest = elements(written)
    if samples.isEmpty, rest.isEmpty {
      let (left, right) = (text(sample), text(written))
      let isSame =
        left == right || (isBlank(left) && (isBlank(right) || right == DateTime.none.text))
      return isSame ? [] : ["\(path): the sample has '\(left)', written is '\(right)'"]
    }
    var findings: [String] = []
    for (name, content) in samples {
      let childPath = "\(path)/\(name.local)"
      if let index = rest.firstIndex(where: { $0.0 == name }) {
        findings += differences(sample: content, written: rest.remove(at: index).1, path: childPath)
      } else if !isEmpty(content) {
        findings.append("\(childPath): in the sample, not written")
      }
    }
    for (name, _) in elements(sample, areNil: true) {
      // A nil item of an array is read as an item without anything in it.
      if let index = rest.firstIndex(where: { $0.0 == name && isEmpty($0.1) }) {
        rest.remove(at: index)
      }
    }
    return findings + rest.map { "\(path)/\($0.0.local): written, not in the sample" }
  }

  private static func elements(
    _ fragment: XMLFragment, areNil: Bool = false
  ) -> [(XMLName, XMLFragment)] {
    fragment.nodes.compactMap { node in
      guard case .element(let name, let content) = node, isNil(content) == areNil else {
        return nil
      }
      return (name, content)
    }
  }

  private static func isNil(_ fragment: XMLFragment) -> Bool {
    fragment.attributes.contains {
      $0.name == XMLName("nil", in: XMLNamespace.instance) && ["true", "1"].contains($0.value)
    }
  }

  private static func isEmpty(_ fragment: XMLFragment) -> Bool {
    elements(fragment).isEmpty && isBlank(text(fragment))
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func text(_ fragment: XMLFragment) -> String {
    let text = fragment.nodes.map { node in if case .text(let text) = node { text } else { "" } }
    return text.joined()
  }
}

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
