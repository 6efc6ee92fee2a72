/// Credentials that are fetched when they are first needed and again when they are refused.
///
/// Calls that are refused at the same time share one fetch, and a call that is refused with what
/// has been replaced in the meantime just gets the replacement.
///
/// For example: `RefreshingCredentials { _ in .bearer(try await login.accessToken()) }`.
public actor RefreshingCredentials<Credentials: Sendable & Equatable>: CredentialsProvider {
  /// Gets credentials from wherever they come from; what has been refused is given, if anything.
  public typealias Refresh = @Sendable (_ rejected: Credentials?) async throws -> Credentials

  private let refresh: Refresh
  private var current: Credentials?
  private var underWay: Task<Credentials, any Error>?

  /// Creates a provider.
  ///
  /// - Parameters:
  ///   - initial: Used until it is refused; without it, the first call fetches.
  ///   - refresh: Gets credentials. It is not cancelled with the call that needs them, for other
  ///     calls may wait for them too.
  public init(_ initial: Credentials? = nil, refresh: @escaping Refresh) {
    current = initial
    self.refresh = refresh
  }

  /// The credentials at hand, or fresh ones.
  ///
  /// - Throws: What the fetch throws, to every call that waits for it; the next call tries anew.
  public func credentials(replacing rejected: Credentials?) async throws -> Credentials {
    if let current, current != rejected { return current }
    return try await (underWay ?? start(replacing: rejected)).value
  }

  private func start(replacing rejected: Credentials?) -> Task<Credentials, any Error> {
    let task = Task {
      defer { underWay = nil }
      let fresh = try await refresh(rejected)
      current = fresh
      return fresh
    }
    underWay = task
    return task
  }
}
