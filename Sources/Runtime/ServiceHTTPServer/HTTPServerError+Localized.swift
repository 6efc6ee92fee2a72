public import Foundation

extension HTTPServerError: LocalizedError {
  /// What went wrong.
  public var errorDescription: String? { description }
}
