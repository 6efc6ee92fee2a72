import Foundation
import Testing

@testable import token_server

/// The requirements for a database that servers on several machines share.
@Suite(.enabled(if: PostgresCluster.isThere, PostgresCluster.hint))
struct PostgresStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(
    patience: Duration = .seconds(5), schema: PostgresSchema = .current
  ) async throws -> PostgresTokenStore {
    try await PostgresTokenStore.open(
      try folder.postgres.url(), patience: patience, schema: schema)
  }

  private func connection() throws -> PostgresConnection {
    try PostgresConnection(try folder.postgres.url(), patience: .seconds(60))
  }

  private func count(_ store: any TokenStore) async throws -> Int {
    try await store.entries(after: nil, limit: 9999, masterKey: nil).count
  }

  // MARK: Lost connections

  @Test(arguments: [LossyProxy.Loss.answer, .question])
  func aSaveWhoseConnectionIsLostAtItsCommitIsKeptOnce(_ loss: LossyProxy.Loss) async throws {
    let (proxy, retries) = (try LossyProxy(), Shared(0))
    let store = try await PostgresTokenStore.open(
      proxy.url(try folder.postgres.url()), onRetry: { retries.exchange { $0 += 1 } })
    for number in 0..<5 {
      proxy.lose(loss)
      try await store.save(Samples.entry(number))
      #expect(proxy.lost == number + 1)
    }
    #expect(retries.value >= 5)
    #expect(try await count(store) == 5)
    // Another save with the same hash is not taken for it.
    await #expect(throws: StorageError.self) { try await store.save(Samples.entry(0)) }
    await store.close()
  }

  @Test func manySavesAreKeptOnceHoweverOftenConnectionsAreLost() async throws {
    let proxy = try LossyProxy()
    let store = try await PostgresTokenStore.open(
      proxy.url(try folder.postgres.url()), patience: .seconds(30))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<600 {
        if number % 20 == 0 { proxy.lose(number % 40 == 0 ? .answer : .question) }
        group.addTask { try await store.save(Samples.entry(number)) }
        if number % 10 == 0 { try await Task.sleep(for: .milliseconds(3)) }
      }
      try await group.waitForAll()
    }
    #expect(proxy.lost > 5)
    #expect(try await count(store) == 600)
    await store.close()
  }

  /// It was saved, and its master key was rotated, before it is tried once more.
  @Test func aRotationBetweenALostCommitAndItsRetryChangesNothing() async throws {
    let (proxy, gate) = (try LossyProxy(), Gate())
    let store = try await PostgresTokenStore.open(
      proxy.url(try folder.postgres.url()), patience: .seconds(30))
    let other = try await open()
    let (entry, newer) = (Samples.entry(1), Shared(Samples.entry(1)))
    newer.exchange { ($0.masterKey, $0.sealed) = (MasterKeyID(rawValue: 8), [1, 2, 3]) }
    proxy.lose(.answer, then: gate)
    async let saved: Void = store.save(entry)
    await gate.arrival()
    try await other.replace(entry, with: newer.value)
    try await other.retire([entry.masterKey])
    gate.open()
    try await saved
    #expect(try await store.entry(entry.keyHash, at: 0) == newer.value)
    await #expect(throws: StorageError.masterKeyRetired) { try await store.save(Samples.entry(2)) }
    #expect(try await count(other) == 1)
    await store.close()
    await other.close()
  }

  @Test func aServerThatIsNotThereIsUnreachable() async throws {
    let url = "postgres:///tokens?host=\(folder.path)&user=tokens"
    await #expect {
      try await PostgresTokenStore.open(url, patience: .milliseconds(200))
    } throws: { error in
      if case StorageError.unreachable = error { true } else { false }
    }
  }

  // MARK: Others at the same time

  @Test func aRetirementWaitsForSavesThatDoNotKnowOfIt() async throws {
    let store = try await open()
    let saving = try connection()
    let lock = PostgresSchema.Lock.masterKeys.arguments
    try saving.run("BEGIN")
    try saving.run("SELECT pg_advisory_xact_lock_shared(\(lock))")
    let isRetired = Shared(false)
    let retirement = Task {
      try await store.retire([MasterKeyID(rawValue: 7)])
      isRetired.value = true
    }
    try await Task.sleep(for: .milliseconds(200))
    #expect(!isRetired.value)
    // Later saves wait for it, and are informed.
    let late = Task { try await store.save(Samples.entry(1)) }
    try await Task.sleep(for: .milliseconds(100))
    try saving.run("COMMIT")
    try await retirement.value
    await #expect(throws: StorageError.masterKeyRetired) { try await late.value }
    #expect(try await count(store) == 0)
    await store.close()
  }

  @Test func noSavePassesARetirement() async throws {
    let stores = [try await open(), try await open(), try await open()]
    let (saved, refused) = (Shared(0), Shared(0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<900 {
        group.addTask {
          do {
            try await stores[number % 3].save(Samples.entry(number))
            saved.exchange { $0 += 1 }
          } catch StorageError.masterKeyRetired {
            refused.exchange { $0 += 1 }
          }
        }
      }
      group.addTask {
        try await stores[0].retire([MasterKeyID(rawValue: 7)])
        let now = try await count(stores[1])
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await count(stores[1]) == now)
      }
      try await group.waitForAll()
    }
    #expect(saved.value + refused.value == 900)
    #expect(try await count(stores[2]) == saved.value)
    for store in stores { await store.close() }
  }

  @Test func aLockedTableIsAnErrorAndNothingIsKept() async throws {
    let store = try await open(patience: .milliseconds(300))
    let other = try connection()
    try other.run("BEGIN")
    try other.run("LOCK TABLE token_server.token IN EXCLUSIVE MODE")
    await #expect(throws: StorageError.locked) { try await store.save(Samples.entry(1)) }
    // A server that only reads is not affected.
    #expect(try await store.entry(Samples.entry(1).keyHash, at: 0) == nil)
    try other.run("COMMIT")
    try await store.save(Samples.entry(2))
    #expect(try await count(store) == 1)
    await store.close()
  }

  @Test func oneServerAtATimeSweeps() async throws {
    let (one, other) = (try await open(), try await open())
    let others = try await one.alone { try await other.alone { true } }
    #expect(others == .some(nil))
    #expect(try await other.alone { true } == true)
    await one.close()
    await other.close()
  }

  @Test func expiredEntriesAreSweptByTheClockOfTheDatabase() async throws {
    let store = try await open()
    #expect(abs(store.time() - systemTime()) <= 2)
    let rest: Int64 = 7 * 86_400
    try await store.save(Samples.entry(1, expires: store.time() - rest - 5))
    try await store.save(Samples.entry(2, expires: store.time() + 60))
    try await store.keep(ClockRecord(seen: store.time(), steadySince: store.time() - 2 * rest))
    #expect(try await ExpirySweep(store, rest: rest, now: store.time).run().removed == 1)
    #expect(try await count(store) == 1)
    await store.close()
  }

  // MARK: Master keys

  @Test func aKeyIsCurrentWhenEveryServerHasIt() async throws {
    let store = try await open()
    let (old, new) = (MasterKeyID(rawValue: -7), MasterKeyID(rawValue: 9))
    var servers = ["a", "b"].map {
      ServerPresence(id: Array($0.utf8), name: $0, masterKeys: [old])
    }
    #expect(try await store.currentMasterKey() == nil)
    #expect(try await store.attend(servers[0]).servers == 1)
    #expect(try await store.currentMasterKey() == old)
    #expect(try await store.attend(servers[1]).servers == 2)
    #expect(try await store.makeCurrent(new) == ["a", "b"])
    servers[1].masterKeys.append(new)
    _ = try await store.attend(servers[1])
    #expect(try await store.servers() == servers)
    #expect(try await store.makeCurrent(new) == ["a"])
    #expect(try await store.currentMasterKey() == old)
    try await store.leave(servers[0])
    #expect(try await store.makeCurrent(new) == [])
    #expect(try await store.currentMasterKey() == new)
    try await store.retire([old])
    await #expect(throws: StorageError.masterKeyRetired) { try await store.makeCurrent(old) }
    await store.close()
  }

  // MARK: Tables

  private static func schema(_ more: [PostgresSchema.Migration]) -> PostgresSchema {
    PostgresSchema(migrations: PostgresSchema.current.migrations + more)
  }

  @Test func serversOfTwoVersionsRunSideBySide() async throws {
    let old = try await open()
    let added = Self.schema([
      .init(oldestProgram: 1, statements: ["ALTER TABLE token_server.token ADD note text"])
    ])
    let new = try await open(schema: added)
    try await old.save(Samples.entry(1))
    try await new.save(Samples.entry(2))
    let again = try await open()
    #expect(try await count(again) == 2)
    for store in [old, new, again] { await store.close() }
  }

  @Test func whatOldServersCannotDoWithWaitsForThemToEnd() async throws {
    let old = try await open()
    let server = ServerPresence(id: [1], name: "old one", masterKeys: [])
    _ = try await old.attend(server)
    let version = PostgresSchema.current.migrations.count
    let changed = Self.schema([
      .init(
        oldestProgram: version + 1, statements: ["ALTER TABLE token_server.clock ADD note text"])
    ])
    await #expect {
      try await open(schema: changed)
    } throws: { "\($0)".contains("older version are running, stop them first: old one") }
    try await old.leave(server)
    await (try open(schema: changed)).close()
    await #expect(throws: StorageError.newerSchema(found: version + 1, supported: version)) {
      try await open()
    }
    await old.close()
  }

  @Test func tablesOfAnotherProgramAreLeftAlone() async throws {
    let other = try connection()
    try other.run("CREATE SCHEMA token_server")
    try other.run("CREATE TABLE token_server.book (title text)")
    await #expect(throws: StorageError.foreign) { try await open() }
  }

  @Test func missingTablesAreAnErrorUnlessTheyAreToBeMade() async throws {
    let url = try folder.postgres.url()
    await #expect(throws: StorageError.self) {
      try await PostgresTokenStore.open(url, createsTables: false)
    }
  }

  // MARK: Meanings

  @Test(arguments: [
    ("53100", StorageError.full), ("55P03", .locked), ("XX001", .damaged("text")),
    ("42501", .failed("text (42501)")),
  ])
  func errorsOfTheDatabaseAreTheSameAsThoseOfAFile(_ state: String, _ error: StorageError) {
    guard case .refused(error) = PostgresFailure.meaning(of: state, "text") else {
      Issue.record("\(state)")
      return
    }
  }

  @Test(arguments: ["57P01", "57P03", "25006", "08006"])
  func aServerThatEndsIsLeftForAnother(_ state: String) {
    guard case .lost = PostgresFailure.meaning(of: state, "text") else {
      Issue.record("\(state)")
      return
    }
  }

  // MARK: A whole server

  @Test func twoServersShareWhatIsAllowedAndCounted() async throws {
    let url = try folder.postgres.url()
    let first = try await RunningServer([.database: url, .publicMetrics: "true"])
    let key = try await first.rest().saveExternalTokens(Samples.tokens)
    #expect(try await first.rest().getExternalTokens(key: key) == Samples.tokens)
    #expect(try await first.get("readyz").status == 200)
    // Another one with other keys does not start.
    await #expect { try await RunningServer([.database: url]) } throws: {
      "\($0)".contains("is missing, and the database needs it")
    }
    let keys: [Setting: String] = [
      .database: url, .masterKeyFile: first.folder.file("copy"), .publicMetrics: "true",
    ]
    try FileManager.default.copyItem(
      atPath: first.folder.file("master.key"), toPath: first.folder.file("copy"))
    let second = try await RunningServer(keys, makesMasterKey: false)
    #expect(try await second.rest().getExternalTokens(key: key) == Samples.tokens)
    let page = try await second.get("metrics").text
    #expect(page.contains("token_server_servers 2\n"))
    #expect(second.installation.servers.value == 2)
    #expect(!page.contains("token_server_database_bytes 0\n"))
    _ = try await second.stop()
    _ = try await first.stop()
  }

  @Test func aLimitIsDividedAmongServers() {
    let servers = ServerCount()
    let limiter = RateLimiter<String>(perSecond: 1, burst: 10, servers: servers)
    servers.value = 3
    #expect((0..<10).count { _ in limiter.admit("a") } == 3)
  }
}
