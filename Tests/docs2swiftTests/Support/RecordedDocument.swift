import Foundation
import TestSupport

@testable import docs2swift

/// A file in the repository that a test makes from tables of the program, and records if asked to.
enum RecordedDocument {
  /// The difference from the file; empty if it is as recorded.
  ///
  /// - Parameter path: the path from the top of the repository.
  static func difference(of text: String, at path: String) throws -> String {
    let file = Checkout.url.appending(path: path)
    if RecordMode.current != .never {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let recorded = (try? Data(contentsOf: file)) ?? Data()
    return UnifiedDiff(from: Array(recorded), to: Array(text.utf8), path: path).text
  }
}
