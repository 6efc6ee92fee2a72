import Foundation

/// The parts that a configuration names, created on first use.
struct Installation: Sendable {
  let configuration: TokenServerConfiguration
  /// The limits for wrong secrets.
  var failureLimits: FailureLimits
  /// The number of servers that share the limits.
  let servers = ServerCount()
  /// Keys for a store in memory. They are not needed longer than the store.
  private let passingKey = Sodium.random(SecretKey.byteCount)

  init(_ configuration: TokenServerConfiguration) {
    self.configuration = configuration
    failureLimits = FailureLimits(servers: servers)
  }

  var masterKeyFile: KeyFile { KeyFile(path: configuration.text(.masterKeyFile)) }
  var gatewayKeyFile: KeyFile { KeyFile(path: configuration.text(.gatewayKeyFile)) }
  var credentialsFile: CredentialsFile {
    CredentialsFile(path: configuration.text(.credentialsFile))
  }

  /// - Throws: `SecretFile.Failure`
  func masterKeys() throws -> MasterKeys {
    let keys = try keys(.masterKey, masterKeyFile)
    guard let keys = MasterKeys(keys) else {
      throw SecretFile.Failure(masterKeyFile.path, "it has no key")
    }
    return keys
  }

  /// - Throws: `SecretFile.Failure`
  func gateway() throws -> SealedBoxGateway {
    guard let gateway = SealedBoxGateway(try keys(.gatewayKey, gatewayKeyFile)) else {
      throw SecretFile.Failure(gatewayKeyFile.path, "it has no key")
    }
    return gateway
  }

  /// - Throws: `StorageError`
  func store(
    createsFile: Bool, onCommit: @escaping @Sendable (Int) -> Void = { _ in },
    onRetry: @escaping @Sendable () -> Void = {}
  ) async throws -> any TokenStore {
    try await Self.store(
      configuration.database, createsFile: createsFile, onCommit: onCommit, onRetry: onRetry)
  }

  /// - Throws: `StorageError`
  static func store(
    _ location: StoreLocation, createsFile: Bool,
    onCommit: @escaping @Sendable (Int) -> Void = { _ in },
    onRetry: @escaping @Sendable () -> Void = {}
  ) async throws -> any TokenStore {
    switch location {
    case .memory: MemoryTokenStore()
    case .sqlite(let path):
      try await SQLiteTokenStore.open(path, createsFile: createsFile, onCommit: onCommit)
    case .postgres(let url):
      try await PostgresTokenStore.open(
        url, createsTables: createsFile, onCommit: onCommit, onRetry: onRetry)
    }
  }

  /// - Throws: `SecretFile.Failure`, also if the database needs a key that is missing.
  func vault(_ store: any TokenStore) async throws -> TokenVault {
    let keys = try masterKeys()
    if let missing = try await store.masterKeys().first(where: { !keys.contains($0) }) {
      throw SecretFile.Failure(masterKeyFile.path, "\(MissingMasterKey(id: missing))")
    }
    let vault = try TokenVault(
      store: store, timeToLive: configuration.timeToLive,
      maximumBytes: configuration.maximumTokenBytes, reload: { try masterKeys() },
      now: store.time)
    try await vault.refresh()
    return vault
  }

  /// The size of the files of the database; 0 if it has none on this machine.
  var databaseBytes: Int {
    guard case .sqlite(let path) = configuration.database else { return 0 }
    let files = ["", "-wal"].map { path + $0 }
    return files.reduce(0) { size, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      return size + ((attributes?[.size] as? Int) ?? 0)
    }
  }

  private func keys(_ secret: TokenServerConfiguration.Secret, _ file: KeyFile) throws
    -> [SecretKey]
  {
    if let text = configuration.secret(secret) {
      return try KeyFile.parse(text, name: secret.rawValue)
    }
    let isThere = FileManager.default.fileExists(atPath: file.path)
    if !isThere, configuration.isMemory { return [SecretKey(passingKey)].compactMap(\.self) }
    guard isThere else {
      throw SecretFile.Failure(
        file.path, "there is no key file; 'token-server keys create' creates one")
    }
    return try file.read()
  }
}
