import Diagnostics
import Foundation

/// Pages of a folder, as the tool would read them.
package enum PageFolder {
  /// The ends of the names of pages and of WSDL files.
  package static let pages = [".md", ".yml", ".xml"]
  /// The ends of the names of WSDLs of other services and of their schemas.
  package static let wsdl = [".wsdl", ".xsd", ".xml"]
  /// With the ends of the names of Swagger files.
  package static let all = pages + [".json"]

  /// All documentation files below a folder, sorted by path.
  package static func read(
    _ folder: URL, endings: [String] = Self.pages
  ) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { path in endings.contains { path.hasSuffix($0) } }
      .sorted()
      .map { path in
        SourceFile(path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
      }
  }
}
