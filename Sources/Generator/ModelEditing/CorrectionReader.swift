import Diagnostics
import PositionedJSON
import ServiceModel

/// Reads the entries of a corrections file.
struct CorrectionReader {
  let file: SourceFile
  private(set) var diagnostics = DiagnosticBag()

  private static let keys = CorrectionKey.all.map(\.name)

  init(file: SourceFile) { self.file = file }

  mutating func read() -> [Correction] {
    let root: JSONSyntaxTree
    do throws(JSONSyntaxError) { root = try JSONSyntaxParser.parse(file.bytes) } catch {
      report(CorrectionRules.syntax, error.message, at: error.range)
      return []
    }
    do throws(EditFailure) {
      return try entries(of: root).compactMap { read($0) }
    } catch {
      report(CorrectionRules.invalid, error.message, at: error.range, hint: error.hint)
      return []
    }
  }

  /// An array, or an object with the array, which has a place for `$schema`.
  private func entries(of root: JSONSyntaxTree) throws(EditFailure) -> [JSONSyntaxTree] {
    if case .array(let entries) = root.value { return entries }
    guard case .object(let members) = root.value else {
      throw EditFailure("the corrections must be an array, not \(root.kindName)", at: root.range)
    }
    for member in members where !["$schema", "corrections"].contains(member.key) {
      throw EditFailure(
        "unknown key '\(member.key)'", at: member.keyRange,
        hint: "the only other key is 'corrections', an array")
    }
    guard let list = root["corrections"] else {
      throw EditFailure(
        "the corrections are missing", at: start(of: root), hint: "write \"corrections\": [ … ]")
    }
    guard case .array(let entries) = list.value else {
      throw EditFailure("'corrections' must be an array, not \(list.kindName)", at: list.range)
    }
    return entries
  }

  private mutating func read(_ entry: JSONSyntaxTree) -> Correction? {
    guard case .object(let members) = entry.value else {
      report(
        CorrectionRules.invalid, "a correction must be an object, not \(entry.kindName)",
        at: entry.range)
      return nil
    }
    do {
      try checkKeys(members)
      let (target, range) = try target(of: entry)
      let correction = Correction(
        target: target, version: try text("version", of: entry), change: try change(in: entry),
        after: try text("after", of: entry), like: try text("like", of: entry),
        reason: try text("reason", of: entry), range: range,
        places: Dictionary(
          members.map { ($0.key, $0.value.range) }, uniquingKeysWith: { first, _ in first }))
      try check(correction, entry)
      return correction
    } catch {
      report(CorrectionRules.invalid, error.message, at: error.range, hint: error.hint)
      return nil
    }
  }

  private func checkKeys(_ members: [JSONSyntaxTree.Member]) throws(EditFailure) {
    for member in members where !Self.keys.contains(member.key) {
      throw EditFailure(
        "unknown key '\(member.key)'", at: member.keyRange,
        hint: Suggestion.text(for: member.key, among: Self.keys))
    }
  }

  private func target(
    of entry: JSONSyntaxTree
  ) throws(EditFailure) -> (CorrectionTarget, Range<Int>) {
    let type = try text("type", of: entry)
    let operation = try text("operation", of: entry)
    guard (type == nil) != (operation == nil) else {
      throw EditFailure(
        "a correction names either a 'type' or an 'operation'", at: start(of: entry))
    }
    let key = type == nil ? "operation" : "type"
    let parts = (entry.members ?? []).compactMap { member in
      CorrectionTarget.Part.Kind(rawValue: member.key).map { (kind: $0, member: member) }
    }
    if let foreign = parts.first(where: { $0.kind.isOfType != (type != nil) })?.member {
      throw EditFailure("'\(foreign.key)' does not go with '\(key)'", at: foreign.keyRange)
    }
    if parts.count > 1, let second = parts.last {
      throw EditFailure("a correction is about one thing", at: second.member.keyRange)
    }
    let range = entry[parts.first?.kind.rawValue ?? key]?.range ?? entry.range
    var part: CorrectionTarget.Part?
    if let kind = parts.first?.kind {
      part = try text(kind.rawValue, of: entry).map { CorrectionTarget.Part(kind, $0) }
    }
    if let type { return (CorrectionTarget(.type(type), part: part), range) }
    let address = try address(operation ?? "", at: entry["operation"]?.range ?? entry.range)
    return (CorrectionTarget(.operation(address), part: part), range)
  }

  private func address(
    _ text: String, at range: Range<Int>
  ) throws(EditFailure) -> OperationAddress {
    if let address = OperationAddress(text) { return address }
    throw EditFailure(
      "'\(text)' does not name an operation", at: range,
      hint: "write Service.Operation, agent:Service.Operation or entity:Service.Operation")
  }

  private func change(in entry: JSONSyntaxTree) throws(EditFailure) -> CorrectionTarget.Change {
    let given = (entry.members ?? []).filter { ["set", "add", "remove"].contains($0.key) }
    guard let only = given.first, given.count == 1 else {
      throw EditFailure(
        "a correction has exactly one of 'set', 'add' and 'remove'",
        at: given.last?.keyRange ?? start(of: entry))
    }
    switch (only.key, only.value.value) {
    case ("set", .object), ("add", .object):
      return only.key == "set" ? .set(only.value) : .add(only.value)
    case ("remove", .bool(true)): return .remove
    case ("remove", _): throw EditFailure("'remove' can only be true", at: only.value.range)
    default:
      throw EditFailure(
        "'\(only.key)' must be an object, not \(only.value.kindName)", at: only.value.range)
    }
  }

  private func check(
    _ correction: Correction, _ entry: JSONSyntaxTree
  ) throws(EditFailure) {
    let reason = try text("reason", of: entry)
    if reason == nil || reason == "…" {
      throw EditFailure(
        "a correction needs a 'reason'", at: entry["reason"]?.range ?? start(of: entry),
        hint: "explain how you know that the documentation is wrong")
    }
    let isAddition = if case .add = correction.change { true } else { false }
    for key in ["after", "like"] where !isAddition {
      if let value = entry[key] {
        throw EditFailure("'\(key)' goes with 'add' only", at: value.range)
      }
    }
    guard let like = entry["like"] else { return }
    if case .operation = correction.target.owner, correction.target.part == nil { return }
    throw EditFailure("only an operation can be 'like' another one", at: like.range)
  }

  private func text(_ key: String, of entry: JSONSyntaxTree) throws(EditFailure) -> String? {
    guard let value = entry[key] else { return nil }
    guard case .string(let text) = value.value else {
      throw EditFailure("'\(key)' must be a string, not \(value.kindName)", at: value.range)
    }
    if text.allSatisfy(\.isWhitespace) {
      throw EditFailure("'\(key)' must not be empty", at: value.range)
    }
    return text
  }

  /// Only the brace, because an entry can have many lines.
  private func start(of entry: JSONSyntaxTree) -> Range<Int> {
    entry.range.lowerBound..<entry.range.lowerBound + 1
  }

  private mutating func report(
    _ rule: DiagnosticRule, _ message: String, at range: Range<Int>, hint: String? = nil
  ) { diagnostics.emit(rule, message, at: file.location(of: range), hint: hint) }
}
