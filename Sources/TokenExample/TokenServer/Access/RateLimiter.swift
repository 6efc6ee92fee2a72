import ServiceHTTPServer
import Synchronization

/// Limits how often each name may do something: a token bucket that fills at a constant rate.
final class RateLimiter<Name: Hashable & Sendable>: Sendable {
  private struct Bucket {
    var tokens: Double
    var time: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let burst: Double
  private let capacity: Int
  private let servers: ServerCount
  private let buckets = Mutex<[Name: Bucket]>([:])

  /// - Parameters:
  ///   - perSecond: The rate; 0 for no limit.
  ///   - burst: The number that is allowed at once.
  ///   - capacity: The largest number of names at a time. The names that were not seen for the
  ///     longest time are forgotten.
  ///   - servers: The number of servers that share the limit. Each allows its share.
  init(
    perSecond: Double, burst: Double, capacity: Int = 100_000, servers: ServerCount = ServerCount()
  ) {
    self.perSecond = perSecond
    self.burst = burst
    self.capacity = max(2, capacity)
    self.servers = servers
  }

  /// Takes a token from the bucket; false if there is none.
  func admit(_ name: Name, at now: ContinuousClock.Instant = .now) -> Bool {
    guard perSecond > 0 else { return true }
    return buckets.withLock { buckets in
      var bucket = filled(buckets[name], now)
      let isAdmitted = bucket.tokens >= 1
      if isAdmitted { bucket.tokens -= 1 }
      buckets[name] = bucket
      if buckets.count > capacity { forget(&buckets, now) }
      return isAdmitted
    }
  }

  /// Whether `admit` would return true.
  func hasRoom(_ name: Name, at now: ContinuousClock.Instant = .now) -> Bool {
    perSecond <= 0 || buckets.withLock { filled($0[name], now).tokens >= 1 }
  }

  private func filled(_ bucket: Bucket?, _ now: ContinuousClock.Instant) -> Bucket {
    guard let bucket else { return Bucket(tokens: part, time: now) }
    let gained = max(0, (now - bucket.time) / .seconds(1)) * perSecond / Double(servers.value)
    return Bucket(tokens: min(part, bucket.tokens + gained), time: now)
  }

  /// The number that this server allows at once.
  private var part: Double { max(1, burst / Double(servers.value)) }

  /// Removes full buckets, which contain no information, then the older half.
  private func forget(_ buckets: inout [Name: Bucket], _ now: ContinuousClock.Instant) {
    buckets = buckets.filter { filled($0.value, now).tokens < part }
    guard buckets.count > capacity / 2 else { return }
    let newest = buckets.sorted { $0.value.time > $1.value.time }.prefix(capacity / 2)
    buckets = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
  }
}

/// The number of servers that share a limit.
///
/// Each server counts only its own calls, and allows its share of the limit. So all servers
/// together never allow more than one server would, however calls are distributed.
final class ServerCount: Sendable {
  private let count = Mutex(1)

  var value: Int {
    get { count.withLock { $0 } }
    set { count.withLock { $0 = max(1, newValue) } }
  }
}

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
