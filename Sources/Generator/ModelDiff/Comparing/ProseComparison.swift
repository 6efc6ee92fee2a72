import ServiceModel

/// Compares the prose about one subject on two sides.
struct ProseComparison {
  private var old = SubjectProse()
  private var new = SubjectProse()

  mutating func add(_ old: Documentation?, _ new: Documentation?) {
    self.old.add(old)
    self.new.add(new)
  }

  /// Adds the texts about one thing.
  mutating func add(_ name: String, old: String?, new: String?) {
    self.old.add(name, old)
    self.new.add(name, new)
  }

  /// Adds the texts about values that belong together.
  mutating func add<Value: NamedValue>(
    _ pairs: [(old: Value, new: Value)], _ noun: String, in scope: ComparisonScope
  ) {
    for (old, new) in pairs {
      add(
        "\(noun) \(new.name)", old: scope.ownText(old.documentation, of: old.type),
        new: scope.ownText(new.documentation, of: new.type))
    }
  }

  /// Reports the changes of all of them.
  func report(at place: Place) {
    let lost = old.without(new)
    let gained = new.without(old)
    let changed = Set((lost + gained).map(\.name)).sorted()
    if changed.isEmpty { return }
    let what = changed.count == 1 ? changed.joined() : "\(changed.count) parts"
    let (rule, verb) =
      if lost.isEmpty {
        (DocumentationRules.added, "was added")
      } else if gained.isEmpty {
        (DocumentationRules.removed, "was lost")
      } else {
        (DocumentationRules.changed, "changed")
      }
    place.report(
      rule, "documentation \(verb) (\(what))", old: Self.text(of: lost), new: Self.text(of: gained))
  }

  private static func text(of parts: [SubjectProse.Part]) -> String? {
    parts.isEmpty ? nil : parts.map { "\($0.name): \($0.text)" }.joined(separator: "\n")
  }
}

/// The prose about one subject, in parts: the source of doc comments.
private struct SubjectProse {
  /// A text, with the name of what it describes.
  struct Part {
    var name: String
    var text: String
  }

  /// The texts about one thing each, with its name.
  private var parts: [String: String] = [:]
  /// The summary and the text after it, because pages divide the same text into different
  /// paragraphs.
  private var paragraphs: [Part] = []

  mutating func add(_ documentation: Documentation?) {
    guard let documentation else { return }
    if let summary = documentation.summary {
      paragraphs.append(Part(name: "summary", text: summary))
    }
    for (index, remark) in documentation.remarks.enumerated() {
      paragraphs.append(Part(name: "remark \(index + 1)", text: remark))
    }
    add("returns", documentation.returns)
  }

  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    var key = name
    while parts[key] != nil { key += "'" }
    parts[key] = text
  }

  /// The parts that the other side does not have, by name.
  func without(_ other: SubjectProse) -> [Part] {
    let own = parts.filter { name, text in
      other.parts[name].map { ProseForm($0) != ProseForm(text) } ?? true
    }
    return (own.map { Part(name: $0.key, text: $0.value) } + paragraphs(without: other))
      .sorted { $0.name < $1.name }
  }

  private func paragraphs(without other: SubjectProse) -> [Part] {
    if ProseForm(paragraphs.map(\.text)) == ProseForm(other.paragraphs.map(\.text)) { return [] }
    var known: [ProseForm: Int] = [:]
    for part in other.paragraphs { known[ProseForm(part.text), default: 0] += 1 }
    let own = paragraphs.filter { part in
      let form = ProseForm(part.text)
      known[form, default: 0] -= 1
      return known[form, default: 0] < 0
    }
    // Both sides have the same paragraphs, in another order.
    return own.isEmpty && paragraphs.count == other.paragraphs.count ? paragraphs : own
  }
}

/// A text without its notation: its markup, and the ends of its lines and paragraphs, differ
/// between revisions.
struct ProseForm: Hashable {
  private let bytes: [UInt8]

  init(_ text: String) { self.init([text]) }

  init(_ paragraphs: [String]) {
    var bytes: [UInt8] = []
    for paragraph in paragraphs {
      Self.append(Array(paragraph.utf8), to: &bytes)
      Self.separate(&bytes)
    }
    self.bytes = bytes
  }

  private static let marks = Set("*`#\\".utf8)
  private static let blanks = Set(" \t\r\n".utf8)

  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if let end = endOfTag(text, at: index) {
        separate(&bytes)
        index = end
      } else if blanks.contains(byte) || isItem(text, at: index) {
        separate(&bytes)
      } else if !marks.contains(byte) {
        bytes.append(byte)
      }
      index += 1
    }
  }

  /// Adds one blank, but none at the beginning.
  private static func separate(_ bytes: inout [UInt8]) {
    let blank = UInt8(ascii: " ")
    if let last = bytes.last, last != blank { bytes.append(blank) }
  }

  /// Whether a list item that starts with a dash begins here.
  private static func isItem(_ text: [UInt8], at index: Int) -> Bool {
    guard text[index] == UInt8(ascii: "-"), index + 1 < text.count, blanks.contains(text[index + 1])
    else { return false }
    return text[..<index].last { $0 != UInt8(ascii: " ") } ?? UInt8(ascii: "\n")
      == UInt8(ascii: "\n")
  }

  /// The end of a tag such as `<para />` or `</b>`.
  private static func endOfTag(_ text: [UInt8], at start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "<"), start + 1 < text.count,
      isLetter(text[start + 1]) || text[start + 1] == UInt8(ascii: "/")
    else { return nil }
    return text[start...].prefix(80).firstIndex(of: UInt8(ascii: ">"))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension ComparisonScope {
  /// The text about an operation, without the text about the type of its result.
  func ownText(of operation: ServiceOperation) -> Documentation? {
    var documentation = operation.documentation
    if let result = operation.results.first, operation.results.count == 1 {
      documentation?.returns = ownText(operation.documentation?.returns, of: result.type)
    }
    return documentation
  }

  /// The text about the value itself. Pages that have no text about it repeat the text about its
  /// type.
  func ownText(_ text: String?, of type: TypeReference) -> String? {
    guard let text, let name = type.namedType else { return text }
    let names = Set([name, types.names[name] ?? name])
    let told = names.flatMap { [old.types[$0], new.types[$0]] }
      .compactMap { $0?.documentation?.summary }
    return told.contains { ProseForm($0) == ProseForm(text) } ? nil : text
  }
}
