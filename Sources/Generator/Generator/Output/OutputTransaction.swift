/// Carries out a plan so that the folder has either the old files or the new ones, never a mix,
/// even if the process is killed at any point.
///
/// Decision 055 explains how, and why there are two ways.
enum OutputTransaction {
  static let temporaryPrefix = ".docs2swift-tmp-"

  /// - Parameter folder: the output folder, absolute. It exists, and the caller has its lock.
  /// - Throws: `FileError`. Then the folder is unchanged, unless moving a file failed halfway: then
  ///   the next run continues where this one stopped.
  static func run(_ plan: OutputPlan, in folder: String) throws {
    if plan.changesNothing || FolderExchange.run(plan, in: folder) { return }
    try JournaledChange.run(plan, in: folder)
  }

  /// Completes or reverts an interrupted run. The caller has the lock of the folder.
  ///
  /// - Throws: `FileError`.
  static func recover(in folder: String) throws {
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
    try? FolderLock.withLock(on: folder, for: .changing) { try recover(in: folder) }
  }
}
