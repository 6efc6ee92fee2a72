import Foundation
import Testing

@testable import token_server

@Suite struct SecretsTests {
  private let folder: TemporaryFolder

  init() throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
  }

  // MARK: Keys handed out

  @Test func aKeyIs256RandomBits() throws {
    let keys = (0..<100).map { _ in RetrievalKey() }
    #expect(Set(keys.map(\.text)).count == 100)
    #expect(keys.allSatisfy { $0.text.utf8.count == 43 })
    for key in keys { #expect(try #require(RetrievalKey(key.text)).hash == key.hash) }
  }

  @Test(arguments: [
    "", "demo-1", "'; DROP TABLE token; --", "\0", String(repeating: "A", count: 42) + "\0",
    String(repeating: "A", count: 42) + "B", String(repeating: "A", count: 44),
    String(repeating: "=", count: 43), String(repeating: "é", count: 43),
    String(repeating: "A", count: 9999),
  ])
  func whatIsNoKeyIsNone(_ text: String) { #expect(RetrievalKey(text) == nil) }

  // MARK: Master keys

  @Test func whatIsSealedIsOpened() throws {
    let keys = try Samples.keys()
    for message in [[], [1], [UInt8](repeating: 7, count: 100_000)] as [[UInt8]] {
      var entry = Samples.entry(1)
      entry.masterKey = keys.current
      entry.sealed = try #require(keys.seal(message, for: entry.keyHash))
      #expect(keys.open(entry) == message)
      #expect(message.count < 8 || entry.sealed.firstRange(of: message) == nil)
    }
  }

  @Test func whatHasBeenChangedIsNotOpened() throws {
    let keys = try Samples.keys()
    var entry = Samples.entry(1)
    entry.masterKey = keys.current
    entry.sealed = try #require(keys.seal([1, 2, 3], for: entry.keyHash))
    for index in entry.sealed.indices {
      var changed = entry
      changed.sealed[index] ^= 1
      #expect(keys.open(changed) == nil)
    }
    var short = entry
    for count in 0..<entry.sealed.count {
      short.sealed = Array(entry.sealed.prefix(count))
      #expect(keys.open(short) == nil)
    }
    // Under another key of the database.
    var moved = entry
    moved.keyHash = Samples.entry(2).keyHash
    #expect(keys.open(moved) == nil)
    #expect(try Samples.keys().open(entry) == nil)
  }

  @Test func nothingPrintsAKey() throws {
    let bytes = [UInt8](repeating: 65, count: 32)
    let key = try #require(SecretKey(bytes))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains("65")) }
  }

  // MARK: Files

  @Test func aKeyFileIsReadableByItsOwnerOnly() throws {
    let file = KeyFile(path: folder.file("master.key"))
    try file.create("Keys of a test")
    #expect(try file.read().count == 1)
    #expect(throws: SecretFile.Failure.self) { try file.create("Keys of a test") }
    for mode in [0o644, 0o640, 0o604, 0o660, 0o602] {
      #expect(chmod(file.path, mode_t(mode)) == 0)
      let error = #expect(throws: SecretFile.Failure.self) { try file.read() }
      #expect(error?.description.contains("chmod 600") == true)
    }
  }

  @Test(arguments: ["", "# nothing\n", "AAAA\n", "not base64!\n", "\0\n"])
  func aKeyFileWithoutKeysIsRefused(_ text: String) throws {
    let file = KeyFile(path: folder.file("master.key"))
    try SecretFile.writeNew(text, to: file.path)
    let error = #expect(throws: SecretFile.Failure.self) { try file.read() }
    #expect(error?.description.hasPrefix(file.path) == true)
    #expect(text.count < 3 || error?.description.contains(text) == false)
  }

  @Test func whatAKilledProcessLeftIsNoObstacle() throws {
    let path = folder.file("master.key")
    let number = ProcessInfo.processInfo.processIdentifier
    try SecretFile.writeNew("half a k", to: "\(path).\(number).new")
    try SecretFile.write("whole", to: path)
    #expect(try SecretFile.read(path) == "whole")
  }

  @Test func aFolderAndALinkToNothingAreNoKeyFiles() throws {
    #expect(throws: SecretFile.Failure.self) { try SecretFile.read(folder.path) }
    #expect(symlink("/nowhere", folder.file("link")) == 0)
    #expect(throws: SecretFile.Failure.self) { try SecretFile.read(folder.file("link")) }
  }

  @Test func theNewestKeyIsTheLastOfTheFile() throws {
    let file = KeyFile(path: folder.file("master.key"))
    try file.create("Keys of a test")
    let first = try #require(MasterKeys(try file.read()))
    try file.append()
    let both = try #require(MasterKeys(try file.read()))
    #expect(both.ids.first == first.current)
    #expect(both.current != first.current)
    try file.keepLast()
    let last = try #require(MasterKeys(try file.read()))
    #expect(last.ids == [both.current])
    #expect(try SecretFile.read(file.path).hasPrefix("#"))
  }
}
