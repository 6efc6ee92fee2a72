import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes the new state of an output folder next to it, and swaps the two in one step.
///
/// Unchanged files are in both folders at the same time (hard links), so that nothing is copied and
/// every file keeps its identity. Files of others stay. If that needs more than a link, the
/// exchange is not used.
struct FolderExchange {
  /// The output folder, with links resolved.
  private let place: String
  /// The new state until the exchange, the old one after it.
  private let other: String

  private init?(_ folder: String) {
    guard let place = try? FileSystem.resolved(folder), let parent = Paths.parent(of: place)
    else { return nil }
    self.place = place
    other = Paths.join(parent, OutputTransaction.temporaryPrefix + Paths.lastComponent(of: place))
  }

  /// - Returns: whether the plan was carried out. Otherwise nothing was changed.
  static func run(_ plan: OutputPlan, in folder: String) -> Bool {
    guard let exchange = FolderExchange(folder), !exchange.isInUse,
      let contents = FolderContents(of: exchange.place, own: plan.manifestBefore.folders)
    else { return false }
    return exchange.run(plan, contents)
  }

  /// Whether an interrupted run left something next to the folder.
  static func hasLeftovers(of folder: String) -> Bool {
    FolderExchange(folder)?.isOtherThere ?? false
  }

  static func removeLeftovers(of folder: String) {
    guard let exchange = FolderExchange(folder), exchange.isOtherThere else { return }
    exchange.clear("")
  }

  private var isOtherThere: Bool {
    (try? FileSystem.kind(of: other, followingLinks: false)) == .folder
  }

  /// Whether this process is in the folder. A shell there would be in the old folder afterwards.
  private var isInUse: Bool {
    guard let current = try? FileSystem.currentFolder() else { return false }
    return current == place || current.hasPrefix(place + "/")
  }

  private func run(_ plan: OutputPlan, _ contents: FolderContents) -> Bool {
    do {
      try makeFolder("", as: contents)
      // A process that finds the new folder waits until the old one is removed.
      return try FolderLock.withLock(on: other, for: .changing) { () throws(FileError) in
        try fill(plan, contents)
        try FileSystem.exchange(other, place)
        clear("")
        return true
      }
    } catch {
      clear("")
      return false
    }
  }

  private func fill(_ plan: OutputPlan, _ contents: FolderContents) throws(FileError) {
    let changed = Set(plan.changes.map(\.path))
    var made: Set<String> = [""]
    for path in contents.files where !changed.contains(path) {
      try makeFolders(above: path, as: contents, &made)
      try FileSystem.link(Paths.join(place, path), as: Paths.join(other, path))
    }
    for file in plan.written {
      try makeFolders(above: file.path, as: contents, &made)
      try FileSystem.write(file.bytes, to: Paths.join(other, file.path))
    }
    try writeManifest(plan)
  }

  /// The list of files is written last, in one step, so a folder with a list is complete.
  private func writeManifest(_ plan: OutputPlan) throws(FileError) {
    let path = Paths.join(other, OutputManifest.fileName)
    if plan.manifestBefore == plan.manifestAfter, try FileSystem.kind(of: path) != nil { return }
    let temporary = Paths.join(other, OutputTransaction.temporaryPrefix + OutputManifest.fileName)
    try FileSystem.write(plan.manifestAfter.text, to: temporary)
    try FileSystem.move(temporary, to: path)
  }

  private func makeFolders(
    above path: String, as contents: FolderContents, _ made: inout Set<String>
  ) throws(FileError) {
    guard let parent = Paths.parent(of: path), made.insert(parent).inserted else { return }
    try makeFolders(above: parent, as: contents, &made)
    try makeFolder(parent, as: contents)
  }

  private func makeFolder(_ path: String, as contents: FolderContents) throws(FileError) {
    try FileSystem.makeFolder(Paths.join(other, path), as: contents.folders[path])
  }

  // MARK: Cleaning up

  /// Removes the folder that is not in use, and rescues files that were added at the last moment:
  /// an editor may have saved a file there before the exchange.
  private func clear(_ path: String) {
    let manifest = try? FileSystem.read(Paths.join(other, OutputManifest.fileName))
    let own = manifest.map { OutputManifest(text: String(decoding: $0, as: UTF8.self)).paths }
    clear(path, own: own)
  }

  /// - Parameter own: the files that docs2swift wrote there; nil for an unfinished state, which was
  ///   never visible.
  private func clear(_ path: String, own: Set<String>?) {
    let folder = Paths.join(other, path)
    let names = (try? FileSystem.names(in: folder)) ?? []
    // The list is removed last, because the files of a folder without a list are not checked.
    for name in names.sorted(by: { $1 == OutputManifest.fileName || $0 < $1 }) {
      let child = Paths.join(path, name)
      let place = Paths.join(other, child)
      if (try? FileSystem.kind(of: place, followingLinks: false)) == .folder {
        clear(child, own: own)
      } else if own?.contains(child) != false || isDispensable(child) || save(child) {
        try? FileSystem.removeFile(place)
      }
    }
    FileSystem.removeEmptyFolder(folder)
  }

  /// Whether a file that docs2swift did not write also exists in the new folder, or is generated
  /// after all.
  private func isDispensable(_ path: String) -> Bool {
    let isOurs = Paths.lastComponent(of: path).hasPrefix(OutputTransaction.temporaryPrefix)
    if path == OutputManifest.fileName || isOurs { return true }
    guard let saved = try? FileSystem.stamp(of: Paths.join(other, path)),
      let current = try? FileSystem.stamp(of: Paths.join(place, path))
    else { return false }
    return current.identity == saved.identity || saved.isOlder(than: current)
  }

  /// - Returns: false if the file could only be left where it is.
  private func save(_ path: String) -> Bool {
    let target = Paths.join(place, path)
    do {
      if let parent = Paths.parent(of: target) { try FileSystem.makeFolder(parent) }
      try FileSystem.move(Paths.join(other, path), to: target)
      return true
    } catch {
      return false
    }
  }
}

/// The contents of an output folder that can be in two folders at the same time.
struct FolderContents {
  /// The paths of files and links, sorted.
  private(set) var files: [String] = []
  /// The folders by path; the folder itself has an empty one.
  private(set) var folders: [String: FolderAttributes] = [:]

  /// - Parameter own: the folders with files of docs2swift.
  /// - Returns: nil if there is a folder of others, or something other than a file.
  init?(of folder: String, own: Set<String>) {
    guard visit("", in: folder, own: own) else { return nil }
  }

  private mutating func visit(_ path: String, in root: String, own: Set<String>) -> Bool {
    let folder = Paths.join(root, path)
    guard let attributes = try? FileSystem.attributes(ofFolder: folder),
      let names = try? FileSystem.names(in: folder)
    else { return false }
    folders[path] = attributes
    for name in names {
      let child = Paths.join(path, name)
      switch try? FileSystem.kind(of: Paths.join(root, child), followingLinks: false) {
      // Leftovers of an interrupted run of an earlier version.
      case .file where name.hasPrefix(OutputTransaction.temporaryPrefix): continue
      case .file, .link: files.append(child)
      case .folder where own.contains(child):
        if !visit(child, in: root, own: own) { return false }
      default: return false
      }
    }
    return true
  }
}

/// Functions for swapping two folders.
extension FileSystem {
  /// Makes a second name for a file. For a link, the second name is for the link itself.
  static func link(_ path: String, as second: String) throws(FileError) {
    guard linkat(AT_FDCWD, path, AT_FDCWD, second, 0) == 0 else {
      throw FileError(path: second, code: errno)
    }
  }

  /// Swaps two folders in one step.
  static func exchange(_ a: String, _ b: String) throws(FileError) {
    guard file_exchange(a, b) == 0 else { throw FileError(path: b, code: errno) }
  }

  static func attributes(ofFolder path: String) throws(FileError) -> FolderAttributes {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileError(path: path, code: errno) }
    return FolderAttributes(
      mode: UInt32(status.st_mode) & 0o7777, owner: status.st_uid, group: status.st_gid)
  }

  /// Makes a folder.
  ///
  /// - Parameter attributes: the attributes of the folder that it replaces; nil for the default.
  static func makeFolder(_ path: String, as attributes: FolderAttributes?) throws(FileError) {
    guard mkdir(path, 0o777) == 0 else { throw FileError(path: path, code: errno) }
    guard let attributes else { return }
    let made = try Self.attributes(ofFolder: path)
    if made.owner != attributes.owner || made.group != attributes.group,
      chown(path, attributes.owner, attributes.group) != 0
    {
      throw FileError(path: path, code: errno)
    }
    // After the owner, because changing the owner removes bits.
    if try Self.attributes(ofFolder: path).mode != attributes.mode,
      chmod(path, mode_t(attributes.mode)) != 0
    {
      throw FileError(path: path, code: errno)
    }
  }
}
