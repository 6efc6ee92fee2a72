import Diagnostics
import Foundation

/// The committed pages.
enum Specs {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("specs")

  static func files() throws -> [SourceFile] { try Folder.markdown(below: root) }
}

enum Folder {
  /// All Markdown files below a folder, with paths relative to it.
  static func markdown(below root: URL) throws -> [SourceFile] {
    let root = root.standardizedFileURL.resolvingSymlinksInPath()
    let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var files: [SourceFile] = []
    while let url = walker?.nextObject() as? URL {
      guard ["md", "yml", "xml"].contains(url.pathExtension) else { continue }
      let path = String(url.standardizedFileURL.path.dropFirst(root.path.count + 1))
      files.append(SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: url))))
    }
    return files.sorted { $0.path < $1.path }
  }
}
