import Synchronization

/// Lets each name do something so often: a bucket of tokens that fills at a steady rate.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var time: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - perSecond: 0 for no limit.
  ///   - burst: How much may come at once.
  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = max(1, burst)
  }

  /// Takes a token; false when there is none. There must be an end to the names.
  func admit(_ name: String, at now: ContinuousClock.Instant = .now) -> Bool {
    guard perSecond > 0 else { return true }
    return buckets.withLock { buckets in
      var bucket = filled(buckets[name], now)
      defer { buckets[name] = bucket }
      guard bucket.tokens >= 1 else { return false }
      bucket.tokens -= 1
      return true
    }
  }

  /// Whether `admit` would give true.
  func hasRoom(_ name: String, at now: ContinuousClock.Instant = .now) -> Bool {
    perSecond <= 0 || buckets.withLock { filled($0[name], now).tokens >= 1 }
  }

  private func filled(_ bucket: Bucket?, _ now: ContinuousClock.Instant) -> Bucket {
    guard let bucket else { return Bucket(tokens: burst, time: now) }
    let gained = max(0, (now - bucket.time) / .seconds(1)) * perSecond
    return Bucket(tokens: min(burst, bucket.tokens + gained), time: now)
  }
}
