import Foundation
import Synchronization

/// Seconds since 1970, by the clock that people set.
typealias WallClock = @Sendable () -> Int64

let systemTime: WallClock = { Int64(Date().timeIntervalSince1970) }

/// Removes what expired long ago.
///
/// The clock may be wrong, and what is removed is gone. So entries rest for days after they have
/// expired, and a clock that jumps must be steady again for as long before anything is removed:
/// there are days to notice it and to set it right, and then nothing is missing.
final class ExpirySweep: Sendable {
  struct Outcome: Equatable, Sendable {
    var removed = 0
    /// By how many seconds the clock has jumped since the last sweep; nil when it has not.
    var jump: Int64?
  }

  private struct Look {
    let wall: Int64
    let steady: ContinuousClock.Instant
  }

  /// Seconds by which the clock may differ from one that nobody sets, from sweep to sweep.
  private static let tolerance: Int64 = 3600
  private let store: any TokenStore
  private let rest: Int64
  /// Seconds for which no server may have run; less than entries rest, so what is not noticed does
  /// no harm.
  private let absence: Int64
  private let now: WallClock
  private let steadyNow: @Sendable () -> ContinuousClock.Instant
  private let last = Mutex<Look?>(nil)

  /// - Parameter rest: Seconds from the end of an entry's time to its removal.
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

  /// Of several servers on one database one at a time does something.
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

  /// Compares with what this process saw, else with what the store knows of those before it.
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
