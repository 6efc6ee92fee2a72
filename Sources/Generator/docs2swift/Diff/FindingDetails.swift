import Diagnostics
import ModelDiff
import ServiceModel
import SwiftEmitter

/// The details of findings for the browser: lines of the pages and of generated code, before and
/// after.
struct FindingDetails {
  private let oldPages: ExcerptFinder
  private let newPages: ExcerptFinder
  private let oldSwift: SwiftDeclarations
  private let newSwift: SwiftDeclarations
  /// Names of versions on the other side, if they differ.
  private let oldVersions: [String: String]
  private let newVersions: [String: String]

  /// Generates the declarations of findings for both sides, in memory, with the configuration of
  /// the new side.
  ///
  /// - Returns: nil if a model cannot be generated. The diagnostics are in the workspace of the new
  ///   side.
  /// - Throws: only errors that no input should cause.
  init?(_ comparison: inout Comparison) throws {
    let pairs = ModelDiff.pairs(comparison.old.model, comparison.new.model).kept
    oldVersions = Dictionary(
      pairs.map { ($0.new.name, $0.old.name) }, uniquingKeysWith: { first, _ in first })
    newVersions = Dictionary(
      pairs.map { ($0.old.name, $0.new.name) }, uniquingKeysWith: { first, _ in first })
    oldPages = ExcerptFinder(comparison.old, isOld: true)
    newPages = ExcerptFinder(comparison.new, isOld: false)
    var shown = (old: DeclarationSelection(), new: DeclarationSelection())
    for finding in comparison.report.findings where finding.changesSwift {
      if let path = finding.oldPath ?? Self.moved(finding.newPath, to: oldVersions) {
        shown.old.insert(path)
      }
      if let path = finding.newPath ?? Self.moved(finding.oldPath, to: newVersions) {
        shown.new.insert(path)
      }
    }
    let before = try comparison.new.workspace.emit(comparison.old.model, shown.old)
    let now = try comparison.new.workspace.emit(comparison.new.model, shown.new)
    if comparison.new.workspace.diagnostics.hasErrors { return nil }
    let options = comparison.new.workspace.emitterOptions
    oldSwift = SwiftDeclarations(before, of: comparison.old.model, options: options)
    newSwift = SwiftDeclarations(now, of: comparison.new.model, options: options)
  }

  func pages(
    of finding: Finding
  ) -> (before: ExcerptFinder.Excerpt?, after: ExcerptFinder.Excerpt?) {
    (
      before(finding).flatMap { oldPages.excerpt(of: finding, at: $0) },
      after(finding).flatMap { newPages.excerpt(of: finding, at: $0) }
    )
  }

  func swift(of finding: Finding) -> (before: [String], after: [String]) {
    (before(finding).map(oldSwift.lines) ?? [], after(finding).map(newSwift.lines) ?? [])
  }

  /// The place on the old side; nil if the whole subject is new.
  private func before(_ finding: Finding) -> ModelPath? {
    finding.isAddition ? nil : finding.oldPath ?? Self.moved(finding.newPath, to: oldVersions)
  }

  private func after(_ finding: Finding) -> ModelPath? {
    finding.isRemoval ? nil : finding.newPath ?? Self.moved(finding.oldPath, to: newVersions)
  }

  private static func moved(_ path: ModelPath?, to versions: [String: String]) -> ModelPath? {
    path.map {
      ModelPath(version: versions[$0.version] ?? $0.version, subject: $0.subject, member: $0.member)
    }
  }
}

extension DeclarationSelection {
  fileprivate mutating func insert(_ path: ModelPath) {
    switch path.subject {
    case .version, .service: return
    case .operation(let kind, let service, let name):
      insert(operation: name, of: service, kind, in: path.version)
    case .type(let name): insert(type: name, in: path.version)
    }
  }
}

extension Finding {
  /// Whether declarations differ in more than their comments.
  var changesSwift: Bool { rule.severity != .documentation }

  /// Whether the whole subject is new, so that the old side has nothing to show.
  fileprivate var isAddition: Bool { oldPath == nil && newPath?.member == nil }
  fileprivate var isRemoval: Bool { newPath == nil && oldPath?.member == nil }
}
