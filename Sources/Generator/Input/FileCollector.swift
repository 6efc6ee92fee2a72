import Diagnostics

/// Finds the files of some kinds below a folder.
///
/// Names that begin with a period are skipped. Links are not followed: one that stays inside the
/// folder leads to something that is found anyway, one that leaves it is a warning.
struct FileCollector {
  private let folder: FolderPath
  private let suffixes: [String]
  private let root: String
  private(set) var paths: [String] = []
  /// The regular files whose names end otherwise, in no order.
  private(set) var otherPaths: [String] = []
  private(set) var diagnostics = DiagnosticBag()

  /// - Parameters:
  ///   - suffixes: how the names of wanted files end (`.md`), lower case.
  /// - Throws: `FileError` when the folder itself cannot be found.
  init(_ folder: FolderPath, suffixes: [String]) throws {
    self.folder = folder
    self.suffixes = suffixes
    root = try FileSystem.resolved(folder.absolute)
  }

  /// The paths of the files relative to the folder, sorted.
  mutating func collect() -> [String] {
    visit("")
    paths.sort()
    return paths
  }

  private mutating func visit(_ path: String) {
    do {
      for name in try FileSystem.names(in: folder.absolutePath(of: path)) where !name.hasPrefix(".")
      {
        let child = path.isEmpty ? name : "\(path)/\(name)"
        try consider(child)
      }
    } catch {
      report(error, at: path.isEmpty ? "." : path)
    }
  }

  private mutating func consider(_ path: String) throws {
    let isWanted = suffixes.contains { path.lowercased().hasSuffix($0) }
    switch try FileSystem.kind(of: folder.absolutePath(of: path), followingLinks: false) {
    case .folder: visit(path)
    case .file where isWanted: paths.append(path)
    case .link: considerLink(path, isWanted: isWanted)
    case .other where isWanted:
      diagnostics.emit(
        CommandRules.fileUnreadable, "this is not a regular file", at: SourceLocation(path: path))
    case .file: otherPaths.append(path)
    case .other, nil: break
    }
  }

  private mutating func considerLink(_ path: String, isWanted: Bool) {
    do {
      let target = try FileSystem.resolved(folder.absolutePath(of: path))
      if target == root || target.hasPrefix(root + "/") { return }
      let kind = try FileSystem.kind(of: target)
      guard isWanted || kind == .folder else { return }
      diagnostics.emit(
        CommandRules.linkOutside, "this link leads out of the folder and was not followed",
        at: SourceLocation(path: path))
    } catch {
      if isWanted { report(error, at: path) }
    }
  }

  private mutating func report(_ error: any Error, at path: String) {
    let reason = (error as? FileError)?.reason ?? "\(error)"
    diagnostics.emit(
      CommandRules.fileUnreadable, "cannot be read: \(reason)", at: SourceLocation(path: path))
  }
}
