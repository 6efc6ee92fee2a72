import Testing

@testable import token_server

/// The entries that are removed, and when, with clocks that tests set.
@Suite struct SweepTests {
  private static let day: Int64 = 86_400

  /// Two clocks: the one that people set, and the monotonic one.
  private final class Clocks: Sendable {
    let wall = Shared(Samples.now)
    let steady = Shared(ContinuousClock.now)

    func pass(_ seconds: Int64) {
      wall.exchange { $0 += seconds }
      steady.exchange { $0 += .seconds(seconds) }
    }

    func sweep(_ store: any TokenStore) -> ExpirySweep {
      ExpirySweep(
        store, rest: 7 * day, now: { self.wall.value }, steadyNow: { self.steady.value })
    }
  }

  private let clocks = Clocks()
  private let store = MemoryTokenStore()

  private func save(_ number: Int, expiresAfter seconds: Int64) throws {
    try store.save(Samples.entry(number, expires: clocks.wall.value + seconds))
  }

  private var count: Int { store.entries(after: nil, limit: 99, masterKey: nil).count }

  /// Sweeps four times a day. Returns the removed entries.
  @discardableResult
  private func live(_ days: Int64, _ sweep: ExpirySweep) async throws -> Int {
    var removed = 0
    for _ in 0..<days * 4 {
      clocks.pass(6 * 3600)
      removed += try await sweep.run().removed
    }
    return removed
  }

  @Test func whatExpiresRestsForDays() async throws {
    let sweep = clocks.sweep(store)
    try save(1, expiresAfter: 60)
    try save(2, expiresAfter: 30 * Self.day)
    #expect(try await sweep.run() == .init())
    #expect(try await live(7, sweep) == 0)
    #expect(try await live(1, sweep) == 1)
    #expect(try await live(28, sweep) == 0)
    #expect(try await live(2, sweep) == 1)
  }

  @Test(arguments: [1, 30, 365, 36_500] as [Int64])
  func aJumpAheadDestroysNothing(days: Int64) async throws {
    let sweep = clocks.sweep(store)
    try save(1, expiresAfter: 3600)
    try save(2, expiresAfter: 90 * Self.day)
    try await live(10, sweep)
    try save(3, expiresAfter: 90 * Self.day)
    let before = count
    clocks.wall.value += days * Self.day
    clocks.pass(60)
    #expect(try await sweep.run() == .init(jump: days * Self.day))
    // Noticed after days, and corrected.
    #expect(try await live(5, sweep) == 0)
    clocks.wall.value -= days * Self.day
    clocks.pass(60)
    #expect(try await sweep.run() == .init(jump: -days * Self.day))
    try await live(6, sweep)
    #expect(count == before)
    #expect(store.entry(Samples.entry(3).keyHash, at: clocks.wall.value) != nil)
    // And everything expires at its time.
    try await live(100, sweep)
    #expect(count == 0)
  }

  @Test func aProcessThatStartsWithAWrongClockDestroysNothing() async throws {
    try save(1, expiresAfter: 90 * Self.day)
    try await live(20, clocks.sweep(store))
    clocks.wall.value += 365 * Self.day
    #expect(try await clocks.sweep(store).run() == .init(jump: 365 * Self.day))
    // However often it is started again meanwhile.
    for _ in 0..<6 { #expect(try await live(1, clocks.sweep(store)) == 0) }
    clocks.wall.value -= 365 * Self.day
    #expect(try await clocks.sweep(store).run() == .init(jump: -365 * Self.day))
    try await live(20, clocks.sweep(store))
    #expect(store.entry(Samples.entry(1).keyHash, at: clocks.wall.value) != nil)
  }

  @Test func manySmallJumpsAreNotOneLargeOne() async throws {
    let sweep = clocks.sweep(store)
    try save(1, expiresAfter: 90 * Self.day)
    try await live(8, sweep)
    for _ in 0..<200 {
      clocks.wall.value += Self.day
      clocks.pass(60)
      #expect(try await sweep.run().removed == 0)
    }
    #expect(count == 1)
  }

  @Test func aServerThatRestsOverTheWeekendStillSweeps() async throws {
    try save(1, expiresAfter: 60)
    for _ in 0..<2 {
      try await live(5, clocks.sweep(store))
      clocks.pass(2 * Self.day)
    }
    try await live(1, clocks.sweep(store))
    #expect(count == 0)
  }

  @Test func whatIsSaidOfAJumpNamesIt() {
    let metrics = Metrics()
    metrics.swept(.init(removed: 3, jump: 7))
    metrics.swept(.init(removed: 1))
    let page = metrics.text(databaseBytes: 0, lostLines: 0)
    #expect(page.contains("token_server_clock_jumps_total 1\n"))
    #expect(page.contains("token_server_expired_total 4\n"))
  }
}
