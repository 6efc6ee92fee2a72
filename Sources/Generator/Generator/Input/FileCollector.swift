import Diagnostics

/// Finds files with some suffixes in a folder and its subfolders.
///
/// Names that begin with a period are skipped. Links are not followed: the target of a link inside
/// the folder is found anyway, and a link out of the folder is a warning.
struct FileCollector {
  private let folder: FolderPath
  private let suffixes: [String]
  private let root: String
  private(set) var paths: [String] = []
  /// The regular files with other suffixes, unsorted.
  private(set) var otherPaths: [String] = []
  private(set) var diagnostics = DiagnosticBag()

  /// - Parameters:
  ///   - suffixes: the suffixes of the files (`.md`), in lower case.
  /// - Throws: if the folder itself cannot be found.
  init(_ folder: FolderPath, suffixes: [String]) throws(FileError) {
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
      for entry in try FileSystem.entries(in: folder.absolutePath(of: path))
      where !entry.name.hasPrefix(".") {
        let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
        var kind = entry.kind
        if kind == nil {
          kind = try FileSystem.kind(of: folder.absolutePath(of: child), followingLinks: false)
        }
        consider(child, kind)
      }
    } catch {
      report(error, at: path.isEmpty ? "." : path)
    }
  }

  private mutating func consider(_ path: String, _ kind: FileKind?) {
    let isWanted = suffixes.contains { Self.has($0, atEndOf: path) }
    switch kind {
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

  /// - Parameter suffix: ASCII, in lower case.
  private static func has(_ suffix: String, atEndOf path: String) -> Bool {
    let end = path.utf8.suffix(suffix.utf8.count)
    return end.count == suffix.utf8.count
      && zip(end, suffix.utf8).allSatisfy { byte, wanted in
        byte == wanted || byte | 0x20 == wanted && (0x41...0x5A).contains(byte)
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

  private mutating func report(_ error: FileError, at path: String) {
    diagnostics.emit(
      CommandRules.fileUnreadable, "cannot be read: \(error.reason)", at: SourceLocation(path: path)
    )
  }
}
