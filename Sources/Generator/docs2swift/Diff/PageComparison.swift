import Diagnostics
import Generator
import ModelDiff
import ServiceModel

/// A comparison of the files themselves: how many differ, and in which way.
///
/// For every kind of file, added + removed + interface + prose + noise + identical is the number of
/// files on either side.
struct PageComparison: Equatable {
  /// The number of files in each category.
  struct Counts: Equatable {
    /// Files about something that changed: an operation, or a type that it uses.
    var interface = 0
    /// Files in which only prose changed.
    var prose = 0
    /// Files with irrelevant differences only: samples, dates, notation.
    var noise = 0
    /// Files that only the new side has.
    var added = 0
    /// Files that only the old side has.
    var removed = 0
    var identical = 0

    var all: Int { interface + prose + noise + added + removed + identical }

    fileprivate mutating func add(_ other: Counts) {
      interface += other.interface
      prose += other.prose
      noise += other.noise
      added += other.added
      removed += other.removed
      identical += other.identical
    }
  }

  private(set) var byKind: [DescribedPageKind: Counts] = [:]

  /// - Returns: nil unless both sides have their pages.
  init?(_ old: DiffSide, _ new: DiffSide, findings: [Finding]) {
    guard old.hasPages, new.hasPages else { return nil }
    let pairs = PagePairs(old, new)
    let oldPages = DescribedPages(old)
    let newPages = DescribedPages(new)
    let affected = AffectedSubjects(findings)
    for path in pairs.added { byKind[newPages.kind(of: path), default: Counts()].added += 1 }
    for path in pairs.removed { byKind[oldPages.kind(of: path), default: Counts()].removed += 1 }
    for pair in pairs.kept {
      let kind = newPages.kind(of: pair.new)
      if pairs.isSame(pair) {
        byKind[kind, default: Counts()].identical += 1
        continue
      }
      let worst = [
        affected.worst(of: oldPages.subjects(on: pair.old), isOld: true),
        affected.worst(of: newPages.subjects(on: pair.new), isOld: false),
      ].compactMap { $0 }.max()
      switch worst {
      case .breaking, .additive: byKind[kind, default: Counts()].interface += 1
      case .documentation: byKind[kind, default: Counts()].prose += 1
      case nil: byKind[kind, default: Counts()].noise += 1
      }
    }
  }

  /// The sum of all kinds.
  var total: Counts {
    var total = Counts()
    for counts in byKind.values { total.add(counts) }
    return total
  }
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

  init(_ old: DiffSide, _ new: DiffSide) {
    self.old = old
    self.new = new
    renames = ModelDiff.pairs(old.model, new.model).kept
      .filter { $0.old.name != $0.new.name }.map { ($0.old.name, $0.new.name) }
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
    if renames.isEmpty { return false }
    return before.map { Self.translated(String(decoding: $0, as: UTF8.self), renames) }
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
/// text of their paths.
private struct AffectedSubjects {
  private var old: [String: ChangeSeverity] = [:]
  private var new: [String: ChangeSeverity] = [:]

  init(_ findings: [Finding]) {
    // Thousands of findings reach hundreds of operations each, so each path is created only once.
    var reached: [[String]: [Reach: ChangeSeverity]] = [:]
    for finding in findings {
      if let path = finding.oldPath { Self.note(path, finding.severity, in: &old) }
      for path in [finding.newPath].compactMap({ $0 }) + finding.twins {
        Self.note(path, finding.severity, in: &new)
      }
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
    let subject = path.whole.description
    severities[subject] = max(severities[subject] ?? severity, severity)
  }
}
