import Synchronization

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
