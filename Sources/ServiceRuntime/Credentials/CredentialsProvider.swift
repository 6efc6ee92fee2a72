/// Gives credentials when they are needed, and fresh ones when they have expired.
public protocol CredentialsProvider<Credentials>: Sendable {
  /// `SOAPCredentials` or `RESTCredentials`.
  associatedtype Credentials: Sendable

  /// The credentials for a call.
  ///
  /// - Parameter rejected: What the service has just refused; nil for the first try of a call. The
  ///   call is tried once more with what is returned.
  func credentials(replacing rejected: Credentials?) async throws -> Credentials
}

/// Credentials that never change, or someone who has them.
enum CredentialsSource<Credentials: Sendable>: Sendable {
  case fixed(Credentials)
  case provided(any CredentialsProvider<Credentials>)
}
