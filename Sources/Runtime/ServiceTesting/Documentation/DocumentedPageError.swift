public import Foundation

/// A page has no samples for a test.
public struct DocumentedPageError: Error, Equatable, CustomStringConvertible {
  /// The page and its problem.
  public let description: String

  init(_ problem: String, _ path: String) {
    description = "\(path) \(problem)"
  }
}

extension DocumentedPageError: LocalizedError {
  /// The problem of the page.
  public var errorDescription: String? { description }
}
