import Testing

@testable import token_server

/// The requirements for every store.
@Suite struct StoreTests {
  enum Kind: Hashable, CaseIterable {
    case memory
    case database(DatabaseKind)

    static var allCases: [Kind] { [.memory] + DatabaseKind.allCases.map(Kind.database) }

    func open(_ folder: TemporaryFolder) async throws -> any TokenStore {
      switch self {
      case .memory: MemoryTokenStore()
      case .database(let kind): try await kind.open(folder)
      }
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: Kind.allCases) func whatIsSavedIsFoundUntilItExpires(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let (lasting, passing) = (Samples.entry(1), Samples.entry(2, expires: Samples.now + 60))
    try await store.save(lasting)
    try await store.save(passing)
    #expect(try await store.entry(lasting.keyHash, at: .max) == lasting)
    #expect(try await store.entry(passing.keyHash, at: Samples.now + 59) == passing)
    #expect(try await store.entry(passing.keyHash, at: Samples.now + 60) == nil)
    #expect(try await store.entry(Samples.entry(3).keyHash, at: 0) == nil)
    await store.close()
  }

  @Test(arguments: Kind.allCases) func whatHasExpiredIsRemoved(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    for number in 0..<10 {
      try await store.save(Samples.entry(number, expires: number < 4 ? Samples.now : nil))
    }
    #expect(try await store.removeExpired(at: Samples.now - 1) == 0)
    #expect(try await store.removeExpired(at: Samples.now) == 4)
    #expect(try await store.entries(after: nil, limit: 100, masterKey: nil).count == 6)
    await store.close()
  }

  @Test(arguments: Kind.allCases) func aRehearsalKeepsNothing(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let entry = Samples.entry(1)
    try await store.rehearse(entry)
    #expect(try await store.entry(entry.keyHash, at: 0) == nil)
    try await store.save(entry)
    try await store.retire([entry.masterKey])
    await #expect(throws: StorageError.masterKeyRetired) {
      try await store.rehearse(Samples.entry(2))
    }
    #expect(try await store.entries(after: nil, limit: 9, masterKey: nil) == [entry])
    await store.close()
  }

  @Test(arguments: Kind.allCases) func whatIsKnownOfTheClockIsKept(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    #expect(try await store.clock() == nil)
    for number in 1...2 as ClosedRange<Int64> {
      let clock = ClockRecord(seen: number, steadySince: -number)
      try await store.keep(clock)
      #expect(try await store.clock() == clock)
    }
    await store.close()
  }

  @Test(arguments: Kind.allCases) func pagesHoldEveryEntryOnce(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let entries = (0..<25).map { Samples.entry($0) }
    for entry in entries { try await store.save(entry) }
    var found: [TokenEntry] = []
    while case let page = try await store.entries(
      after: found.last?.keyHash, limit: 10, masterKey: nil), !page.isEmpty
    {
      found += page
    }
    #expect(found == entries.sorted { $0.keyHash < $1.keyHash })
    let other = MasterKeyID(rawValue: 8)
    #expect(try await store.entries(after: nil, limit: 10, masterKey: other).isEmpty)
    await store.close()
  }

  @Test(arguments: Kind.allCases) func nothingIsSavedWithARetiredKey(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let (before, after) = (Samples.entry(1), Samples.entry(2))
    try await store.save(before)
    try await store.retire([before.masterKey])
    await #expect(throws: StorageError.masterKeyRetired) { try await store.save(after) }
    #expect(try await store.entry(after.keyHash, at: 0) == nil)
    #expect(try await store.entry(before.keyHash, at: 0) == before)
    await store.close()
  }

  @Test(arguments: Kind.allCases) func nothingIsReplacedWithARetiredKey(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let entry = Samples.entry(1)
    var other = entry
    (other.masterKey, other.sealed) = (MasterKeyID(rawValue: 8), [1])
    try await store.save(entry)
    try await store.retire([other.masterKey])
    await #expect(throws: StorageError.masterKeyRetired) {
      try await store.replace(entry, with: other)
    }
    #expect(try await store.entry(entry.keyHash, at: 0) == entry)
    await store.close()
  }

  @Test(arguments: Kind.allCases) func anEntryIsReplacedOnlyAsItWas(_ kind: Kind) async throws {
    let store = try await kind.open(folder)
    let old = Samples.entry(1)
    var new = old
    (new.masterKey, new.sealed) = (MasterKeyID(rawValue: 8), [1, 2, 3])
    try await store.save(old)
    try await store.replace(old, with: new)
    try await store.replace(old, with: Samples.entry(1))
    #expect(try await store.entry(old.keyHash, at: 0) == new)
    #expect(try await store.masterKeys() == [new.masterKey])
    await store.close()
  }

  @Test func aMemoryThatIsFullSaysSo() async throws {
    let store = MemoryTokenStore(capacity: 1)
    try store.save(Samples.entry(1))
    #expect(throws: StorageError.full) { try store.save(Samples.entry(2)) }
  }

  @Test(arguments: DatabaseKind.allCases)
  func aClosedStoreRefuses(_ kind: DatabaseKind) async throws {
    let store = try await kind.open(folder)
    await store.close()
    await #expect(throws: StorageError.closed) { try await store.save(Samples.entry(1)) }
    await #expect(throws: StorageError.closed) { try await store.rehearse(Samples.entry(9)) }
  }
}
