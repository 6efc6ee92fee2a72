import SwiftEmitter

/// Carries out a plan so that a failure loses nothing.
///
/// First everything new is written beside its place, which is where a full disk or a read-only
/// folder shows; only then each file is put in its place, which the system does as a whole or not
/// at all. The caller holds the folder's lock.
struct OutputTransaction {
  static let temporaryPrefix = ".docs2swift-tmp-"

  private let folder: String
  private var staged: [(temporary: String, target: String)] = []
  private var madeFolders: [String] = []

  /// - Parameter folder: the output folder, absolute; it exists.
  /// - Throws: `FileError`; then the folder is as it was, unless putting a file in its place failed
  ///   halfway: then each file is old or new, and the next run completes the work.
  static func run(_ plan: OutputPlan, in folder: String) throws {
    var transaction = OutputTransaction(folder: folder)
    transaction.removeLeftovers(of: plan)
    if plan.changesNothing { return }
    // A run that is killed halfway must leave no file that no list names.
    let union = OutputManifest(
      paths: plan.manifestBefore.paths.union(plan.manifestAfter.paths),
      specs: plan.manifestAfter.specs)
    do {
      if union != plan.manifestBefore {
        try transaction.stage(union.text, at: OutputManifest.fileName)
      }
      for file in plan.written { try transaction.stage(file.contents, at: file.path) }
      try transaction.putInPlace()
    } catch {
      transaction.rollBack()
      throw error
    }
    for path in plan.removed { try transaction.remove(path) }
    // Also those whose last file a killed run has removed.
    for path in plan.manifestBefore.paths.subtracting(plan.manifestAfter.paths) {
      transaction.removeEmptyFolders(above: path)
    }
    guard union != plan.manifestAfter else { return }
    do {
      try transaction.stage(plan.manifestAfter.text, at: OutputManifest.fileName)
      try transaction.putInPlace()
    } catch {
      transaction.rollBack()
      throw error
    }
  }

  private init(folder: String) {
    self.folder = folder
  }

  private mutating func stage(_ text: String, at path: String) throws {
    let target = Paths.join(folder, path)
    let parent = Paths.parent(of: target) ?? folder
    madeFolders += try FileSystem.makeFolder(parent)
    let temporary = "\(parent)/\(Self.temporaryPrefix)\(Paths.lastComponent(of: target))"
    staged.append((temporary, target))
    try FileSystem.write(text, to: temporary)
  }

  private mutating func putInPlace() throws {
    // The oldest first: the list of files is staged before the files.
    while let next = staged.first {
      try FileSystem.move(next.temporary, to: next.target)
      staged.removeFirst()
    }
  }

  private mutating func rollBack() {
    for file in staged { try? FileSystem.removeFile(file.temporary) }
    for path in madeFolders.reversed() { FileSystem.removeEmptyFolder(path) }
    staged = []
    madeFolders = []
  }

  private func remove(_ path: String) throws {
    do {
      try FileSystem.removeFile(Paths.join(folder, path))
    } catch let error as FileError where error.isMissingFile {
      // Somebody was quicker.
    }
  }

  private func removeEmptyFolders(above path: String) {
    var parent = Paths.parent(of: path)
    while let current = parent, FileSystem.removeEmptyFolder(Paths.join(folder, current)) {
      parent = Paths.parent(of: current)
    }
  }

  /// A run that was killed leaves what it had written beside the places.
  private func removeLeftovers(of plan: OutputPlan) {
    let paths = plan.manifestBefore.paths.union(plan.manifestAfter.paths)
    let folders = Set(paths.map { Paths.parent(of: $0) ?? "" })
    for path in folders.union([""]) {
      let absolute = path.isEmpty ? folder : Paths.join(folder, path)
      let names = (try? FileSystem.names(in: absolute)) ?? []
      for name in names where name.hasPrefix(Self.temporaryPrefix) {
        try? FileSystem.removeFile("\(absolute)/\(name)")
      }
    }
  }
}
