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
        findings += differences(
          sample: content, written: rest.remove(at: index).1, path: childPath)
      } else if !isEmpty(content) {
        findings.append("\(childPath): in the sample, not written")
      }
    }
    for name in nilElements(sample) {
      // A nil item of an array is read as an item without anything in it.
      if let index = rest.firstIndex(where: { $0.0 == name && isEmpty($0.1) }) {
        rest.remove(at: index)
      }
    }
    return findings + rest.map { "\(path)/\($0.0.local): written, not in the sample" }
  }

  private static func elements(_ fragment: XMLFragment) -> [(XMLName, XMLFragment)] {
    fragment.nodes.compactMap { node in
      guard case .element(let name, let content) = node, !isNil(content) else { return nil }
      return (name, content)
    }
  }

  private static func nilElements(_ fragment: XMLFragment) -> [XMLName] {
    fragment.nodes.compactMap { node in
      guard case .element(let name, let content) = node, isNil(content) else { return nil }
      return name
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
    let text = fragment.nodes.map { node in
      if case .text(let text) = node { text } else { "" }
    }
    return text.joined()
  }
}
