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

/// Calls to paste into a shell and into Swift code.
struct Instructions {
  let url: String
  let ticket: String
  let publicKey: String
  let folder: String

  /// Bash, then Swift. The other lines use what the first line sets.
  var text: String {
    """
    Keys, database and audit log are in \(folder).

    \(shell)

    // In Swift: main.swift of a target that depends on UserAgent, ServiceRuntime and ServiceCurl
    \(swift)
    """
  }

  var shell: String {
    """
    export TOKEN_CLIENT_URL=\(url) TOKEN_CLIENT_TICKET=\(ticket) TOKEN_CLIENT_APPLICATION_TOKEN=

    # Save over SOAP; the key is in the answer
    KEY=$(\(soap("SaveExternalTokens", "<u:TokenManagementInfo><u:Provider>ERP</u:Provider><u:AccessToken>a</u:AccessToken></u:TokenManagementInfo>")) | grep -oE '[A-Za-z0-9_-]{43}')

    # Get over REST what was saved over SOAP
    \(rest("GetExternalTokens", #""{\"Key\":\"$KEY\"}""#))

    # Save over REST
    \(rest("SaveExternalTokens", #"'{"TokenManagementInfo":{"Provider":"ERP","AccessToken":"b"}}'"#))

    # Get over SOAP
    \(soap("GetExternalTokens", "<u:Key>'$KEY'</u:Key>"))

    # Seal a token, so that nobody on its way can read it, and get it back
    KEY=$(TOKEN_CLIENT_ACCESS_TOKEN=c TOKEN_CLIENT_REFRESH_TOKEN= \\
      swift run token-client decrypt-and-save --provider ERP --public-key \(publicKey))
    swift run token-client get --binding rest -- "$KEY"

    # What is kept, and is the server well?
    swift run token-server tokens list --config \(folder)/token-server.json
    curl -sS $TOKEN_CLIENT_URL/healthz $TOKEN_CLIENT_URL/readyz
    """
  }

  /// A complete program.
  var swift: String {
    """
    import Foundation
    import ServiceCurl
    import ServiceRuntime
    import UserAgent

    if let url = URL(string: "\(url)") {
      let client = UserAgentClient(.rest(url, credentials: .ticket("\(ticket)"), .init()))
      let key = try await client.saveExternalTokens(
        TokenManagementInfo(provider: "ERP", accessToken: "a", refreshToken: "r"))
      print(try await client.getExternalTokens(key: key)?.accessToken ?? "nothing")
    }
    """
  }

  private func rest(_ operation: String, _ json: String) -> String {
    """
    curl -sS $TOKEN_CLIENT_URL/api/v1/Agents/User/\(operation) -w '\\n' \\
      -H "Authorization: SoTicket $TOKEN_CLIENT_TICKET" -H 'Content-Type: application/json' \\
      -d \(json)
    """
  }

  private func soap(_ operation: String, _ content: String) -> String {
    """
    curl -sS $TOKEN_CLIENT_URL/Remote/Services88/User.svc -w '\\n' \\
      -H 'Content-Type: text/xml; charset=utf-8' \\
      -d '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(Self.namespace)"><s:Header><u:Credentials><u:Ticket>'$TOKEN_CLIENT_TICKET'</u:Ticket></u:Credentials></s:Header><s:Body><u:\(operation)>\(content)</u:\(operation)></s:Body></s:Envelope>'
    """
  }

  private static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"
}
