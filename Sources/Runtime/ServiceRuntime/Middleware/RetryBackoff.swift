/// How long to wait before trying again: a random time up to a bound that doubles with every
/// attempt ("full jitter"), so that clients that failed together do not try again together.
public struct RetryBackoff: Hashable, Sendable {
  /// The bound of the first wait.
  public var base: Duration
  /// The maximum of the bound, and the longest wait that a service can ask for.
  public var maximum: Duration

  /// Creates a backoff. The defaults are 250 milliseconds and 20 seconds.
  public init(base: Duration = .milliseconds(250), maximum: Duration = .seconds(20)) {
    self.base = base
    self.maximum = maximum
  }

  /// The longest wait after a number of attempts, one or more.
  func bound(afterAttempts attempts: Int) -> Duration {
    var bound = base
    for _ in 1..<max(1, attempts) where bound < maximum { bound *= 2 }
    return min(bound, maximum)
  }
}
