import ServiceHTTPServer

/// The limits for wrong secrets.
///
/// They are counted for each client, so that nobody can lock out another client. They are also
/// counted for unknown names, so that nobody learns which names exist.
struct FailureLimits: Sendable {
  /// What is counted together: one name from one client. The name may be as long as a request, so
  /// only its hash is kept.
  private struct Origin: Hashable {
    let client: ClientNetwork
    let credential: [UInt8]
  }

  private let byName: RateLimiter<Origin>
  private let byClient: RateLimiter<ClientNetwork>

  /// - Parameters:
  ///   - perSecond: The allowed rate of wrong secrets for one name from one client.
  ///   - burst: The number of wrong secrets that are allowed at once.
  ///   - allNames: The factor of the limit for all names of one client together.
  ///   - servers: The number of servers that share the limits.
  init(
    perSecond: Double = 0.2, burst: Double = 10, allNames: Double = 10,
    servers: ServerCount = ServerCount()
  ) {
    byName = RateLimiter(perSecond: perSecond, burst: burst, servers: servers)
    byClient = RateLimiter(
      perSecond: perSecond * allNames, burst: burst * allNames, servers: servers)
  }

  func hasRoom(_ credential: PresentedCredential, from client: ClientNetwork) -> Bool {
    byClient.hasRoom(client) && byName.hasRoom(Self.origin(credential, client))
  }

  /// Counts a wrong secret.
  func count(_ credential: PresentedCredential, from client: ClientNetwork) {
    _ = byClient.admit(client)
    _ = byName.admit(Self.origin(credential, client))
  }

  private static func origin(
    _ credential: PresentedCredential, _ client: ClientNetwork
  ) -> Origin {
    let name = "\(credential.kind) \(credential.name)"
    return Origin(client: client, credential: Sodium.hash(Array(name.utf8)))
  }
}
