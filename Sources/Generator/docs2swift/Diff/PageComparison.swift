import Diagnostics
import Generator
import ModelDiff
import ServiceModel

/// A comparison of the files themselves: how many differ, and in which way.
///
/// For every kind of file, added + removed + interface + prose + noise + identical is the number of
/// files on either side.
struct PageComparison: Equatable {
  /// What a comparison of a file on both sides finds.
  enum Outcome: String, CaseIterable {
    /// The file is about something that changed: an operation, or a type that it uses.
    case interface
    /// Only prose changed in the file.
    case prose
    /// The file has irrelevant differences only: samples, dates, notation.
    case noise
    /// Only the new side has the file.
    case added
    /// Only the old side has the file.
    case removed
    case identical
  }

  /// The number of files with each outcome.
  typealias Counts = [Outcome: Int]

  private(set) var byKind: [DescribedPageKind: Counts] = [:]

  /// - Returns: nil unless both sides have their pages.
  init?(_ old: DiffSide, _ new: DiffSide, findings: [Finding]) {
    guard old.hasPages, new.hasPages else { return nil }
    let pairs = PagePairs(old, new)
    let oldPages = DescribedPages(old)
    let newPages = DescribedPages(new)
    let affected = AffectedSubjects(findings)
    for path in pairs.added { count(newPages.kind(of: path), .added) }
    for path in pairs.removed { count(oldPages.kind(of: path), .removed) }
    for pair in pairs.kept {
      let kind = newPages.kind(of: pair.new)
      if pairs.isSame(pair) {
        count(kind, .identical)
        continue
      }
      let worst = [
        affected.worst(of: oldPages.subjects(on: pair.old), isOld: true),
        affected.worst(of: newPages.subjects(on: pair.new), isOld: false),
      ].compactMap { $0 }.max()
      switch worst {
      case .breaking, .additive: count(kind, .interface)
      case .documentation: count(kind, .prose)
      case nil: count(kind, .noise)
      }
    }
  }

  private mutating func count(_ kind: DescribedPageKind, _ outcome: Outcome) {
    byKind[kind, default: [:]][outcome, default: 0] += 1
  }

  /// The sum of all kinds.
  var total: Counts { byKind.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) } }
}

/// The pairs of equal files of the two sides.
private struct PagePairs {
  private(set) var kept: [(old: String, new: String)] = []
  private(set) var added: [String] = []
  private(set) var removed: [String] = []
  private let old: DiffSide
  private let new: DiffSide
  /// Names of versions that replace each other.
  private let renames: [(old: String, new: String)]
  /// Those in contents. A service with its own WSDL names no version there, only its namespaces.
  private let contentRenames: [(old: String, new: String)]

  init(_ old: DiffSide, _ new: DiffSide) {
    self.old = old
    self.new = new
    let renamed = ModelDiff.pairs(old.model, new.model).kept.filter { $0.old.name != $0.new.name }
    renames = renamed.map { ($0.old.name, $0.new.name) }
    contentRenames = renamed.filter { pair in
      !pair.new.services.contains { $0.kind == .service }
    }.map { ($0.old.name, $0.new.name) }
    var waiting = Set(old.workspace.pagePaths)
    let exact = waiting.intersection(new.workspace.pagePaths)
    waiting.subtract(exact)
    // A file with the name of the old version matches the file with the name of the new version.
    var translated: [String: String] = [:]
    for path in waiting.sorted() {
      let name = Self.translated(path, renames)
      if translated[name] == nil { translated[name] = path }
    }
    for path in new.workspace.pagePaths {
      if exact.contains(path) {
        kept.append((path, path))
      } else if let before = translated.removeValue(forKey: path) {
        kept.append((before, path))
        waiting.remove(before)
      } else {
        added.append(path)
      }
    }
    removed = waiting.sorted()
  }

  func isSame(_ pair: (old: String, new: String)) -> Bool {
    let before = old.workspace.bytes(ofPage: pair.old)
    let now = new.workspace.bytes(ofPage: pair.new)
    if before == now { return true }
    if contentRenames.isEmpty { return false }
    return before.map { Self.translated(String(decoding: $0, as: UTF8.self), contentRenames) }
      == now.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func translated(
    _ text: String, _ renames: [(old: String, new: String)]
  ) -> String {
    renames.reduce(text) { $0.replacing($1.old, with: $1.new) }
  }
}

extension Workspace {
  /// The bytes of a page and of each file it includes, in order.
  fileprivate func bytes(ofPage path: String) -> [[UInt8]] {
    ([path] + (pageParts[path] ?? [])).map { files.file(at: $0)?.bytes ?? [] }
  }
}

/// The subjects of findings with their severity: operations, types, services and versions, by the
/// text of their paths. A service is a subject if one of its operations is.
private struct AffectedSubjects {
  private var old: [String: ChangeSeverity] = [:]
  private var new: [String: ChangeSeverity] = [:]

  init(_ findings: [Finding]) {
    // Thousands of findings reach hundreds of operations each, so each path is created only once.
    var reached: [[String]: [Reach: ChangeSeverity]] = [:]
    for finding in findings {
      // The files of operations that share a change are those of the operations.
      if finding.path.subject != .version || finding.reach.isEmpty {
        if let path = finding.oldPath { Self.note(path, finding.severity, in: &old) }
        if let path = finding.newPath { Self.note(path, finding.severity, in: &new) }
      }
      for path in finding.twins { Self.note(path, finding.severity, in: &new) }
      let version = finding.path.version
      let versions = [finding.oldPath?.version ?? version, version]
      for reach in finding.reach {
        reached[versions, default: [:]].merge([reach: finding.severity], uniquingKeysWith: max)
      }
    }
    // A thing that is missing on one side affects the files of both sides about its operation.
    for (versions, operations) in reached {
      for (reach, severity) in operations {
        Self.note(reach.path(in: versions[0]), severity, in: &old)
        Self.note(reach.path(in: versions[1]), severity, in: &new)
      }
    }
  }

  func worst(of subjects: [String], isOld: Bool) -> ChangeSeverity? {
    let known = isOld ? old : new
    return subjects.compactMap { known[$0] }.max()
  }

  private static func note(
    _ path: ModelPath, _ severity: ChangeSeverity, in severities: inout [String: ChangeSeverity]
  ) {
    for subject in [path.whole, path.service].compactMap({ $0?.description }) {
      severities[subject] = max(severities[subject] ?? severity, severity)
    }
  }
}
