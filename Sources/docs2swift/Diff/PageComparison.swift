import Diagnostics
import ModelDiff
import ServiceModel

/// What the pages themselves add to a comparison of models: how many differ, and in what.
struct PageComparison: Equatable {
  /// Pages whose operation changed, or reaches a type that did.
  var interface = 0
  /// Pages of which only prose changed.
  var prose = 0
  /// Pages that differ in nothing that matters: samples, dates, notation.
  var noise = 0
  /// Pages that only the new side has.
  var added = 0
  /// Pages that only the old side has.
  var removed = 0
  var identical = 0

  private init() {}

  /// - Returns: nil unless both sides have their pages.
  init?(_ old: DiffSide, _ new: DiffSide, findings: [Finding]) {
    guard old.hasPages, new.hasPages else { return nil }
    let renames = ModelDiff.pairs(old.model, new.model).kept
      .filter { $0.old.name != $0.new.name }
      .map { (old: $0.old.name, new: $0.new.name) }
    func translated(_ text: String) -> String {
      renames.reduce(text) { $0.replacing($1.old, with: $1.new) }
    }
    self.init()
    let affected = AffectedOperations(findings)
    let operations = OperationPages(new.model)
    var oldPages = Dictionary(
      old.workspace.pagePaths.map { (translated($0), $0) }, uniquingKeysWith: { first, _ in first })
    for path in new.workspace.pagePaths {
      guard let before = oldPages.removeValue(forKey: path),
        let oldFile = old.workspace.files.file(at: before),
        let newFile = new.workspace.files.file(at: path)
      else {
        added += 1
        continue
      }
      let isSame =
        oldFile.bytes == newFile.bytes
        || !renames.isEmpty
          && translated(String(decoding: oldFile.bytes, as: UTF8.self))
            == String(decoding: newFile.bytes, as: UTF8.self)
      if isSame {
        identical += 1
      } else {
        count(affected.worst(of: operations.names(on: path)))
      }
    }
    removed = oldPages.count
  }

  var differing: Int { interface + prose + noise }

  private mutating func count(_ severity: ChangeSeverity?) {
    switch severity {
    case .breaking, .additive: interface += 1
    case .documentation: prose += 1
    case nil: noise += 1
    }
  }
}

/// Which operations stand on which page.
private struct OperationPages {
  private var names: [String: [String]] = [:]

  init(_ model: ServiceModel) {
    for service in model.versions.flatMap(\.services) {
      for operation in service.operations {
        for page in [operation.soap?.page, operation.rest?.page].compactMap({ $0 }) {
          names[page, default: []].append("\(service.name).\(operation.name)")
        }
      }
    }
  }

  func names(on page: String) -> [String] { names[page] ?? [] }
}

/// The operations that findings are about, themselves or through the types they reach.
private struct AffectedOperations {
  private var severities: [String: ChangeSeverity] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      if case .operation = finding.path.subject {
        note(finding.path.subjectName, finding.severity)
      }
      for reach in finding.reach { note(reach.name, finding.severity) }
    }
  }

  func worst(of names: [String]) -> ChangeSeverity? {
    names.compactMap { severities[$0] }.max()
  }

  private mutating func note(_ name: String, _ severity: ChangeSeverity) {
    severities[name] = max(severities[name] ?? severity, severity)
  }
}
