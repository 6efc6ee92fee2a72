import Diagnostics
import SwiftEmitter

/// Brings an output folder up to date with generated files.
package struct OutputWriter {
  let folder: FolderPath
  /// The folder of pages, relative to the output folder.
  var specs: String?
  /// Called before waiting for another process that writes into the folder.
  var whenBusy: () -> Void = {}

  package init(folder: FolderPath, specs: String? = nil, whenBusy: @escaping () -> Void = {}) {
    self.folder = folder
    self.specs = specs
    self.whenBusy = whenBusy
  }

  /// - Returns: the changes; nothing was written if there is an error in the diagnostics.
  package func write(_ files: [GeneratedFile], diagnostics: inout DiagnosticBag) -> OutputPlan {
    do {
      let made = try FileSystem.makeFolder(folder.absolute)
      defer {
        if diagnostics.hasErrors {
          for path in made.reversed() { FileSystem.removeEmptyFolder(path) }
        }
      }
      return try FolderLock.withLock(on: folder.absolute, for: .changing, whenBusy: whenBusy) {
        () throws(FileError) in
        try OutputTransaction.recover(in: folder.absolute)
        let plan = OutputPlanner(folder: folder, specs: specs).plan(
          for: files, diagnostics: &diagnostics)
        if !diagnostics.hasErrors { try OutputTransaction.run(plan, in: folder.absolute) }
        return plan
      }
    } catch {
      diagnostics.emit(
        CommandRules.outputUnwritable, "cannot be written: \(error.reason)",
        at: SourceLocation(path: shownPath(ofAbsolute: error.path)))
      return OutputPlan()
    }
  }

  private func shownPath(ofAbsolute path: String) -> String {
    if path == folder.absolute { return folder.shown }
    guard path.hasPrefix(folder.absolute + "/") else { return path }
    let relative = path.dropFirst(folder.absolute.count + 1)
      .replacing(OutputTransaction.temporaryPrefix, with: "")
    return folder.shownPath(of: String(relative))
  }
}

/// Carries out a plan so that the folder has either the old files or the new ones, never a mix,
/// even if the process is killed at any point.
///
/// Decision 055 explains how, and why there are two ways.
enum OutputTransaction {
  static let temporaryPrefix = ".docs2swift-tmp-"

  /// - Parameter folder: the output folder, absolute. It exists, and the caller has its lock.
  /// - Throws: then the folder is unchanged, unless moving a file failed halfway: then
  ///   the next run continues where this one stopped.
  static func run(_ plan: OutputPlan, in folder: String) throws(FileError) {
    if plan.changesNothing || FolderExchange.run(plan, in: folder) { return }
    try JournaledChange.run(plan, in: folder)
  }

  /// Completes or reverts an interrupted run. The caller has the lock of the folder.
  static func recover(in folder: String) throws(FileError) {
    FolderExchange.removeLeftovers(of: folder)
    OutputJournal.removeHalfWritten(in: folder)
    try JournaledChange.recover(in: folder)
  }

  /// The same for commands that only read. If it fails, planning reports it.
  static func recoverIfNeeded(in folder: String) {
    let isUnfinished = (try? OutputJournal.isThere(in: folder)) == true
    guard
      isUnfinished || OutputJournal.isHalfWritten(in: folder)
        || FolderExchange.hasLeftovers(of: folder)
    else { return }
    try? FolderLock.withLock(on: folder, for: .changing) { () throws(FileError) in
      try recover(in: folder)
    }
  }
}
