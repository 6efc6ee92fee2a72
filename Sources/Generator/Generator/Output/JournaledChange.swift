/// Carries out a plan file by file, in a folder that cannot be replaced.
///
/// First all new files are written next to their final paths, which detects a full disk or a
/// read-only folder. Only then each file is moved to its final path. A journal records the progress
/// for the next run. Until all files are in place, their modules do not compile.
struct JournaledChange {
  private let folder: String
  private let files: OwnFiles
  private var journal: OutputJournal

  static func run(_ plan: OutputPlan, in folder: String) throws(FileError) {
    var change = JournaledChange(
      folder: folder,
      files: OwnFiles(
        folder: folder, listed: plan.manifestBefore.paths.union(plan.manifestAfter.paths)),
      journal: OutputJournal(steps: try steps(of: plan, in: folder)))
    do {
      try change.journal.write(in: folder)
      try change.stage(plan)
      change.journal.isDecided = true
      try change.journal.write(in: folder)
    } catch {
      change.undo()
      throw error
    }
    try change.finish()
  }

  /// Completes or reverts an interrupted run.
  static func recover(in folder: String) throws(FileError) {
    guard let journal = try OutputJournal.read(in: folder) else { return }
    let manifest = try OutputManifest.read(in: folder)
    let change = JournaledChange(
      folder: folder, files: OwnFiles(folder: folder, listed: manifest.paths), journal: journal)
    journal.isDecided ? try change.finish() : change.undo()
  }

  private static func steps(
    of plan: OutputPlan, in folder: String
  ) throws(FileError) -> [OutputJournal.Step] {
    let written = plan.changes.filter { $0.bytes != nil }.map(\.path)
    var missing: [String] = []
    var asked: Set<String> = []
    for path in written {
      for ancestor in Paths.ancestors(of: path).reversed() where asked.insert(ancestor).inserted {
        if try FileSystem.kind(of: Paths.join(folder, ancestor)) == nil { missing.append(ancestor) }
      }
    }
    let modules = Set(plan.changes.compactMap { ModuleBlock.path(forChangeOf: $0.path) })
    // Also for files that are gone already, because their folders may be empty.
    let removed = plan.manifestBefore.paths.subtracting(plan.manifestAfter.paths).sorted()
    func steps(_ kind: OutputJournal.Step.Kind, _ paths: [String]) -> [OutputJournal.Step] {
      paths.map { .init(kind: kind, path: $0) }
    }
    return steps(.makeFolder, missing) + steps(.block, modules.sorted()) + steps(.put, written)
      + steps(.remove, removed)
  }

  private func stage(_ plan: OutputPlan) throws(FileError) {
    for path in journal.paths(to: .makeFolder) {
      try FileSystem.makeFolder(Paths.join(folder, path))
    }
    for change in plan.changes {
      guard let bytes = change.bytes else { continue }
      try FileSystem.write(bytes, to: temporary(change.path))
    }
  }

  private func temporary(_ path: String) -> String {
    let parent = Paths.parent(of: path).map { Paths.join(folder, $0) } ?? folder
    let name = OutputTransaction.temporaryPrefix + Paths.lastComponent(of: path)
    return Paths.join(parent, name)
  }

  private func undo() {
    for path in journal.paths(to: .put) where files.isReachable(path) {
      try? FileSystem.removeFile(temporary(path))
    }
    for path in journal.paths(to: .makeFolder).reversed() where files.isReachable(path) {
      FileSystem.removeEmptyFolder(Paths.join(folder, path))
    }
    try? OutputJournal.remove(in: folder)
  }

  private func finish() throws(FileError) {
    func reachable(_ kind: OutputJournal.Step.Kind) -> [String] {
      journal.paths(to: kind).filter(files.isReachable)
    }
    for path in reachable(.block) { try block(path) }
    for path in reachable(.put) { try put(path) }
    for path in reachable(.remove) { try remove(path) }
    for path in reachable(.block) {
      try removeIfThere(Paths.join(folder, path))
      removeEmptyFolders(above: path)
    }
    try OutputJournal.remove(in: folder)
  }

  private func block(_ path: String) throws(FileError) {
    // A module without files needs none.
    guard let parent = Paths.parent(of: path),
      try FileSystem.kind(of: Paths.join(folder, parent)) == .folder
    else { return }
    try FileSystem.write(ModuleBlock.contents, to: Paths.join(folder, path))
  }

  private func put(_ path: String) throws(FileError) {
    // An interrupted run has already moved the first files.
    guard try FileSystem.kind(of: temporary(path), followingLinks: false) == .file else { return }
    try FileSystem.move(temporary(path), to: Paths.join(folder, path))
  }

  private func remove(_ path: String) throws(FileError) {
    if files.mayBeRemoved(path) { try removeIfThere(Paths.join(folder, path)) }
    removeEmptyFolders(above: path)
  }

  private func removeIfThere(_ path: String) throws(FileError) {
    do {
      try FileSystem.removeFile(path)
    } catch {
      // Another process was faster.
      if !error.isMissingFile { throw error }
    }
  }

  private func removeEmptyFolders(above path: String) {
    var parent = Paths.parent(of: path)
    while let current = parent, FileSystem.removeEmptyFolder(Paths.join(folder, current)) {
      parent = Paths.parent(of: current)
    }
  }
}

/// A Swift file that does not compile, because a module must not be built while its files are
/// replaced one by one.
enum ModuleBlock {
  private static let name = "Docs2SwiftUnfinished.swift"

  static let contents = """
    // \(GeneratedFileMarker.text)
    #error("docs2swift was stopped while it wrote this module; run it again, or 'docs2swift check'")

    """

  /// - Returns: nil for a file outside modules.
  static func path(forChangeOf path: String) -> String? {
    guard path.hasSuffix(".swift"), let module = path.split(separator: "/").dropLast().first
    else { return nil }
    return "\(module)/\(name)"
  }
}
