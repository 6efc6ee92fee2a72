import Diagnostics
import Generator
import ModelDiff
import ServiceModel
import SwiftEmitter
import ToolSupport

/// Two sides and their differences.
struct Comparison {
  var old: DiffSide
  var new: DiffSide
  var report: DiffReport

  /// Reads the sides on the command line: two sides, one side and the working specs, or the
  /// committed model and the working specs.
  ///
  /// - Returns: nil if a side cannot be read. The diagnostics are printed.
  /// - Throws: only errors that no input should cause.
  static func load(
    for command: some ToolCommand, progress: ProgressBar?
  ) throws -> Comparison? {
    let loader = DiffSideLoader(context: command.context, progress: progress)
    let operands = command.arguments.operands
    let (old, new) = try loader.load(
      old: operands.first, new: operands.count > 1 ? operands[1] : "specs")
    for side in [new, old] where side.workspace.diagnostics.hasErrors {
      progress?.finish()
      command.reporter.report(side.workspace)
      return nil
    }
    if let service = command.arguments[.service] {
      // The notes about pages are left out here, because they are unrelated to the argument.
      var found = DiagnosticBag()
      checkService(service, old: old, new: new, diagnostics: &found)
      if found.hasErrors {
        progress?.finish()
        command.reporter.report(found, new.workspace.files)
        return nil
      }
    }
    progress?.begin("comparing", count: 0)
    return Comparison(old, new, arguments: command.arguments)
  }

  /// With an unknown name every comparison would succeed.
  private static func checkService(
    _ name: String, old: DiffSide, new: DiffSide, diagnostics: inout DiagnosticBag
  ) {
    let services = (old.model.versions + new.model.versions).flatMap(\.services)
    let names = Set(services.map(\.name))
    let qualified = Set(services.map { "\($0.kind.rawValue):\($0.name)" })
    if names.contains(name) || qualified.contains(name) { return }
    let candidates = name.contains(":") ? qualified : names
    diagnostics.emit(
      DiffInputRules.serviceUnknown, "neither side has a service '\(name)'", at: nil,
      hint: Suggestion.text(for: name, among: candidates.sorted())
        ?? "the services are \(Suggestion.list(candidates.sorted()))")
  }

  init(_ old: DiffSide, _ new: DiffSide, arguments: Invocation) {
    self.old = old
    self.new = new
    let settings = ComparedSettings(
      old: old.settings ?? new.settings ?? EmitterOptions(),
      new: new.settings ?? old.settings ?? EmitterOptions())
    let findings = ModelDiff(old: old.model, new: new.model, settings: settings).findings
    report = DiffReport(oldName: old.name, newName: new.name, open: findings)
    report.pages = PageComparison(old, new, findings: findings)
    report.operationCount = new.model.operationCount
    report.typeCount = new.model.typeCount
    if let audience = arguments[.audience].flatMap(Audience.init) { report.audiences = [audience] }
    if let service = arguments[.service] {
      report.elsewhere = report.open.filter { !$0.concerns(service) }
      report.open.removeAll { !$0.concerns(service) }
    }
  }
}

extension Finding {
  /// Whether it is about a service or about a type that the service uses. A finding about a whole
  /// version is about all its services.
  fileprivate func concerns(_ service: String) -> Bool {
    func isMeant(_ kind: Service.Kind, _ name: String) -> Bool {
      service == name || service == "\(kind.rawValue):\(name)"
    }
    let isReached = reach.contains { isMeant($0.kind, $0.service) }
    return switch path.subject {
    case .version: reach.isEmpty || isReached
    case .service(let kind, let name), .operation(let kind, let name, _): isMeant(kind, name)
    case .type: isReached
    }
  }
}

/// One side of a comparison, as far as it could be read.
struct DiffSide: Sendable {
  /// The name in reports: the text on the command line.
  var name: String
  var model: ServiceModel
  /// The pages and their diagnostics; for a model file only the paths for users.
  var workspace: Workspace
  /// Whether the pages are available, and not only the model.
  var hasPages = false
  /// The settings of the pages; nil for a model file.
  var settings: EmitterOptions? { hasPages ? workspace.emitterOptions : nil }
  /// Keeps the files of a revision as long as they may be read.
  var copy: TemporaryCopy?
  /// The submodules of a revision among the pages, relative to their folder.
  var submodules: [String] = []
}
