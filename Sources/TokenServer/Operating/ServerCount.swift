import Synchronization

/// How many servers share what is allowed in all: each lets through its part.
///
/// What callers did is counted by each server alone. So with several of them, however calls are
/// spread, all together allow what one would.
final class ServerCount: Sendable {
  private let count = Mutex(1)

  var value: Int {
    get { count.withLock { $0 } }
    set { count.withLock { $0 = max(1, newValue) } }
  }
}
