/// An error of a transport that says whether trying again can help.
public protocol TemporaryFailure: Error {
  /// Whether the same request may succeed in a moment.
  var isTemporary: Bool { get }
}
