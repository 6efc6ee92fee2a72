import Diagnostics
import Generator
import Parallelism
import SwiftEmitter

/// Compares an output folder with generated files. Changes nothing.
struct OutputComparer {
  let folder: FolderPath
  /// The folder of pages, relative to the output folder.
  var specs: String?
  /// Called before waiting for another process that writes into the folder.
  var whenBusy: () -> Void = {}

  /// - Returns: nil if there is an error in the diagnostics.
  func compare(
    _ files: [GeneratedFile], diagnostics: inout DiagnosticBag
  ) -> OutputComparison? {
    do {
      guard try FileSystem.kind(of: folder.absolute) == .folder else {
        return try compareUnlocked(files, diagnostics: &diagnostics)
      }
      return try FolderLock.withLock(on: folder.absolute, for: .reading, whenBusy: whenBusy) {
        try compareUnlocked(files, diagnostics: &diagnostics)
      }
    } catch {
      let error = error as? FileError
      diagnostics.emit(
        CommandRules.outputUnwritable,
        "cannot be read for comparison: \(error?.reason ?? "unknown reason")",
        at: SourceLocation(path: folder.shown))
      return nil
    }
  }

  private func compareUnlocked(
    _ files: [GeneratedFile], diagnostics: inout DiagnosticBag
  ) throws -> OutputComparison? {
    let plan = OutputPlanner(folder: folder, specs: specs).plan(
      for: files, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return nil }
    // Threads pay off even for few files, because comparing lines takes long.
    let differences = try plan.changes.parallelMap(minimumChunk: 2) { [folder] change in
      Result { try Self.difference(change, in: folder) }
    }.map { try $0.get() }
    return OutputComparison(
      unchangedCount: plan.unchanged.count, differences: differences.sorted { $0.path < $1.path })
  }

  private static func difference(
    _ change: OutputPlan.Change, in folder: FolderPath
  ) throws -> OutputDifference {
    let old = try bytes(at: folder.absolutePath(of: change.path))
    let new = change.bytes
    let path = folder.shownPath(of: change.path)
    if let old, let new, let line = LineEnds.firstDifference(of: old, new) {
      return OutputDifference(
        state: .stale, path: path, diff: UnifiedDiff(from: old, to: old, path: path),
        firstLineEnd: line)
    }
    return OutputDifference(
      state: new == nil ? .extra : old == nil ? .missing : .stale, path: path,
      diff: UnifiedDiff(from: old, to: new, path: path))
  }

  private static func bytes(at path: String) throws -> [UInt8]? {
    do {
      return try FileSystem.read(path, followingLinks: false)
    } catch let error as FileError where error.isMissingFile {
      return nil
    }
  }
}

/// How an output folder differs from the generated files.
struct OutputComparison: Equatable, Sendable {
  /// The number of generated files that are up to date.
  var unchangedCount = 0
  /// Sorted by path.
  var differences: [OutputDifference] = []

  func count(of state: OutputDifference.State) -> Int {
    differences.count { $0.state == state }
  }
}
