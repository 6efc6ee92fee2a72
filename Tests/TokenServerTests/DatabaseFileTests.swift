import Foundation
import Testing

@testable import token_server

/// Database files with errors.
@Suite struct DatabaseFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("tokens.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func connection() throws -> SQLiteConnection {
    try SQLiteConnection(path: path, createsFile: true, patience: .zero)
  }

  @Test func aFileOfTheFirstSchemaIsBroughtUpToDate() async throws {
    let old = try connection()
    try SQLiteSchema.migrate(old, target: 1)
    let entry = Samples.entry(1)
    try old.statement("INSERT INTO token VALUES (1, ?, 7, ?, NULL, ?)")
      .run(.bytes(entry.keyHash.bytes), .number(entry.created), .bytes(entry.sealed))
    #expect(try SQLiteSchema.version(of: old) == 1)
    let store = try await SQLiteTokenStore.open(path)
    #expect(try await store.entry(entry.keyHash, at: 0) == entry)
    #expect(try SQLiteSchema.version(of: old) == SQLiteSchema.migrations.count)
    await store.close()
  }

  @Test func aNewerSchemaIsLeftAlone() async throws {
    let file = try connection()
    try SQLiteSchema.migrate(file)
    try file.run("PRAGMA user_version = 99")
    await #expect(
      throws: StorageError.newerSchema(found: 99, supported: SQLiteSchema.migrations.count)
    ) {
      try await SQLiteTokenStore.open(path)
    }
    #expect(try file.number("PRAGMA user_version") == 99)
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() async throws {
    let file = try connection()
    try file.run("CREATE TABLE book (title TEXT)")
    let bytes = try Data(contentsOf: URL(filePath: path))
    await #expect(throws: StorageError.foreign) { try await SQLiteTokenStore.open(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func whatIsNoDatabaseIsLeftAlone() async throws {
    let text = Data("this is a letter to somebody else\n".utf8)
    try text.write(to: URL(filePath: path))
    await #expect { try await SQLiteTokenStore.open(path) } throws: { error in
      if case StorageError.damaged = error { true } else { false }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
  }
  @Test func aSaveThatCannotBeMadeKeepsNoOtherOut() async throws {
    let store = try await SQLiteTokenStore.open(path)
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

  @Test func aTruncatedFileIsReported() async throws {
    let store = try await SQLiteTokenStore.open(path)
    for number in 0..<100 { try await store.save(Samples.entry(number, bytes: 1000)) }
    await store.close()
    let bytes = try Data(contentsOf: URL(filePath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
    await #expect { try await SQLiteTokenStore.open(path) } throws: { error in
      if case StorageError.damaged = error { true } else { false }
    }
  }

  @Test func aFileIsReadableByItsOwnerOnly() async throws {
    let store = try await SQLiteTokenStore.open(path)
    try await store.save(Samples.entry(1))
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    await store.close()
  }

  @Test func aLockedFileIsAnErrorAndNothingIsKept() async throws {
    let store = try await SQLiteTokenStore.open(path, patience: .zero)
    let other = try connection()
    try other.run("BEGIN IMMEDIATE")
    await #expect(throws: StorageError.locked) { try await store.save(Samples.entry(1)) }
    await #expect(throws: StorageError.locked) { try await store.rehearse(Samples.entry(9)) }
    // A server that only reads is not affected.
    #expect(try await store.entry(Samples.entry(1).keyHash, at: 0) == nil)
    try other.run("COMMIT")
    try await store.save(Samples.entry(2))
    #expect(try await store.entries(after: nil, limit: 9, masterKey: nil).count == 1)
    await store.close()
  }

  @Test func aFullDiskIsAnErrorAndNothingIsHalfWritten() async throws {
    let store = try await SQLiteTokenStore.open(path)
    let small = Samples.entry(0)
    try await store.save(small)
    try await store.onWriter { connection throws(StorageError) in
      try connection.run("PRAGMA max_page_count = 20")
    }
    await #expect(throws: StorageError.full) {
      try await store.save(Samples.entry(1, bytes: 200_000))
    }
    // An entry that does not fit does not block another one that fits.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 2..<10 { group.addTask { try await store.save(Samples.entry(number)) } }
      group.addTask {
        await #expect(throws: StorageError.full) {
          try await store.save(Samples.entry(10, bytes: 200_000))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await store.damage().isEmpty)
    try await store.onWriter { connection throws(StorageError) in
      try connection.run("PRAGMA max_page_count = 1000000")
    }
    try await store.save(Samples.entry(1, bytes: 200_000))
    #expect(try await store.entries(after: nil, limit: 99, masterKey: nil).count == 10)
    await store.close()
  }
}
