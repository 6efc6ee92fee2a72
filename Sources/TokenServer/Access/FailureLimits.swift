import ServiceHTTPServer

/// How often secrets may be wrong.
///
/// Counted where they come from, so that nobody can lock out somebody else, and whatever the name
/// is, so that nobody learns which names there are.
struct FailureLimits: Sendable {
  /// What is counted together: one name from one client. The name may be as long as a request, and
  /// is kept as its hash.
  private struct Origin: Hashable {
    let client: ClientNetwork
    let credential: [UInt8]
  }

  private let byName: RateLimiter<Origin>
  private let byClient: RateLimiter<ClientNetwork>

  /// - Parameters:
  ///   - perSecond: Wrong secrets of one name from one client, in the long run.
  ///   - burst: How many may come at once.
  ///   - allNames: How many times more a client may fail with different names.
  ///   - servers: Among how many servers this is shared.
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
