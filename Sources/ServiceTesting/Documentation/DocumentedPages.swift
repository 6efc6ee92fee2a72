import Diagnostics
import DocsReader
import Foundation

/// The folder of documentation pages that tests of generated code take their samples from.
///
/// The samples are read when the tests run: a sample that changes changes no generated file.
public struct DocumentedPages: Sendable {
  private let folder: URL

  /// Finds the pages from a source file.
  ///
  /// - Parameters:
  ///   - file: The file that asks, as `#filePath`.
  ///   - path: From the file's folder to that of the pages.
  public init(besides file: String, at path: String) {
    // The path leads from where the file really is, whatever links a build came by.
    folder =
      URL(filePath: file).deletingLastPathComponent().resolvingSymlinksInPath()
      .appending(path: path).standardized
  }

  /// Reads the samples of an operation page.
  ///
  /// - Parameter path: As the documentation lays the page out, inside the folder.
  /// - Throws: ``DocumentedPageError`` when there is no such page, or it is none of an operation.
  public func page(_ path: String) throws -> DocumentedPage {
    guard let file = file(path) else {
      throw DocumentedPageError("cannot be read; the pages are expected in \(folder.path)", path)
    }
    guard let samples = PageSamples.read(file, included: { [self] in self.file($0) }) else {
      throw DocumentedPageError("is no operation page, or cannot be understood", path)
    }
    return DocumentedPage(samples: samples)
  }

  private func file(_ path: String) -> SourceFile? {
    (try? Data(contentsOf: folder.appending(path: path))).map {
      SourceFile(path: path, bytes: Array($0))
    }
  }
}
