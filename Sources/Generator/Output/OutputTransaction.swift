/// Carries out a plan so that the folder holds the old files or the new ones, and never some of each,
/// wherever the process is ended.
///
/// Decision 055 says how, and why there are two ways.
enum OutputTransaction {
  static let temporaryPrefix = ".docs2swift-tmp-"

  /// - Parameter folder: the output folder, absolute; it exists, and the caller holds its lock.
  /// - Throws: `FileError`; then the folder is as it was, unless putting a file in its place failed
  ///   halfway: then the next run goes on where this one stopped.
  static func run(_ plan: OutputPlan, in folder: String) throws {
    if plan.changesNothing || FolderExchange.run(plan, in: folder) { return }
    try JournaledChange.run(plan, in: folder)
  }

  /// Finishes or undoes what a run that was ended has left; the caller holds the folder's lock.
  ///
  /// - Throws: `FileError`.
  static func recover(in folder: String) throws {
    FolderExchange.removeLeftovers(of: folder)
    OutputJournal.removeHalfWritten(in: folder)
    try JournaledChange.recover(in: folder)
  }

  /// The same for whoever only wants to read; where it cannot be done, planning will say so.
  static func recoverIfNeeded(in folder: String) {
    let isUnfinished = (try? OutputJournal.isThere(in: folder)) == true
    guard
      isUnfinished || OutputJournal.isHalfWritten(in: folder)
        || FolderExchange.hasLeftovers(of: folder)
    else { return }
    try? FolderLock.withLock(on: folder, for: .changing) { try recover(in: folder) }
  }
}
