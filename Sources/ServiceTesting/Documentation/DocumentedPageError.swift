public import Foundation

/// A page that a test wants samples from has none.
public struct DocumentedPageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with which page.
  public let description: String

  init(_ problem: String, _ path: String) {
    description = "\(path) \(problem)"
  }
}

extension DocumentedPageError: LocalizedError {
  /// What is wrong with the page.
  public var errorDescription: String? { description }
}
