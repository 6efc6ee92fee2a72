import Foundation
import Synchronization

/// The clock of the database: the time when it was last read, and the time since then by a
/// monotonic clock. So servers on several machines agree about which entries have expired.
final class DatabaseClock: Sendable {
  private struct Look {
    var wall: Int64
    var steady: ContinuousClock.Instant
  }

  private let last = Mutex(Look(wall: systemTime(), steady: .now))

  func read(_ connection: PostgresConnection) throws(PostgresFailure) {
    guard let row = try connection.run("SELECT clock_timestamp()").rows.first else {
      throw .lost("an answer is missing")
    }
    last.withLock { $0 = Look(wall: row.time(0), steady: .now) }
  }

  /// In seconds since 1970.
  var now: WallClock {
    {
      let look = self.last.withLock { $0 }
      return look.wall + (ContinuousClock.now - look.steady).components.seconds
    }
  }
}
