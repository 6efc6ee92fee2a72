import ServiceRuntime
import Testing
import UserAgent

@testable import token_server

/// Entries that belong to the caller who saved them.
@Suite struct OwnerTests {
  private let folder: TemporaryFolder
  private let tokens = TokenManagementInfo(provider: "ERP", accessToken: "a", refreshToken: "b")

  init() throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
  }

  // MARK: Stores

  @Test(arguments: StoreTests.Kind.allCases)
  func aStoreKeepsTheOwner(_ kind: StoreTests.Kind) async throws {
    let store = try await kind.open(folder)
    let entries = ["caller crm", nil, "caller Bl\u{e5}b\u{e6}r 'x'"].enumerated().map {
      number, owner in
      var entry = Samples.entry(number)
      entry.owner = owner
      return entry
    }
    for entry in entries { try await store.save(entry) }
    for entry in entries { #expect(try await store.entry(entry.keyHash, at: 0) == entry) }
    var new = entries[0]
    (new.masterKey, new.sealed) = (MasterKeyID(rawValue: 8), [1, 2])
    try await store.replace(entries[0], with: new)
    let found = try await store.entries(after: nil, limit: 9, masterKey: nil)
    #expect(Set(found) == [new, entries[1], entries[2]])
    await store.close()
  }

  @Test func aFileWithoutOwnersGetsAColumnForThem() async throws {
    let path = folder.file("tokens.sqlite")
    let old = try SQLiteConnection(path: path, createsFile: true, patience: .zero)
    try SQLiteSchema.migrate(old, target: 3)
    let entry = Samples.entry(1)
    try old.statement("INSERT INTO token VALUES (1, ?, 7, ?, NULL, ?)")
      .run(.bytes(entry.keyHash.bytes), .number(entry.created), .bytes(entry.sealed))
    let store = try await SQLiteTokenStore.open(path)
    #expect(try await store.entry(entry.keyHash, at: 0) == entry)
    #expect(entry.isVisible(to: "caller crm"))
    await store.close()
  }

  @Test(.enabled(if: PostgresCluster.isThere, PostgresCluster.hint))
  func aProgramThatKnowsNoOwnersSavesNextToOneThatDoes() async throws {
    let url = try folder.postgres.url()
    let first = PostgresSchema(migrations: Array(PostgresSchema.current.migrations.prefix(1)))
    await (try PostgresTokenStore.open(url, schema: first)).close()
    let old = try PostgresConnection(url, patience: .seconds(60))
    let (before, after) = (Samples.entry(1), Samples.entry(2))
    try Self.saveWithoutOwner(before, old)
    let new = try await PostgresTokenStore.open(url)
    try Self.saveWithoutOwner(after, old)
    for entry in [before, after] {
      #expect(try await new.entry(entry.keyHash, at: 0) == entry)
    }
    await new.close()
  }

  private static func saveWithoutOwner(
    _ entry: TokenEntry, _ connection: PostgresConnection
  ) throws {
    try connection.run(
      """
      INSERT INTO token_server.token (key_hash, save_id, master_key, created, expires, sealed)
      VALUES ($1, $2, $3, $4, NULL, $5)
      """, .bytes(entry.keyHash.bytes), .bytes([1]), .number(entry.masterKey.rawValue),
      .time(entry.created), .bytes(entry.sealed))
  }

  // MARK: Vault

  @Test func onlyTheOwnerFindsTokensAndEveryoneFindsThoseWithoutAnOwner() async throws {
    let keys = try Samples.keys()
    let vault = try TokenVault(store: MemoryTokenStore()) { keys }
    let own = try await vault.save(tokens, owner: "caller a")
    let common = try await vault.save(tokens)
    for (key, owner) in [(own, "caller a"), (own, nil), (common, "caller b"), (common, nil)] {
      #expect(try await vault.tokens(key, owner: owner) == tokens)
    }
    for other in ["caller b", "application a", "caller A", ""] {
      await #expect(throws: TokenVault.OwnedByAnother.self) {
        try await vault.tokens(own, owner: other)
      }
    }
    #expect(try await vault.tokens(RetrievalKey(), owner: "caller a") == nil)
  }

  @Test func aRotationKeepsTheOwner() async throws {
    let file = KeyFile(path: folder.file("master.key"))
    try file.create("Keys of a test")
    let vault = try TokenVault(store: MemoryTokenStore()) {
      try #require(MasterKeys(try file.read()))
    }
    let key = try await vault.save(tokens, owner: "caller a")
    try file.append()
    #expect(try await vault.rotate() == 1)
    #expect(try await vault.tokens(key, owner: "caller a") == tokens)
    await #expect(throws: TokenVault.OwnedByAnother.self) {
      try await vault.tokens(key, owner: "caller b")
    }
  }

  // MARK: Servers

  /// Another credential, which the server has not seen yet.
  private func other(_ running: RunningServer, _ kind: CredentialKind) throws -> String {
    try running.installation.credentialsFile.set(kind, name: "other", secret: "other-secret")
    return "other.other-secret"
  }

  @Test func withoutOwnersEveryoneWithTheKeyFindsTheTokens() async throws {
    let running = try await RunningServer()
    let key = try await running.soap().saveExternalTokens(tokens)
    let other = try running.rest(.bearer(try other(running, .bearer)))
    #expect(try await other.getExternalTokens(key: key) == tokens)
    _ = try await running.stop()
  }

  @Test func tokensOfACallerAreFoundOverBothBindingsAndByNobodyElse() async throws {
    let running = try await RunningServer([.owners: "caller"])
    let key = try await running.soap().saveExternalTokens(tokens)
    let (own, other) = (
      try running.rest(.bearer(running.ticket)),
      try running.rest(.bearer(try other(running, .bearer)))
    )
    #expect(try await own.getExternalTokens(key: key) == tokens)
    #expect(try await running.soap().getExternalTokens(key: key) == tokens)
    #expect(try await other.getExternalTokens(key: key) == nil)
    let theirs = try await other.saveExternalTokens(tokens)
    #expect(try await running.soap().getExternalTokens(key: theirs) == nil)
    let audit = try await running.stop()
    #expect(audit.split(separator: "\n").count { $0.contains("belongs to another owner") } == 2)
  }

  @Test func callersOfOneApplicationShareTheirTokens() async throws {
    let running = try await RunningServer([
      .owners: "application", .applicationTokenRequired: "true",
    ])
    let (ours, theirs) = (running.ticket, try other(running, .application))
    let key = try await running.soap(applicationToken: ours).saveExternalTokens(tokens)
    let bearer = RESTCredentials.bearer(try other(running, .bearer))
    let colleague = try running.rest(bearer, applicationToken: ours)
    #expect(try await colleague.getExternalTokens(key: key) == tokens)
    let stranger = try running.rest(applicationToken: theirs)
    #expect(try await stranger.getExternalTokens(key: key) == nil)
    _ = try await running.stop()
  }

  @Test(arguments: [
    (["owners": "everyone"], "owners is 'everyone', which is not 'off', 'caller' or 'application'"),
    (
      ["owners": "caller", "access": "everyone"],
      "owners is 'caller', which is not possible while access is 'everyone'"
    ),
    (
      ["owners": "application"],
      "owners is 'application', which is not possible without applicationTokenRequired"
    ),
  ])
  func settingsWithoutAnOwnerAreRefused(_ texts: [String: String], _ message: String) {
    let settings = texts.reduce(into: [Setting: String]()) { settings, text in
      if let setting = Setting(rawValue: text.key) { settings[setting] = text.value }
    }
    #expect(throws: ConfigurationError(message)) {
      try TokenServerConfiguration(file: nil, environment: [:], overrides: settings)
    }
  }
}
