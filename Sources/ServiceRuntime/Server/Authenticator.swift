/// Decides whether a call may go on, before its parameters are read.
public protocol Authenticator: Sendable {
  /// Gives the caller, or nil for an anonymous one that is let in.
  ///
  /// - Throws: ``ServiceFault/unauthenticated(_:)`` or ``ServiceFault/forbidden(_:)`` to refuse.
  func authenticate(_ context: CallContext) async throws -> Principal?

  /// What it accepts over REST, which the OpenAPI document repeats. Without an implementation of
  /// your own it is everything but `.xsrf`, which needs a session that a cookie names.
  var restSchemes: Set<RESTCredentials.Scheme> { get }
}

extension Authenticator {
  /// Everything but `.xsrf`.
  public var restSchemes: Set<RESTCredentials.Scheme> { [.basic, .bearer, .ticket] }
}

/// Lets every call in, whatever it presents: for tests and for services without secrets.
public struct AllowEveryone: Authenticator {
  /// Creates the authenticator.
  public init() {}

  /// Lets the call in, anonymously.
  public func authenticate(_ context: CallContext) async throws -> Principal? { nil }

  /// All there are.
  public var restSchemes: Set<RESTCredentials.Scheme> { Set(RESTCredentials.Scheme.allCases) }
}
