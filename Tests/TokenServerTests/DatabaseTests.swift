import Foundation
import Testing

@testable import token_server

/// The requirements for every database, a file or a server.
@Suite struct DatabaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Both find no tables. The slower one must accept the tables of the faster one.
  @Test(arguments: DatabaseKind.allCases)
  func aNewDatabaseCanBeOpenedByManyAtOnce(_ kind: DatabaseKind) async throws {
    for _ in 0..<10 {
      let folder = try TemporaryFolder()
      _ = try kind.location(folder)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask { await (try kind.open(folder, patience: .seconds(60))).close() }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test(arguments: DatabaseKind.allCases)
  func aSaveThatCannotBeMadeKeepsNoOtherOut(_ kind: DatabaseKind) async throws {
    let store = try await kind.open(folder)
    try await store.save(Samples.entry(0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1..<50 { group.addTask { try await store.save(Samples.entry(number)) } }
      group.addTask {
        // There is already one with this hash.
        await #expect(throws: StorageError.self) { try await store.save(Samples.entry(0)) }
      }
      try await group.waitForAll()
    }
    #expect(try await store.entries(after: nil, limit: 99, masterKey: nil).count == 50)
    await store.close()
  }

  @Test(arguments: DatabaseKind.allCases)
  func twoStoresShareADatabase(_ kind: DatabaseKind) async throws {
    let stores = [try await kind.open(folder), try await kind.open(folder)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<400 {
        group.addTask {
          let (writer, reader) = number % 2 == 0 ? (stores[0], stores[1]) : (stores[1], stores[0])
          let entry = Samples.entry(number)
          try await writer.save(entry)
          #expect(try await reader.entry(entry.keyHash, at: 0) == entry)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await stores[0].entries(after: nil, limit: 999, masterKey: nil).count == 400)
    if let file = stores[1] as? SQLiteTokenStore { #expect(try await file.damage().isEmpty) }
    for store in stores { await store.close() }
  }

  @Test(arguments: DatabaseKind.allCases)
  func whatIsSavedSurvivesClosingAndOpening(_ kind: DatabaseKind) async throws {
    let entries = (0..<50).map { Samples.entry($0) }
    let first = try await kind.open(folder)
    for entry in entries { try await first.save(entry) }
    await first.close()
    let second = try await kind.open(folder)
    let found = try await second.entries(after: nil, limit: 100, masterKey: nil)
    #expect(Set(found) == Set(entries))
    if let file = second as? SQLiteTokenStore { #expect(try await file.damage().isEmpty) }
    await second.close()
  }

  /// The extreme values of the types of the columns.
  @Test(arguments: DatabaseKind.allCases)
  func everyByteAndNumberComesBack(_ kind: DatabaseKind) async throws {
    let store = try await kind.open(folder)
    var entry = Samples.entry(1)
    entry.sealed = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
    for (index, key) in [Int64.min, -1, 0, .max].enumerated() {
      entry.keyHash = KeyHash(hashing: [UInt8(index)])
      entry.masterKey = MasterKeyID(rawValue: key)
      (entry.created, entry.expires) = (Int64(index), 4_000_000_000)
      try await store.save(entry)
      #expect(try await store.entry(entry.keyHash, at: 3_999_999_999) == entry)
      #expect(try await store.entry(entry.keyHash, at: 4_000_000_000) == nil)
    }
    entry.keyHash = KeyHash(hashing: [9])
    entry.sealed = []
    try await store.save(entry)
    #expect(try await store.entry(entry.keyHash, at: 0) == entry)
    #expect(try await store.masterKeys().count == 4)
    await store.close()
  }

  @Test(arguments: DatabaseKind.allCases)
  func aStoreIsMovedWhileItIsUsed(_ kind: DatabaseKind) async throws {
    let source = try await kind.open(folder)
    let other = try TemporaryFolder()
    let target = try await (DatabaseKind.allCases.first { $0 != kind } ?? kind).open(other)
    for number in 0..<700 { try await source.save(Samples.entry(number, expires: Samples.now)) }
    // The target is in use as well, and already has some of it.
    for number in 690..<800 { try await target.save(Samples.entry(number, expires: Samples.now)) }
    let (old, new) = (MasterKeyID(rawValue: 7), MasterKeyID(rawValue: 8))
    let copy = StoreCopy(source: source, target: target, keys: [old, new])
    #expect(try await copy.run() == 690)
    #expect(try await copy.run() == 0)
    var changed = Samples.entry(3, expires: Samples.now)
    (changed.masterKey, changed.sealed) = (new, [1])
    try await source.replace(Samples.entry(3), with: changed)
    try await source.save(Samples.entry(900))
    #expect(try await copy.run() == 2)
    #expect(try await target.entry(changed.keyHash, at: 0) == changed)
    #expect(try await target.entries(after: nil, limit: 999, masterKey: nil).count == 801)
    // A rotation of the target is not undone.
    var newer = Samples.entry(4)
    (newer.masterKey, newer.sealed) = (new, [2])
    try await target.replace(Samples.entry(4), with: newer)
    #expect(try await copy.run() == 0)
    await source.close()
    await target.close()
  }
}
