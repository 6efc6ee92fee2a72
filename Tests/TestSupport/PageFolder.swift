import Diagnostics
import Foundation

/// Pages of a folder, as the tool would read them.
package enum PageFolder {
  /// All documentation files below a folder, sorted by path.
  package static func read(_ folder: URL) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { path in [".md", ".yml", ".xml"].contains { path.hasSuffix($0) } }
      .sorted()
      .map { path in
        SourceFile(path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
      }
  }
}
