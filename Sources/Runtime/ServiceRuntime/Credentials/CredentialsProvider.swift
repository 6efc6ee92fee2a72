/// Provides credentials when they are needed, and new ones when they have expired.
///
/// Fixed credentials are providers too: `.ticket("7T:…")` provides itself.
public protocol CredentialsProvider<Credentials>: Sendable {
  /// `SOAPCredentials` or `RESTCredentials`.
  associatedtype Credentials: Sendable, Equatable

  /// The credentials for a call.
  ///
  /// - Parameter rejected: The credentials that the service has just refused; nil for the first try
  ///   of a call. If the returned credentials differ from these, the call is tried once more.
  func credentials(replacing rejected: Credentials?) async throws -> Credentials
}

extension SOAPCredentials: CredentialsProvider {
  /// Always these credentials.
  public func credentials(replacing rejected: SOAPCredentials?) -> SOAPCredentials { self }
}

extension RESTCredentials: CredentialsProvider {
  /// Always these credentials.
  public func credentials(replacing rejected: RESTCredentials?) -> RESTCredentials { self }
}

// Static members for implicit member expressions where a provider is expected. The cases of the
// enumerations have the same names and take precedence if both are possible.

extension CredentialsProvider where Self == SOAPCredentials {
  /// Nothing.
  @_disfavoredOverload
  public static var none: SOAPCredentials { SOAPCredentials.none }
  /// A ticket obtained from the service.
  @_disfavoredOverload
  public static func ticket(_ ticket: String) -> SOAPCredentials { SOAPCredentials.ticket(ticket) }
}

extension CredentialsProvider where Self == RESTCredentials {
  /// Nothing.
  @_disfavoredOverload
  public static var none: RESTCredentials { RESTCredentials.none }
  /// `Authorization: Basic`
  @_disfavoredOverload
  public static func basic(user: String, password: String) -> RESTCredentials {
    RESTCredentials.basic(user: user, password: password)
  }
  /// `Authorization: Bearer`
  @_disfavoredOverload
  public static func bearer(_ token: String) -> RESTCredentials { RESTCredentials.bearer(token) }
  /// `Authorization: SoTicket`
  @_disfavoredOverload
  public static func ticket(_ ticket: String) -> RESTCredentials { RESTCredentials.ticket(ticket) }
  /// `X-XSRF-TOKEN`, next to a cookie the transport keeps.
  @_disfavoredOverload
  public static func xsrf(_ token: String) -> RESTCredentials { RESTCredentials.xsrf(token) }
  /// `Authorization` with another scheme.
  @_disfavoredOverload
  public static func other(scheme: String, parameters: String) -> RESTCredentials {
    RESTCredentials.other(scheme: scheme, parameters: parameters)
  }
}

/// Credentials that are fetched when they are first needed, and again if they are refused.
///
/// Calls that are refused at the same time share one fetch, and a call that was refused with
/// credentials that have been replaced in the meantime uses the new ones.
///
/// For example: `RefreshingCredentials { _ in .bearer(try await login.accessToken()) }`.
public actor RefreshingCredentials<Credentials: Sendable & Equatable>: CredentialsProvider {
  /// Fetches credentials. The argument is the refused credentials, if any.
  public typealias Refresh =
    @concurrent @Sendable (_ rejected: Credentials?) async throws -> Credentials

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
