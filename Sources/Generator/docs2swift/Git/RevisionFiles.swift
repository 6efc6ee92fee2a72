import Generator

/// Copies files of a revision: a folder of pages, and whatever its configuration names, wherever
/// that is in the repository.
struct RevisionFiles {
  let repository: GitRepository
  /// The name of the revision, for users.
  let name: String
  let commit: String
  let copy: TemporaryCopy
  /// The submodules in the folder of pages, relative to it. Their files are in other repositories.
  private(set) var submodules: [String] = []

  init(repository: GitRepository, name: String, commit: String, copy: TemporaryCopy) {
    (self.repository, self.name, self.commit, self.copy) = (repository, name, commit, copy)
  }

  private var revision: RevisionPath {
    RevisionPath(name: name, copy: copy.path, workTree: repository.top)
  }

  /// Copies a folder of pages with its configuration.
  ///
  /// - Parameter path: relative to the top of the repository; empty for the top itself.
  /// - Throws: `GitError`, `FileError`.
  mutating func copyPages(at path: String, _ object: String) throws -> FolderPath {
    submodules = try copyFolder(path, object).filter { $0.kind == .submodule }.map(\.path)
    let folder = FolderPath(path, of: revision)
    try copy(Configuration.fileName, in: folder)
    return folder
  }

  /// Copies the files that a configuration names.
  ///
  /// - Throws: `GitError`, `FileError`.
  func copy(namedBy configuration: Configuration, in folder: FolderPath) throws {
    for path in [configuration.corrections, configuration.templates].compactMap(\.self) {
      try copy(path, in: folder)
    }
  }

  /// Copies what a path leads to, to the place that the path names: links of a revision lead out of
  /// the copy.
  private func copy(_ name: String, in folder: FolderPath) throws {
    let place = folder.absolutePath(of: name)
    guard let path = revision.path(of: place) else { return }
    if place.hasPrefix(folder.absolute + "/"), try FileSystem.kind(of: place) != nil { return }
    switch try repository.targets(of: [path], in: commit).first {
    case .file(let object):
      try copy.write(try repository.contents(of: [object])[0], to: path)
    case .folder(let object): try copyFolder(path, object)
    case .outside(let target): throw GitError.outside(path, target: target, revision: self.name)
    case .missing, nil: break
    }
  }

  /// Copies all files of a folder. A file that the work tree could not read either becomes one that
  /// cannot be read.
  ///
  /// - Returns: everything in the folder.
  @discardableResult
  private func copyFolder(
    _ path: String, _ object: String
  ) throws -> [GitRepository.Entry] {
    let entries = try repository.entries(of: object)
    let files = entries.filter { $0.kind == .file && $0.isText }
    for (file, contents) in zip(files, try repository.contents(of: files.map(\.object))) {
      try copy.write(contents, to: Paths.join(path, file.path))
    }
    let links = entries.filter { $0.kind == .link }
    let targets = try repository.targets(of: links.map { Paths.join(path, $0.path) }, in: commit)
    // Other links are not followed: what is in the folder is found without them.
    let broken = zip(links, targets).filter { $1 == .missing }.map(\.0)
    for entry in broken + entries.filter({ $0.kind == .file && !$0.isText }) {
      try copy.writeBrokenLink(to: Paths.join(path, entry.path))
    }
    return entries
  }
}
