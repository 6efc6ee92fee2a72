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
        () throws(FileError) in try compareUnlocked(files, diagnostics: &diagnostics)
      }
    } catch {
      diagnostics.emit(
        CommandRules.outputUnwritable, "cannot be read for comparison: \(error.reason)",
        at: SourceLocation(path: folder.shown))
      return nil
    }
  }

  private func compareUnlocked(
    _ files: [GeneratedFile], diagnostics: inout DiagnosticBag
  ) throws(FileError) -> OutputComparison? {
    let plan = OutputPlanner(folder: folder, specs: specs).plan(
      for: files, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return nil }
    // Threads pay off even for few files, because comparing lines takes long.
    let found = plan.changes.parallelMap(minimumChunk: 2) { [folder] change in
      Result { () throws(FileError) in try Self.difference(change, in: folder) }
    }
    var differences: [OutputDifference] = []
    for difference in found { differences.append(try difference.get()) }
    return OutputComparison(
      unchangedCount: plan.unchanged.count, differences: differences.sorted { $0.path < $1.path })
  }

  private static func difference(
    _ change: OutputPlan.Change, in folder: FolderPath
  ) throws(FileError) -> OutputDifference {
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

  private static func bytes(at path: String) throws(FileError) -> [UInt8]? {
    do {
      return try FileSystem.read(path, followingLinks: false)
    } catch {
      if error.isMissingFile { return nil }
      throw error
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

/// A file of the output folder that differs from the generated one.
struct OutputDifference: Equatable, Sendable {
  enum State: String, Sendable, CaseIterable {
    /// The folder does not have it.
    case missing
    /// The folder has another version of it.
    case stale
    /// An earlier run wrote it, and it is no longer generated.
    case extra
  }

  var state: State
  /// The path for users.
  var path: String
  /// The change that brings the folder up to date.
  var diff: UnifiedDiff
  /// The first different line, if the lines differ only in their line endings. Then there is no
  /// diff, because it would show every line twice.
  var firstLineEnd: Int?

  var isOfLineEnds: Bool { firstLineEnd != nil }

  /// Nil for a missing file.
  var firstChangedLine: Int? {
    state == .missing ? nil : firstLineEnd ?? diff.firstChangedLine
  }
}

extension OutputDifference {
  static let lineEndsHint =
    "'* text eol=lf' in a .gitattributes next to the files keeps Git from changing them"

  /// The difference as a diagnostic, for programs.
  var diagnostic: Diagnostic {
    let location = SourceLocation(path: path, line: firstChangedLine ?? 0)
    return switch state {
    case .missing:
      Diagnostic(CommandRules.outputMissing, "this generated file is missing", at: location)
    case .stale where isOfLineEnds:
      Diagnostic(
        CommandRules.outputStale, "this file has different line endings", at: location,
        hint: Self.lineEndsHint)
    case .stale:
      Diagnostic(CommandRules.outputStale, "this file differs from the generated one", at: location)
    case .extra:
      Diagnostic(CommandRules.outputExtra, "this file is no longer generated", at: location)
    }
  }
}

/// Windows line endings, which a checkout may have added to every file.
enum LineEnds {
  /// The first line, counted from one, that ends differently in two texts.
  ///
  /// - Returns: nil if the texts are equal, or differ in more than their line endings.
  static func firstDifference(of a: [UInt8], _ b: [UInt8]) -> Int? {
    guard a != b, unified(a) == unified(b) else { return nil }
    return zip(lines(a), lines(b)).prefix { $0 == $1 }.count + 1
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
  }

  private static func unified(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.filter { index in
      bytes[index] != carriageReturn || index + 1 == bytes.count || bytes[index + 1] != lineFeed
    }.map { bytes[$0] }
  }

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
}
