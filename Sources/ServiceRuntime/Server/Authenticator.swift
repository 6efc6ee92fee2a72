/// Decides whether a call may go on, before its parameters are read.
public protocol Authenticator: Sendable {
  /// Gives the caller, or nil for an anonymous one that is let in.
  ///
  /// - Throws: ``ServiceFault/unauthenticated(_:)`` or ``ServiceFault/forbidden(_:)`` to refuse.
  func authenticate(_ context: CallContext) async throws -> Principal?
}

/// Lets every call in, whatever it presents: for tests and for services without secrets.
public struct AllowEveryone: Authenticator {
  /// Creates the authenticator.
  public init() {}

  /// Lets the call in, anonymously.
  public func authenticate(_ context: CallContext) async throws -> Principal? { nil }
}
