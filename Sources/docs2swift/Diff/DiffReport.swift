import Generator
import ModelDiff
import ServiceModel

/// What is to be told about a comparison, in whatever form.
struct DiffReport {
  /// A change that somebody has found acceptable.
  struct Accepted {
    var finding: Finding
    var reason: String
  }

  var oldName: String
  var newName: String
  /// All that was not accepted, by place.
  var findings: [Finding]
  var accepted: [Accepted] = []
  /// Whom the reader asks for.
  var audiences: [Audience] = Audience.allCases
  /// Nil when a side has no pages.
  var pages: PageComparison?
  /// How much was compared.
  var operationCount = 0
  var typeCount = 0

  func severity(of finding: Finding) -> ChangeSeverity {
    ChangeSeverity(finding.effects, for: audiences)
  }

  /// The audiences of interest that a finding breaks.
  func broken(by finding: Finding) -> [Audience] {
    finding.effects.broken.filter(audiences.contains)
  }

  /// With those that were accepted.
  var allFindings: [Finding] { findings + accepted.map(\.finding) }

  func count(_ severity: ChangeSeverity) -> Int {
    findings.count { self.severity(of: $0) == severity }
  }

  func breakCount(_ audience: Audience) -> Int {
    findings.count { $0.effects[audience] == .breaking }
  }

  /// Of what was not accepted: what a merge waits for.
  var worst: ChangeSeverity? { findings.map(severity).max() }

  /// A change that was accepted breaks all the same, so that it counts for the version.
  var step: VersionStep { VersionStep(allFindings.map(severity).max()) }

  private var acceptedBreaking: Int {
    accepted.count { severity(of: $0.finding) == .breaking }
  }
}

// MARK: - Sentences

extension DiffReport {
  /// `2 breaking, 12 additive, 91 documentation`; what there is none of is left out.
  var countSentence: String {
    let parts = ChangeSeverity.allCases.compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    return accepted.isEmpty ? "no API change" : "no other API change"
  }

  /// `58 accepted, 3 of them breaking`; nil without any.
  var acceptedSentence: String? {
    if accepted.isEmpty { return nil }
    let breaking = acceptedBreaking
    if breaking == accepted.count { return "\(breaking) breaking accepted" }
    let all = "\(accepted.count) accepted"
    return breaking == 0 ? all : "\(all), \(breaking) of them breaking"
  }

  /// `91 pages differ only in samples`; nil when that is not known or there are none.
  var noiseSentence: String? {
    guard let noise = pages?.total.noise, noise > 0 else { return nil }
    return noise == 1
      ? "1 page differs only in samples" : "\(noise) pages differ only in samples"
  }

  /// `breaks callers' source and the wire`, or that it breaks nobody.
  var verdictSentence: String {
    let broken = audiences.filter { breakCount($0) > 0 }
    guard let last = broken.last else {
      return acceptedBreaking == 0 ? "breaks nobody" : "breaks nothing but what was accepted"
    }
    let list = broken.dropLast().map(\.phrase).joined(separator: ", ")
    return "breaks " + (list.isEmpty ? "" : list + " and ") + last.phrase
  }

  /// What was compared, for a report without findings.
  var scopeSentence: String {
    let operations = operationCount == 1 ? "1 operation" : "\(operationCount) operations"
    let types = typeCount == 1 ? "1 type" : "\(typeCount) types"
    return "\(operations) and \(types) compared"
  }
}
