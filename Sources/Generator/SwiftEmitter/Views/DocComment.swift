import Diagnostics
import Mustache
import ServiceModel

/// Collects the lines of a doc comment, which a template writes after `///`.
struct DocComment {
  private(set) var lines: [String] = []

  /// A sentence, or nothing, because no comment is better than one that repeats the name.
  init(_ summary: String?) {
    if let summary { append(summary) }
  }

  /// The prose of the documentation, if it has any.
  ///
  /// - Parameter known: remarks that are said elsewhere.
  init(_ documentation: Documentation?, except known: [String] = []) {
    self.init(documentation?.summary)
    for remark in documentation?.remarks ?? [] where !known.contains(remark) { paragraph(remark) }
  }

  /// The documentation of a field, and the values that it allows.
  init(of field: Field) {
    self.init(field.documentation)
    if let sentences = field.xml?.facets?.sentences { paragraph(sentences) }
  }

  /// Adds a paragraph, after an empty line if it is not the first one.
  mutating func paragraph(_ text: String) {
    startParagraph()
    append(text)
  }

  private mutating func startParagraph() {
    if !lines.isEmpty { lines.append("") }
  }

  /// Adds the list of parameters in the form that documentation tools read.
  mutating func parameters(_ parameters: [(name: String, text: String)]) {
    guard !parameters.isEmpty else { return }
    startParagraph()
    lines.append(" - Parameters:")
    for parameter in parameters {
      appendEntry("- \(parameter.name): \(parameter.text)", indentation: "   ")
    }
  }

  /// Adds a `- Returns:` or `- Throws:` entry; text of several lines stays inside it.
  mutating func field(_ name: String, _ text: String) {
    if lines.last?.hasPrefix(" - ") != true, lines.last?.hasPrefix("   ") != true {
      startParagraph()
    }
    appendEntry("- \(name): \(text)", indentation: " ")
  }

  var value: TemplateValue { .list(lines.map { .string($0) }) }

  /// Prose, which has its own structure.
  private mutating func append(_ text: String) {
    for line in splitIntoLines(text) { append(line, indentation: " ") }
  }

  /// An entry of a list, with its continuation lines.
  private mutating func appendEntry(_ text: String, indentation: String) {
    for (index, line) in splitIntoLines(text).enumerated() {
      append(line, indentation: index == 0 ? indentation : indentation + "  ")
    }
  }

  private mutating func append(_ line: Substring, indentation: String) {
    let line = trimmingTrailingSpaces(line)
    lines.append(line.isEmpty ? "" : indentation + line)
  }
}

/// The bytes of each line. Processing characters would take most of the time.
private func splitIntoLines(_ text: String) -> [Substring] {
  var copy = text
  let isLine = copy.withUTF8 { $0.firstOffset(of: UInt8(ascii: "\n")) == nil }
  if isLine { return [text[...]] }
  return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { Substring($0) }
}

private func trimmingTrailingSpaces(_ text: Substring) -> Substring {
  var bytes = text.utf8
  while let last = bytes.last, [0x20, 0x09, 0x0D].contains(last) { bytes.removeLast() }
  return Substring(bytes)
}
