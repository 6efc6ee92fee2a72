/// Credentials that are fetched when they are first needed, and again if they are refused.
///
/// Calls that are refused at the same time share one fetch, and a call that was refused with
/// credentials that have been replaced in the meantime uses the new ones.
///
/// For example: `RefreshingCredentials { _ in .bearer(try await login.accessToken()) }`.
public actor RefreshingCredentials<Credentials: Sendable & Equatable>: CredentialsProvider {
  /// Fetches credentials. The argument is the refused credentials, if any.
  public typealias Refresh = @Sendable (_ rejected: Credentials?) async throws -> Credentials

  private let refresh: Refresh
  private var current: Credentials?
  private var underWay: Task<Credentials, any Error>?

  /// Creates a provider.
  ///
  /// - Parameters:
  ///   - initial: Used until it is refused; without it, the first call fetches.
  ///   - refresh: Fetches credentials. It is not cancelled with the call that needs them, because
  ///     other calls may wait for them too.
  public init(_ initial: Credentials? = nil, refresh: @escaping Refresh) {
    current = initial
    self.refresh = refresh
  }

  /// The current credentials, or new ones.
  ///
  /// - Throws: The error of the fetch, to every call that waits for it. The next call tries again.
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
