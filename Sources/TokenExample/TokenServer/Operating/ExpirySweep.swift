import Foundation
import Synchronization

/// Seconds since 1970, by the clock of the machine, which people can set.
typealias WallClock = @Sendable () -> Int64

let systemTime: WallClock = { Int64(Date().timeIntervalSince1970) }

/// Removes entries that expired long ago.
///
/// The clock may be wrong, and a removal cannot be undone. So entries are kept for days after they
/// have expired. After a jump of the clock, nothing is removed until the clock has been steady for
/// the same time. So there are days to notice a wrong clock and to correct it, without losing
/// entries.
final class ExpirySweep: Sendable {
  struct Outcome: Equatable, Sendable {
    var removed = 0
    /// The seconds by which the clock has jumped since the last sweep; nil if it has not.
    var jump: Int64?
  }

  private struct Look {
    let wall: Int64
    let steady: ContinuousClock.Instant
  }

  /// The seconds by which the clock may differ from a monotonic clock, from sweep to sweep.
  private static let tolerance: Int64 = 3600
  private let store: any TokenStore
  private let rest: Int64
  /// The seconds for which no server may have run. It is less than the time that entries are kept,
  /// so a jump that is not noticed does no harm.
  private let absence: Int64
  private let now: WallClock
  private let steadyNow: @Sendable () -> ContinuousClock.Instant
  private let last = Mutex<Look?>(nil)

  /// - Parameter rest: The seconds from the expiry of an entry to its removal.
  init(
    _ store: any TokenStore, rest: Int64, now: @escaping WallClock = systemTime,
    steadyNow: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.store = store
    self.rest = rest
    absence = min(3 * 86_400, rest / 2)
    self.now = now
    self.steadyNow = steadyNow
  }

  /// Runs a sweep. If several servers use one database, only one at a time does the work.
  ///
  /// - Throws: `StorageError`
  func run() async throws -> Outcome {
    guard let shared = store as? any SharedTokenStore else { return try await sweep() }
    return try await shared.alone(sweep) ?? Outcome()
  }

  private func sweep() async throws -> Outcome {
    let look = Look(wall: now(), steady: steadyNow())
    let known = try await store.clock()
    var outcome = Outcome(jump: jump(to: look, known))
    let isSteady = known != nil && outcome.jump == nil
    let clock = ClockRecord(
      seen: look.wall, steadySince: isSteady ? known?.steadySince ?? look.wall : look.wall)
    try await store.keep(clock)
    last.withLock { $0 = look }
    guard look.wall - clock.steadySince >= rest else { return outcome }
    while case let removed = try await store.removeExpired(at: look.wall - rest), removed > 0 {
      outcome.removed += removed
    }
    return outcome
  }

  /// Compares with the last sweep of this process, or else with the record of earlier processes in
  /// the store.
  private func jump(to look: Look, _ known: ClockRecord?) -> Int64? {
    if let last = last.withLock({ $0 }) {
      let passed = (look.steady - last.steady).components.seconds
      let jump = look.wall - last.wall - passed
      return abs(jump) > Self.tolerance ? jump : nil
    }
    guard let known else { return nil }
    let jump = look.wall - known.seen
    return (-Self.tolerance...absence).contains(jump) ? nil : jump
  }
}
