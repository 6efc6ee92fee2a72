/// The diagnostics of a stage. It is a value that is passed in and out, so that stages are pure
/// functions.
package struct DiagnosticBag: Equatable, Sendable {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool {
    diagnostics.indices.contains { diagnostics[$0].severity == .error }
  }
  package var isEmpty: Bool { diagnostics.isEmpty }

  /// The files that the diagnostics point into.
  package var paths: Set<String> {
    var paths: Set<String> = []
    for diagnostic in diagnostics {
      if let path = diagnostic.location?.path { paths.insert(path) }
      for related in diagnostic.related { paths.insert(related.location.path) }
    }
    return paths
  }

  package mutating func emit(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  package mutating func emit(
    _ rule: DiagnosticRule,
    _ message: String,
    at location: SourceLocation?,
    related: [Diagnostic.Related] = [],
    hint: String? = nil,
    settlement: Settlement? = nil,
    concern: Concern? = nil
  ) {
    emit(
      Diagnostic(
        rule, message, at: location, related: related, hint: hint, settlement: settlement,
        concern: concern))
  }

  package mutating func merge(_ other: DiagnosticBag) {
    diagnostics += other.diagnostics
  }

  /// Removes diagnostics that corrections have solved.
  package mutating func removeAll(where isSettled: (Settlement) -> Bool) {
    diagnostics.removeAll { $0.settlement.map(isSettled) ?? false }
  }

  /// The parts of the model that diagnostics affect.
  package var concerns: [Concern] { diagnostics.compactMap(\.concern) }

  /// Removes diagnostics about parts that are not needed. The rest is always printed. A message for
  /// several places of a file, or a cause for several parts, is printed at the first one.
  package mutating func keepConcerns(where isWanted: (Concern) -> Bool) {
    joinCauses(where: isWanted)
    let wanted = canonical.filter { $0.concern.map(isWanted) ?? true }
    diagnostics = wanted.joiningPlaces {
      $0.concern?.consequence == .remarks && $0.severity < .error
    }
    for index in diagnostics.indices { diagnostics[index].concern = nil }
  }

  /// Each message about a file once, at the first place, except errors.
  package var joiningPlaces: DiagnosticBag {
    var result = self
    result.diagnostics = canonical.joiningPlaces { $0.severity < .error }
    return result
  }

  /// Replaces diagnostics with one cause by the first one. For several parts, it says how many.
  private mutating func joinCauses(where isWanted: (Concern) -> Bool) {
    guard diagnostics.contains(where: { $0.concern?.cause != nil }) else { return }
    var joined: [CauseInFile: (index: Int, subjects: Set<String>)] = [:]
    var kept: [Diagnostic] = []
    for diagnostic in canonical {
      guard let concern = diagnostic.concern, let cause = concern.cause, isWanted(concern) else {
        kept.append(diagnostic)
        continue
      }
      let key = CauseInFile(cause: cause, version: concern.version, path: diagnostic.location?.path)
      if joined[key]?.subjects.insert(concern.subject) == nil {
        joined[key] = (kept.count, [concern.subject])
        kept.append(diagnostic)
      }
    }
    for (key, place) in joined where place.subjects.count > 1 {
      kept[place.index].join(key.cause, count: place.subjects.count)
    }
    diagnostics = kept
  }

  private struct CauseInFile: Hashable {
    let cause: Concern.Cause
    let version: String
    let path: String?
  }

  /// Sorted by position and without repetitions, so that they do not depend on the order of
  /// reading.
  package var canonical: [Diagnostic] {
    // Their indices: moving diagnostics around takes longer than comparing them.
    let sorted = diagnostics.indices.sorted(by: precedes).map { diagnostics[$0] }
    var result: [Diagnostic] = []
    for diagnostic in sorted where result.last != diagnostic { result.append(diagnostic) }
    return result
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let left = diagnostics[a].location ?? SourceLocation(path: "")
    let right = diagnostics[b].location ?? SourceLocation(path: "")
    if left != right { return left < right }
    return (diagnostics[a].rule.id, diagnostics[a].message)
      < (diagnostics[b].rule.id, diagnostics[b].message)
  }
}

extension [Diagnostic] {
  /// Replaces diagnostics with one message about one file by the first of them. It says how many
  /// there are.
  fileprivate func joiningPlaces(where isJoined: (Diagnostic) -> Bool) -> Self {
    var firsts: [[String]: (index: Int, count: Int)] = [:]
    var kept: Self = []
    for diagnostic in self {
      if isJoined(diagnostic) {
        let key = [diagnostic.location?.path ?? "", diagnostic.rule.id, diagnostic.message]
        if let first = firsts[key] {
          firsts[key] = (first.index, first.count + 1)
          continue
        }
        firsts[key] = (kept.count, 0)
      }
      kept.append(diagnostic)
    }
    for first in firsts.values where first.count > 0 {
      kept[first.index].message +=
        first.count == 1
        ? ", here and at one more place" : ", here and at \(first.count) more places"
    }
    return kept
  }
}

extension Diagnostic {
  /// Makes it say the same about several parts. No correction is about all of them.
  fileprivate mutating func join(_ cause: Concern.Cause, count: Int) {
    message = "\(cause.text): its \(count) \(cause.effect)"
    hint = cause.hint
    settlement = nil
  }
}

/// The number of diagnostics of each severity.
package struct DiagnosticCounts: Sendable {
  package let errors: Int
  package let warnings: Int
  package let notes: Int

  package init(_ diagnostics: [Diagnostic]) {
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
    notes = diagnostics.count { $0.severity == .note }
  }

  /// `2 errors, 1 warning`; nil if there is neither, because notes are not counted.
  package var summary: String? {
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { count, noun in count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
