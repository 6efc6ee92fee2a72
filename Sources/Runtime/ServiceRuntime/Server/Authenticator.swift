/// Decides whether a call is allowed, before its parameters are read.
public protocol Authenticator: Sendable {
  /// Returns the caller, or nil for an anonymous caller that is accepted.
  ///
  /// - Throws: ``ServiceFault/unauthenticated(_:)`` or ``ServiceFault/forbidden(_:)`` to refuse.
  func authenticate(_ context: CallContext) async throws -> Principal?

  /// The accepted schemes over REST, for the OpenAPI document. The default is everything except
  /// `.xsrf`, which needs a session with a cookie.
  var restSchemes: Set<RESTCredentials.Scheme> { get }
}

extension Authenticator {
  /// Everything except `.xsrf`.
  public var restSchemes: Set<RESTCredentials.Scheme> { [.basic, .bearer, .ticket] }
}

/// Accepts every call with any credentials: for tests and for services without secrets.
public struct AllowEveryone: Authenticator {
  /// Creates the authenticator.
  public init() {}

  /// Accepts the call as anonymous.
  public func authenticate(_ context: CallContext) async throws -> Principal? { nil }

  /// All schemes.
  public var restSchemes: Set<RESTCredentials.Scheme> { Set(RESTCredentials.Scheme.allCases) }
}

/// The caller, as determined by the authenticator.
public struct Principal: Hashable, Sendable, CustomStringConvertible {
  /// Identifies the caller.
  public var name: String

  /// Identifies a caller.
  public init(name: String) { self.name = name }

  /// The caller's name.
  public var description: String { name }
}
