import Foundation
import Testing
import UserAgent

@testable import token_server

@Suite struct VaultTests {
  private let folder: TemporaryFolder
  private let file: KeyFile

  init() throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
    file = KeyFile(path: folder.file("master.key"))
    try file.create("Keys of a test")
  }

  private func vault(_ store: any TokenStore) throws -> TokenVault {
    let file = file
    return try TokenVault(store: store) { try #require(MasterKeys(try file.read())) }
  }

  @Test func tokensComeBackAsTheyWere() async throws {
    let vault = try vault(MemoryTokenStore())
    for tokens in [Samples.tokens, TokenManagementInfo(), TokenManagementInfo(provider: "")] {
      let key = try await vault.save(tokens)
      #expect(try await vault.tokens(key) == tokens)
    }
    #expect(try await vault.tokens(RetrievalKey()) == nil)
  }

  @Test func tokensAreGoneAfterTheirTime() async throws {
    let (time, keys) = (Shared(Samples.now), try Samples.keys())
    let vault = try TokenVault(
      store: MemoryTokenStore(), timeToLive: 60, reload: { keys },
      now: { time.value })
    let key = try await vault.save(Samples.tokens)
    #expect(try await vault.tokens(key) != nil)
    time.value += 60
    #expect(try await vault.tokens(key) == nil)
    time.value -= 60
    #expect(try await vault.tokens(key) != nil)
  }

  @Test func theDatabaseHoldsNoTokenAndNoKey() async throws {
    let store = try await SQLiteTokenStore.open(folder.file("tokens.sqlite"))
    let vault = try vault(store)
    let key = try await vault.save(
      TokenManagementInfo(
        provider: "provider-in-the-clear", accessToken: "access-in-the-clear",
        refreshToken: "refresh-in-the-clear"))
    let open = try folder.bytes(of: "tokens.sqlite")
    await store.close()
    for bytes in [open, try folder.bytes(of: "tokens.sqlite")] {
      #expect(bytes.count > 4096)
      for text in ["in-the-clear", key.text, "provider"] {
        #expect(bytes.firstRange(of: Array(text.utf8)) == nil)
      }
      #expect(bytes.firstRange(of: key.hash.bytes) != nil)
    }
  }

  @Test(arguments: DatabaseKind.allCases)
  func anotherProcessMayRotateTheMasterKeyMeanwhile(_ kind: DatabaseKind) async throws {
    let store = try await kind.open(folder)
    let server = try vault(store)
    let before = try await server.save(Samples.tokens)
    let old = try #require(MasterKeys(try file.read()))

    let other = try await kind.open(folder)
    try file.append()
    #expect(try await vault(other).rotate() == 1)
    await other.close()

    // The server only knows the old key. It is informed, and reads the file.
    let after = try await server.save(Samples.tokens)
    try file.keepLast()
    #expect(try await server.tokens(before) == Samples.tokens)
    #expect(try await server.tokens(after) == Samples.tokens)
    #expect(try await store.masterKeys().contains(old.current) == false)
    await store.close()
  }

  @Test func aServerThatOnlyReadsFollowsARotation() async throws {
    let store = MemoryTokenStore()
    let (server, other) = (try vault(store), try vault(store))
    let key = try await server.save(Samples.tokens)
    try file.append()
    #expect(try await other.rotate() == 1)
    try file.keepLast()
    #expect(try await server.tokens(key) == Samples.tokens)
  }

  @Test(arguments: DatabaseKind.allCases)
  func manyEntriesAreRotatedWhileOthersAreSaved(_ kind: DatabaseKind) async throws {
    let store = try await kind.open(folder)
    let vault = try vault(store)
    let keys = Shared<[RetrievalKey]>([])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<1200 {
        group.addTask {
          let key = try await vault.save(TokenManagementInfo(provider: "\(number)"))
          keys.exchange { $0.append(key) }
        }
        if number == 600 {
          try file.append()
          group.addTask { _ = try await vault.rotate() }
        }
      }
      try await group.waitForAll()
    }
    _ = try await vault.rotate()
    try file.keepLast()
    #expect(try await store.masterKeys().count == 1)
    for key in keys.value { #expect(try await vault.tokens(key) != nil) }
    await store.close()
  }

  @Test func anEntryOfAnUnknownKeyIsAnErrorAndNotNothing() async throws {
    let store = MemoryTokenStore()
    let key = try await vault(store).save(Samples.tokens)
    let others = try Samples.keys()
    let stranger = try TokenVault(store: store) { others }
    await #expect(throws: TokenVault.Undecipherable.self) { try await stranger.tokens(key) }
  }
}
