import Diagnostics
import Generator
import ModelDiff
import ServiceModel

/// The content of a report about a comparison, for all formats.
struct DiffReport {
  /// An accepted change.
  struct Accepted {
    var finding: Finding
    var reason: String
  }

  var oldName: String
  var newName: String
  /// The findings that were not accepted, sorted by place, for every audience.
  var open: [Finding]
  /// The findings about other services than the selected one. Accept files may have entries for them.
  var elsewhere: [Finding] = []
  /// The accepted findings, for every audience.
  var settled: [Accepted] = []
  /// The selected audiences.
  var audiences: [Audience] = Audience.allCases
  /// Nil if a side has no pages.
  var pages: PageComparison?
  /// The number of compared operations.
  var operationCount = 0
  var typeCount = 0

  /// The findings of the report: those that concern a selected audience, and all changes of prose.
  var findings: [Finding] { open.filter(concerns) }

  var accepted: [Accepted] { settled.filter { concerns($0.finding) } }

  /// Whether a finding matters to a selected audience. A change of prose matters to all.
  private func concerns(_ finding: Finding) -> Bool {
    severity(of: finding) != .documentation || finding.severity == .documentation
  }

  /// The number of findings that only other audiences notice.
  var otherCount: Int { open.count { !concerns($0) } }

  func severity(of finding: Finding) -> ChangeSeverity {
    ChangeSeverity(finding.effects, for: audiences)
  }

  /// The selected audiences that a finding breaks.
  func broken(by finding: Finding) -> [Audience] {
    finding.effects.broken.filter(audiences.contains)
  }

  /// `breaks callers' source, programs already built`; nil if it breaks none of the audiences.
  func verdict(on finding: Finding) -> String? {
    let broken = broken(by: finding).map(\.phrase)
    return broken.isEmpty ? nil : "breaks \(broken.joined(separator: ", "))"
  }

  /// Including accepted findings.
  var allFindings: [Finding] { findings + accepted.map(\.finding) }

  func findings(of severity: ChangeSeverity) -> [Finding] {
    findings.filter { self.severity(of: $0) == severity }
  }

  func count(_ severity: ChangeSeverity) -> Int { findings(of: severity).count }

  func breakCount(_ audience: Audience) -> Int {
    findings.count { $0.effects[audience] == .breaking }
  }

  /// The worst severity among findings that were not accepted.
  var worst: ChangeSeverity? { findings.map(severity).max() }

  /// Accepted changes still break, so they count for the version.
  var step: VersionStep { VersionStep(allFindings.map(severity).max()) }

  private var acceptedBreaking: Int {
    accepted.count { severity(of: $0.finding) == .breaking }
  }
}

// MARK: - Sentences

extension DiffReport {
  /// `2 breaking, 12 additive, 91 documentation`; categories without findings are left out.
  var countSentence: String {
    let parts = ChangeSeverity.allCases.compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    let change = accepted.isEmpty ? "no" : "no other"
    return otherCount == 0
      ? "\(change) API change" : "\(change) change for \(audiences.map(\.phrase).listed())"
  }

  /// The same with a capital letter.
  var countTitle: String { countSentence.prefix(1).uppercased() + countSentence.dropFirst() }

  /// `2 changes concern only other audiences`; nil without any.
  var othersSentence: String? {
    switch otherCount {
    case 0: nil
    case 1: "1 change concerns only other audiences"
    case let count: "\(count) changes concern only other audiences"
    }
  }

  /// `58 accepted, 3 of them breaking`; nil without any.
  var acceptedSentence: String? {
    if accepted.isEmpty { return nil }
    let breaking = acceptedBreaking
    if breaking == accepted.count { return "\(breaking) breaking accepted" }
    let all = "\(accepted.count) accepted"
    return breaking == 0 ? all : "\(all), \(breaking) of them breaking"
  }

  /// `91 pages differ only in samples and other parts that are not compared`; nil if unknown or zero.
  var noiseSentence: String? {
    guard let noise = pages?.total[.noise] else { return nil }
    let pages = noise == 1 ? "1 page differs" : "\(noise) pages differ"
    return "\(pages) only in samples and other parts that are not compared"
  }

  /// `breaks callers' source and programs already built`, or that nothing breaks.
  var verdictSentence: String {
    let broken = audiences.filter { breakCount($0) > 0 }
    if broken.isEmpty {
      if acceptedBreaking > 0 { return "breaks nothing but what was accepted" }
      return audiences.count == Audience.allCases.count
        ? "breaks nobody" : "does not break \(audiences.map(\.phrase).listed())"
    }
    return "breaks " + broken.map(\.phrase).listed()
  }

  /// The scope of the comparison, for a report without findings.
  var scopeSentence: String {
    "\(counted(operationCount, "operation")) and \(counted(typeCount, "type")) compared"
  }
}
