import Synchronization

/// How many servers share a limit.
///
/// Each server counts calls alone, and allows its share of the limit. So all servers together allow
/// as much as one server, however calls are distributed.
final class ServerCount: Sendable {
  private let count = Mutex(1)

  var value: Int {
    get { count.withLock { $0 } }
    set { count.withLock { $0 = max(1, newValue) } }
  }
}
