import Diagnostics
import DocsReader
import Generator
import ServiceModel

/// Warnings about pages that are not read, or not wholly: what they lack looks like a change.
struct PartlyReadPages {
  /// The warnings that only one side has, for each side. A warning of both sides is not a
  /// difference.
  private let sides: [(warnings: DiagnosticBag, files: SourceFileTable)]

  init(_ comparison: Comparison) {
    let (old, new) = (comparison.old, comparison.new)
    sides = [
      (Self.warnings(of: old, besides: new), old.workspace.files),
      (Self.warnings(of: new, besides: old), new.workspace.files),
    ]
  }

  func report(with reporter: DiagnosticReporter) {
    for side in sides where !side.warnings.isEmpty {
      reporter.report(side.warnings, side.files)
    }
  }

  private static func warnings(of side: DiffSide, besides other: DiffSide) -> DiagnosticBag {
    let known = Set(warnings(of: other.workspace).map(\.identity))
    let pages = other.model.operationPages
    var bag = DiagnosticBag()
    for var warning in warnings(of: side.workspace) where !known.contains(warning.identity) {
      // A file that is not read is missing only if the other side has operations from it.
      let isRead = warning.rule.id == DocsReaderRules.tableRowMissing.id
      guard isRead || pages.contains(warning.location?.path ?? "") else { continue }
      let effect = "changes that are reported here, of other pages too, may follow from it"
      warning.hint = [warning.hint, effect].compactMap { $0 }.joined(separator: "; ")
      bag.emit(warning)
    }
    for submodule in side.submodules where other.hasPages(in: submodule) {
      bag.emit(
        DiffInputRules.submodule,
        "'\(submodule)' is a submodule of '\(side.name)', whose files are not read: "
          + "on the other side they are",
        at: SourceLocation(path: "."), hint: "compare folders in which the submodule is checked out"
      )
    }
    return bag
  }

  private static func warnings(of side: Workspace) -> [Diagnostic] {
    let rules = Set(DocsReaderRules.partlyRead.map(\.id))
    return side.diagnostics.diagnostics.filter { rules.contains($0.rule.id) }
  }
}

extension DiffSide {
  fileprivate func hasPages(in folder: String) -> Bool {
    workspace.pagePaths.contains { $0.hasPrefix(folder + "/") }
  }
}

extension Diagnostic {
  /// Identifies the same problem on two sides, although its line may differ.
  fileprivate var identity: [String?] { [rule.id, location?.path, message] }
}

extension ServiceModel {
  /// The paths of the pages that operations are read from.
  var operationPages: Set<String> {
    Set(versions.flatMap(\.services).flatMap(\.operations).flatMap(\.pages))
  }
}

extension ServiceOperation {
  /// The pages that it is read from, that of SOAP first. A WSDL file describes operations that have
  /// none.
  var pages: [String] {
    [soap?.page, rest?.page].compactMap(\.self).filter { !$0.isEmpty }
  }
}
