import Diagnostics
import PositionedJSON
import ServiceModel

/// Applies the entries of a corrections file and records the outcome of each.
struct CorrectionRun {
  private let file: SourceFile
  private let corrections: [Correction]
  /// The suggested corrections from reading.
  private let settlements: [Settlement]
  private(set) var model: ServiceModel
  /// Entries that cannot be applied.
  private(set) var diagnostics = DiagnosticBag()
  /// Diagnostics about unnecessary entries. They are only used if the model is complete.
  private(set) var judgement = DiagnosticBag()
  private var applied: [Applied] = []

  private struct Applied {
    let subject: String
    let version: String
    /// Whether the subject has no fields or parameters left.
    let isGone: Bool

    func settles(_ settlement: Settlement) -> Bool {
      guard settlement.isOf(version) else { return false }
      return settlement.subject == subject
        || isGone && settlement.subject.hasSuffix(" of \(subject)")
    }
  }

  init(_ corrections: CorrectionsFile, model: ServiceModel, found: DiagnosticBag) {
    file = corrections.file
    self.corrections = corrections.corrections
    self.model = model
    settlements = found.diagnostics.compactMap(\.settlement)
  }

  mutating func applyAll() {
    let before = model.versions
    var seen: [String: Correction] = [:]
    for correction in corrections {
      let key = "\(correction.version ?? "") \(correction.target)"
      if let first = seen[key] {
        diagnostics.emit(
          CorrectionRules.repeated, "a second correction of \(correction.target)",
          at: file.location(of: correction.range),
          related: [.init("the first one", at: file.location(of: first.range))],
          hint: "write both in one entry")
        continue
      }
      seen[key] = correction
      apply(correction)
    }
    for index in model.versions.indices {
      model.versions[index].types.sort { $0.name < $1.name }
      reportUndefinedTypes(in: model.versions[index])
      reportDefects(of: model.versions[index], before: before[index])
    }
  }

  /// A correction of an operation solves what was found about its binding, so the binding is checked
  /// again. A correction of a parameter must not make it worse.
  private mutating func reportDefects(of version: ServicesVersion, before: ServicesVersion) {
    let applied = Set(self.applied.filter { $0.version == version.name }.map(\.subject))
    for service in version.services {
      let known = before.services.first { $0.name == service.name && $0.kind == service.kind }
      for operation in service.operations {
        let defects = operation.restDefects
        guard let first = defects.first else { continue }
        let isWorse =
          defects != known?.operations.first { $0.name == operation.name }?.restDefects
        let blamed = corrections.last { correction in
          correction.isOf(operation, of: service) && (isWorse || correction.target.part == nil)
            && applied.contains(subject(of: correction.target, in: version))
        }
        guard let blamed else { continue }
        diagnostics.emit(
          CorrectionRules.invalid, "no request over REST can call the operation: \(first.reason)",
          at: file.location(of: blamed.range))
      }
    }
  }

  /// Whether an entry has the same target as a suggested correction.
  func isSettled(_ settlement: Settlement) -> Bool {
    applied.contains { $0.settles(settlement) }
  }

  private mutating func apply(_ correction: Correction) {
    var outcomes: [EditOutcome] = []
    for index in model.versions.indices {
      var editor = VersionEditor(version: model.versions[index])
      let name = editor.version.name
      if let wanted = correction.version, wanted != name { continue }
      do {
        let outcome = try editor.apply(correction)
        model.versions[index] = editor.version
        outcomes.append(outcome)
        if case .notFound = outcome { continue }
        applied.append(
          Applied(
            subject: subject(of: correction.target, in: editor.version), version: name,
            isGone: correction.leavesNothing))
      } catch {
        let location = file.location(of: error.range.isEmpty ? correction.range : error.range)
        diagnostics.emit(CorrectionRules.invalid, error.message, at: location, hint: error.hint)
        return
      }
    }
    judge(correction, outcomes)
  }

  /// Diagnostics have the kind of the service. An entry may omit it.
  private func subject(of target: CorrectionTarget, in version: ServicesVersion) -> String {
    var target = target
    if case .operation(var address) = target.owner, address.kind == nil {
      address.kind = version.services.first { $0.name == address.service }?.kind
      target.owner = .operation(address)
    }
    return target.description
  }

  private mutating func judge(_ correction: Correction, _ outcomes: [EditOutcome]) {
    let location = file.location(of: correction.range)
    var known: [String] = []
    var isFound = false
    for outcome in outcomes {
      switch outcome {
      case .changed: return
      case .unchanged: isFound = true
      case .notFound(let names): known += names
      }
    }
    if !isFound, settle(correction) { return }
    if !isFound {
      let missing = missing(correction)
      judgement.emit(
        CorrectionRules.unused, missing.message,
        at: file.location(of: correction.places[missing.key] ?? correction.range),
        hint: Suggestion.text(for: missing.name, among: missing.known ?? known))
    } else if !settlements.contains(where: isSettlement(by: correction)) {
      judgement.emit(
        CorrectionRules.withoutEffect,
        "the documentation already agrees about \(correction.target)", at: location,
        hint: "remove the correction: it is no longer needed")
    }
  }

  /// Whether an entry removes something that could not be read, and for which there is a
  /// diagnostic.
  private mutating func settle(_ correction: Correction) -> Bool {
    guard case .remove = correction.change else { return false }
    let about = settlements.filter { settlement in
      settlement.subject == correction.target.description
        && (correction.version.map(settlement.isOf) ?? true)
    }
    applied += about.map {
      Applied(subject: $0.subject, version: $0.version ?? "", isGone: true)
    }
    return !about.isEmpty
  }

  /// The first name of an entry, from the outside, that no version has.
  private func missing(_ correction: Correction) -> Missing {
    let versions = model.versions.map(\.name)
    if let version = correction.version, !versions.contains(version) {
      return Missing(
        key: "version", name: version, message: "no page is of '\(version)'", known: versions)
    }
    for key in ["like", "after"] {
      let name = key == "like" ? correction.like : correction.after
      if let name {
        return Missing(key: key, name: name, message: "the documentation has no '\(name)' here")
      }
    }
    let types = model.versions.lazy.flatMap(\.types)
    let services = model.versions.lazy.flatMap(\.services)
    let target = correction.target
    switch target.owner {
    case .type(let name) where target.part != nil && !types.contains { $0.name == name }:
      return Missing(key: "type", name: name, message: "the documentation has no type '\(name)'")
    case .operation(let address) where !services.contains { $0.name == address.service }:
      let name = address.service
      return Missing(
        key: "operation", name: name, message: "the documentation has no service '\(name)'")
    case .type, .operation: break
    }
    let key = target.keys.last?.key ?? "type"
    return Missing(key: key, name: target.name, message: "the documentation has no \(target)")
  }

  private struct Missing {
    let key: String
    let name: String
    let message: String
    /// The existing names, if they are not the names found by the search.
    var known: [String]?
  }

  private func isSettlement(by correction: Correction) -> (Settlement) -> Bool {
    { settlement in
      model.versions.contains { version in
        subject(of: correction.target, in: version) == settlement.subject
          && settlement.isOf(version.name)
          && (correction.version == nil || correction.version == version.name)
      }
    }
  }

  private mutating func reportUndefinedTypes(in version: ServicesVersion) {
    for name in version.undefinedTypes {
      let blamed = corrections.first { correction in
        if case .remove = correction.change { return correction.target == .type(name) }
        return correction.written?.strings.contains { TypeReference($0)?.namedType == name }
          ?? false
      }
      diagnostics.emit(
        CorrectionRules.undefinedType, "\(version.name) has no type '\(name)'",
        at: (blamed?.range).map { file.location(of: $0) } ?? SourceLocation(path: file.path),
        hint: Suggestion.text(for: name, among: version.types.map(\.name))
          ?? "a correction can add it: { \"type\": \"\(name)\", \"add\": { … } }")
    }
  }
}

extension Settlement {
  /// Whether it is about a version, or about all of them.
  fileprivate func isOf(_ version: String) -> Bool {
    self.version == nil || self.version == version
  }
}

extension Correction {
  /// Whether it is a correction of an operation, or of a part of one.
  fileprivate func isOf(_ operation: ServiceOperation, of service: Service) -> Bool {
    guard case .operation(let address) = target.owner else { return false }
    return address.operation == operation.name && address.service == service.name
      && (address.kind ?? service.kind) == service.kind
  }
}
