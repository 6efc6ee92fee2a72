import Foundation

/// A folder to try the server: new keys, an empty database, one caller.
struct TryFolder {
  private static let marker = "made-by-token-server-try"
  private static let files = [
    "master.key", "gateway.key", "credentials", "credentials.lock", "tokens.sqlite",
    "tokens.sqlite-wal", "tokens.sqlite-shm", "audit.log", TokenServerConfiguration.defaultFile,
  ]

  private let path: String
  private let ticket: String
  private let lock: SecretFile.Lock

  var configurationFile: String { "\(path)/\(TokenServerConfiguration.defaultFile)" }

  /// Empties the folder, or creates it.
  ///
  /// - Throws: `SecretFile.Failure`, also if the folder is used for something else.
  init(_ path: String) throws {
    self.path = path
    let manager = FileManager.default
    let isNew = (try? manager.contentsOfDirectory(atPath: path).isEmpty) ?? true
    var marker = stat()
    guard isNew || lstat("\(path)/\(Self.marker)", &marker) == 0 else {
      throw SecretFile.Failure(path, "this folder is used for something else; name a new one")
    }
    try manager.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try SecretFile.checkFolder(path)
    SecretFile.createEmpty("\(path)/\(Self.marker)")
    lock = try SecretFile.Lock("\(path)/\(Self.marker)", waits: false)
    for file in Self.files { try SecretFile.removeOwn("\(path)/\(file)") }
    ticket = Base64.encode(Sodium.random(32), .urlSafe)
    try SecretFile.writeNew(
      "{\"auditLog\": \"audit.log\", \"accessLog\": false}\n", to: configurationFile)
  }

  /// Creates what the configuration names.
  func fill(_ configuration: TokenServerConfiguration) throws {
    let installation = Installation(configuration)
    try installation.masterKeyFile.create("The master keys")
    try installation.gatewayKeyFile.create("The gateway keys")
    try installation.credentialsFile.set(.ticket, name: "demo", secret: ticket)
  }

  func instructions(url: String, publicKey: String) -> Instructions {
    Instructions(url: url, ticket: "demo.\(ticket)", publicKey: publicKey, folder: path)
  }
}
