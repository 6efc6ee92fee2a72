import Diagnostics
import Generator
import ModelDiff
import PositionedJSON

/// The accepted changes: a file of fingerprints and patterns, each with a reason.
struct AcceptedFindings {
  /// One entry of the file.
  struct Entry {
    /// The changes that an entry accepts.
    enum Scope: Equatable {
      /// One single change.
      case fingerprint(String)
      /// Every change at a matching place, or only those by a rule.
      case pattern(place: String, rule: String?)
    }

    var scope: Scope
    var reason: String
    /// The description of the change at the time of writing.
    var change: String?
    var location: SourceLocation

    func accepts(_ finding: Finding) -> Bool {
      switch scope {
      case .fingerprint(let fingerprint): return finding.fingerprint == fingerprint
      case .pattern(let place, let rule):
        let isRule = rule.map { Glob($0).matches(finding.rule.id) } ?? true
        return isRule
          && [finding.oldPath, finding.newPath].contains { path in
            path.map { Glob(place).matches($0.description) } ?? false
          }
      }
    }
  }

  private(set) var entries: [Entry] = []

  /// A file that accepts nothing yet.
  init() {}

  /// The reasons by fingerprint; of several the first.
  var reasons: [String: String] {
    let pairs = entries.compactMap { entry -> (String, String)? in
      guard case .fingerprint(let fingerprint) = entry.scope else { return nil }
      return (fingerprint, entry.reason)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Removes the accepted findings. An entry that accepts none is an error.
  ///
  /// - Parameter elsewhere: findings that are not selected, which entries may accept.
  func apply(
    to findings: inout [Finding], elsewhere: [Finding], diagnostics: inout DiagnosticBag
  ) -> [DiffReport.Accepted] {
    for entry in entries
    where !findings.contains(where: entry.accepts) && !elsewhere.contains(where: entry.accepts) {
      diagnostics.emit(
        DiffInputRules.acceptUnused, Self.unusedMessage(entry), at: entry.location,
        hint: Self.hint(for: entry, among: findings))
    }
    var accepted: [DiffReport.Accepted] = []
    findings.removeAll { finding in
      guard let entry = entries.first(where: { $0.accepts(finding) }) else { return false }
      accepted.append(DiffReport.Accepted(finding: finding, reason: entry.reason))
      return true
    }
    return accepted
  }

  private static func unusedMessage(_ entry: Entry) -> String {
    switch entry.scope {
    case .fingerprint(let fingerprint): "no finding has the fingerprint \(fingerprint)"
    case .pattern(let place, nil): "no finding is at '\(place)'"
    case .pattern(let place, let rule?): "no finding by '\(rule)' is at '\(place)'"
    }
  }
}

// MARK: - What was meant

extension AcceptedFindings {
  private static func hint(for entry: Entry, among findings: [Finding]) -> String {
    switch entry.scope {
    case .fingerprint:
      guard let change = entry.change,
        let nearest = nearest(to: change, among: findings, least: subject(change), by: \.line)
      else { return "remove the entry" }
      return "the nearest is \(nearest.fingerprint): \(nearest.line); "
        + "remove the entry, or accept that"
    case .pattern(let place, let rule):
      if let rule, let meant = unknownRule(rule) { return "did you mean the rule '\(meant)'?" }
      let start = String(place.prefix { $0 != "*" })
      let ofRule = rule.map { rule in findings.filter { Glob(rule).matches($0.rule.id) } }
      guard let nearest = nearest(to: start, among: ofRule ?? findings, by: { $0.path.description })
      else { return "remove the entry" }
      return "the nearest is \(nearest.rule.id) at '\(nearest.path)'; remove the entry, or mend it"
    }
  }

  /// The length of the part that names the subject. A different change of the same subject is not
  /// similar.
  private static func subject(_ change: String) -> Int {
    let bytes = Array(change.utf8)
    return bytes.firstOffset(of: Array(": ".utf8)).map { $0 + 2 } ?? 5
  }

  /// The probable rule for an unknown name; nil for a pattern and for the name of a rule.
  private static func unknownRule(_ name: String) -> String? {
    let names = ChangeRules.all.map(\.id)
    return names.contains(where: Glob(name).matches) ? nil : NearestName.of(name, among: names)
  }

  /// The finding with the longest common prefix with a text; nil if there is none.
  ///
  /// - Parameter least: the minimum length of the prefix in bytes.
  private static func nearest(
    to text: String, among findings: [Finding], least: Int = 5, by key: (Finding) -> String
  ) -> Finding? {
    var best: (length: Int, finding: Finding)?
    for finding in findings {
      let length = zip(text.utf8, key(finding).utf8).prefix { $0 == $1 }.count
      if length > max(best?.length ?? 0, least) { best = (length, finding) }
    }
    return best?.finding
  }
}

// MARK: - Reading

extension AcceptedFindings {
  /// Reads the file. Every mistake in it is a diagnostic at its position.
  init(_ file: SourceFile, diagnostics: inout DiagnosticBag) {
    func report(_ error: JSONSyntaxError) {
      diagnostics.emit(
        DiffInputRules.acceptFile, error.message,
        at: file.location(atOffset: error.range.lowerBound, length: max(1, error.range.count)))
    }
    do throws(JSONSyntaxError) {
      let root = try JSONSyntaxParser.parse(file.bytes)
      guard let items = root.member("accepted")?.value.items else {
        throw JSONSyntaxError(message: "there is no list 'accepted'", range: root.range)
      }
      for item in items {
        do throws(JSONSyntaxError) { entries.append(try Entry(item, of: file)) } catch {
          report(error)
        }
      }
    } catch {
      report(error)
    }
    for entry in entries where entry.reason.allSatisfy(\.isWhitespace) {
      diagnostics.emit(
        DiffInputRules.acceptReason, "\(entry.subject) is accepted without a reason",
        at: entry.location)
    }
  }
}

extension AcceptedFindings.Entry {
  fileprivate init(_ item: JSONSyntaxTree, of file: SourceFile) throws(JSONSyntaxError) {
    guard let members = item.members else {
      throw JSONSyntaxError(
        message: "an accepted finding must be an object, not \(item.kindName)", range: item.range)
    }
    if let unknown = members.first(where: { !Self.keys.contains($0.key) }) {
      let nearest = NearestName.of(unknown.key, among: Self.keys).map { "; did you mean '\($0)'?" }
      throw JSONSyntaxError(
        message: "an accepted finding has no key '\(unknown.key)'\(nearest ?? "")",
        range: unknown.keyRange)
    }
    func text(_ key: String) -> String? { item.member(key)?.value.text }
    guard let reason = text("reason"),
      let scope = Self.scope(text("fingerprint"), text("pattern"), rule: text("rule"))
    else {
      throw JSONSyntaxError(
        message: "an accepted finding needs the text 'reason', and 'fingerprint' or 'pattern'",
        range: item.range)
    }
    self.scope = scope
    self.reason = reason
    change = text("change")
    location = file.location(atOffset: item.range.lowerBound, length: 1)
  }

  private static let keys = ["fingerprint", "pattern", "rule", "reason", "change"]

  /// Exactly one of the two. A rule restricts a pattern.
  private static func scope(_ fingerprint: String?, _ pattern: String?, rule: String?) -> Scope? {
    switch (fingerprint, pattern) {
    case (let fingerprint?, nil): .fingerprint(fingerprint)
    case (nil, let pattern?): .pattern(place: pattern, rule: rule)
    default: nil
    }
  }

  fileprivate var subject: String {
    switch scope {
    case .fingerprint(let fingerprint): "finding \(fingerprint)"
    case .pattern(let place, _): "the changes at '\(place)'"
    }
  }
}

// MARK: - Writing

extension AcceptedFindings {
  /// A file that accepts findings. Patterns stay, and findings that they accept need no entry.
  ///
  /// - Parameter reason: for entries without one; nil to leave it empty.
  func file(for findings: [Finding], reason: String?) -> String {
    let reasons = reasons
    let patterns = entries.filter(\.isPattern)
    let own = findings.filter { finding in !patterns.contains { $0.accepts(finding) } }
    let written = own.map { finding -> JSONSyntaxTree in
      let known = reasons[finding.fingerprint] ?? ""
      return [
        "change": .string(finding.line), "fingerprint": .string(finding.fingerprint),
        "reason": .string(known.isEmpty ? reason ?? "" : known),
      ]
    }
    return MachineReport.text(of: ["accepted": .array(patterns.compactMap(Self.item) + written)])
  }

  /// Nil for an entry that is not a pattern.
  private static func item(of entry: Entry) -> JSONSyntaxTree? {
    guard case .pattern(let place, let rule) = entry.scope else { return nil }
    return [
      "change": entry.change.map { .string($0) }, "pattern": .string(place),
      "rule": rule.map { .string($0) }, "reason": .string(entry.reason),
    ]
  }
}

extension AcceptedFindings.Entry {
  fileprivate var isPattern: Bool { if case .pattern = scope { true } else { false } }
}
