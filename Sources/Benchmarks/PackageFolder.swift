import Foundation

/// The folder of this package, and the folders next to it.
enum PackageFolder {
  /// Found above this program, which is built inside it; otherwise the current folder.
  static let root: URL = {
    let current = URL(filePath: FileManager.default.currentDirectoryPath)
    var folder = programs
    while folder.pathComponents.count > 1 {
      let manifest = folder.appending(path: "Package.swift")
      if FileManager.default.fileExists(atPath: manifest.path) { return folder }
      folder = folder.deletingLastPathComponent()
    }
    return current
  }()

  /// The folder of this program and of the programs built with it.
  static let programs: URL =
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "."))
    .resolvingSymlinksInPath().deletingLastPathComponent()

  /// Documentation that is not part of this project; nil if there is none.
  static let corpus: URL? = {
    let shared = ProcessInfo.processInfo.environment["DOCS2SWIFT_SHARED"].map { URL(filePath: $0) }
    let folder = (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
      .appending(path: "corpus/2023")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}

/// Runs work with a temporary folder, which is removed afterwards with its contents.
func withTemporaryFolder<Result>(
  _ name: String, _ work: (URL) throws -> Result
) throws -> Result {
  let folder = try makeTemporaryFolder(name)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try work(folder)
}

func makeTemporaryFolder(_ name: String) throws -> URL {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "\(name)-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
