/// A page that a test wants samples from has none.
public struct DocumentedPageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with which page.
  public let description: String

  init(_ problem: String, _ path: String) {
    description = "\(path) \(problem)"
  }
}
