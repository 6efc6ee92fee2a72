import Synchronization

/// Lets each name do something so often: a bucket of tokens that fills at a steady rate.
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
  ///   - perSecond: 0 for no limit.
  ///   - burst: How much may come at once.
  ///   - capacity: How many names are known at a time: those that were seen longest ago are
  ///     forgotten.
  ///   - servers: Among how many servers this is shared: each allows its part.
  init(
    perSecond: Double, burst: Double, capacity: Int = 100_000, servers: ServerCount = ServerCount()
  ) {
    self.perSecond = perSecond
    self.burst = burst
    self.capacity = max(2, capacity)
    self.servers = servers
  }

  /// Takes a token; false when there is none.
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

  /// What may come at once here.
  private var part: Double { max(1, burst / Double(servers.value)) }

  /// Drops full buckets, which say nothing, then the older half.
  private func forget(_ buckets: inout [Name: Bucket], _ now: ContinuousClock.Instant) {
    buckets = buckets.filter { filled($0.value, now).tokens < part }
    guard buckets.count > capacity / 2 else { return }
    let newest = buckets.sorted { $0.value.time > $1.value.time }.prefix(capacity / 2)
    buckets = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
  }
}
