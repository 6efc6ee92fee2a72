import ToolSupport

extension CommandTable {
  /// The command line of the server.
  static let tokenServer = CommandTable(
    program: TokenServerTool.name, version: TokenServerTool.version,
    summary: "Keeps the tokens of external systems, encrypted, and serves them over SOAP and REST.",
    commands: [
      .serve, .keysCreate, .keysShow, .credentialsAdd, .credentialsRemove, .credentialsList,
      .tokensList, .tokensCopy, .rotate, .check, .completions, .manual,
    ],
    sections: [
      Section(
        "settings, in \(TokenServerConfiguration.defaultFile) or like \(Setting.timeToLive.variable)",
        Setting.allCases.map { ($0.rawValue, "\($0.help) (\($0.fallback))") })
    ],
    exitCodes: [
      (.success, "success"),
      (.negative, "'check' found something wrong"),
      (.usage, "the command line or the configuration is wrong"),
      (.failed, "there is a problem with a file, the database or the network"),
    ],
    secretsRule: "secrets are never arguments: they come from files, the environment or a prompt")
}

extension CommandTable.Option {
  static let config = Self(
    "--config", aliases: ["-c"], value: .text(placeholder: "FILE"),
    help:
      "configuration; default: \(TokenServerConfiguration.fileVariable) or \(TokenServerConfiguration.defaultFile)"
  )
  static let store = Self(
    "--store", value: .text(placeholder: "STORE"),
    help: "a file or postgres://… instead of the configured one")
  static let json = Self("--json", help: "print JSON")
  static let host = Self(
    "--host", value: .text(placeholder: "ADDRESS"), help: "the address to listen on")
  static let port = Self(
    "--port", aliases: ["-p"], value: .text(placeholder: "PORT"),
    help: "the port to listen on; 0 for any")
  static let servedStore = Self(
    "--store", value: .text(placeholder: "STORE"),
    help: "the store of the tokens: a file, postgres://… or memory")
  static let memory = Self("--memory", help: "keep everything in memory, and lose it at the end")
  static let allowEveryone = Self("--allow-everyone", help: "accept calls without credentials")
  static let trial = Self(
    "--try", value: .text(placeholder: "DIR"),
    help: "start in DIR with new keys, database and ticket, and print calls to try")
  static let printConfig = Self("--print-config", help: "only print the configuration in effect")
  static let from = Self(
    "--from", value: .text(placeholder: "STORE"), help: "a file or postgres://…")
  static let to = Self(
    "--to", value: .text(placeholder: "STORE"),
    help: "a file or postgres://…; created if it is missing")
  static let follow = Self("--follow", help: "keep copying new entries until Ctrl-C")
  static let wait = Self(
    "--wait", value: .text(placeholder: "TIME"),
    help: "how long to wait for other servers to have the new key; default: 10m")
}

extension CommandTable.Command.Operand {
  fileprivate static let kinds = CredentialKind.allCases.map(\.rawValue)
  fileprivate static let kind = Self(
    "KIND", help: "the kind of the credential", words: kinds, isRequired: true)
  fileprivate static let name = Self("NAME", help: "the name of the caller", isRequired: true)
}

extension CommandTable.Command {
  private static let kinds = CredentialKind.allCases.map(\.rawValue).joined(separator: "|")

  static let serve = Self(
    "serve",
    summary: "serve the token operations until SIGTERM or Ctrl-C",
    discussion: """
      Serves the token operations over SOAP and REST. /healthz reports whether the process works,
      /readyz whether tokens can be saved and found. /metrics has counts for Prometheus: on the
      operationsPort, or with publicMetrics for everyone.
      """,
    options: [
      .config,
      .host,
      .port,
      .servedStore,
      .memory,
      .allowEveryone,
      .trial,
      .printConfig,
    ],
    examples: [
      Example("token-server serve --try .token-server", "to try the server"),
      Example("token-server serve --config /etc/token-server.json", "in production"),
      Example(
        "token-server serve --memory --allow-everyone --port 0", "for tests of other programs"),
    ])

  static let keysCreate = Self(
    "keys create",
    summary: "create the missing key files",
    discussion: """
      Creates the files of the master key, which encrypts tokens at rest, and of the gateway key,
      which opens sealed boxes, if they are missing. Prints the public key for sealing. Keep
      copies of both files: without them the tokens are lost.
      """,
    options: [.config],
    examples: [Example("token-server keys create", "at the paths of the configuration")])

  static let keysShow = Self(
    "keys show",
    summary: "print the public key, and the names of the master keys",
    discussion: """
      Prints the public key for sealing, and the names of the master keys. With PostgreSQL, also
      prints which of them is the current one, and the keys of each server.
      """,
    options: [.config, .store, .json],
    examples: [Example("token-server keys show --json | jq -r .publicKey", "for a script")])

  static let credentialsAdd = Self(
    "credentials add",
    summary: "add a caller, or replace the secret of a caller",
    discussion: """
      Adds a credential of a KIND (\(kinds)), creates its secret and
      prints it. Only the hash of the secret is stored. The password of a basic credential is
      asked for, or read from TOKEN_SERVER_PASSWORD. A running server accepts the credential at
      once.
      """,
    operands: [.kind, .name],
    options: [.config],
    examples: [
      Example("token-server credentials add ticket crm", "a ticket for SOAP, or SoTicket of REST"),
      Example("token-server credentials add basic alice", "a user with a password, for REST"),
    ])

  static let credentialsRemove = Self(
    "credentials remove",
    summary: "remove a caller",
    discussion: "Removes a credential. A running server refuses it within a second.",
    operands: [.kind, .name],
    options: [.config],
    examples: [Example("token-server credentials remove ticket crm", "a ticket")])

  static let credentialsList = Self(
    "credentials list",
    summary: "print the allowed callers",
    discussion: "Prints the kinds and the names of the credentials.",
    options: [.config, .json],
    examples: [Example("token-server credentials list", "as text")])

  static let tokensList = Self(
    "tokens list",
    summary: "print the entries, without their tokens",
    discussion: """
      For each entry, prints the part of its hash that the audit log has, when it was saved, when
      it expires, the master key that encrypts it, and its size.
      """,
    options: [.config, .store, .json],
    examples: [Example("token-server tokens list --json | jq length", "how many?")])

  static let tokensCopy = Self(
    "tokens copy",
    summary: "copy entries to another store, while servers use both",
    discussion: """
      Copies every entry that the other store does not have, without a change: both stores need
      the same master keys. Servers can use both stores during the copy. Start it with --follow,
      switch the servers to the other store, then stop it with Ctrl-C: it copies the last entries
      before it ends. If it is interrupted, run it again.
      """,
    options: [
      .config, .from,
      .to,
      .follow,
    ],
    examples: [
      Example(
        "token-server tokens copy --from tokens.sqlite --to postgres://db.example/tokens --follow",
        "move from SQLite to PostgreSQL")
    ])

  static let rotate = Self(
    "rotate",
    summary: "create a new master key and encrypt everything with it",
    discussion: """
      Creates a new master key, encrypts every entry with it, and removes the old keys from the
      key file. Servers can keep running: they read the key file again. If the rotation is
      interrupted, run it again; nothing is lost. With PostgreSQL, servers on other machines have
      their own key files: the new key is not used until each of them has it. Copy the key file to
      the servers that the command names.
      """,
    options: [
      .config, .store,
      .wait,
    ],
    examples: [Example("token-server rotate", "regularly, and after somebody saw the key file")])

  static let check = Self(
    "check",
    summary: "check configuration, keys, credentials, database and every entry",
    discussion: """
      Reads everything that a server needs, and decrypts every entry. Changes only the schema of
      the database, if it is older than the program.
      """,
    options: [.config, .store],
    examples: [Example("token-server check --config /etc/token-server.json", "before an upgrade")])

  static let completions = completionsCommand(of: TokenServerTool.name)

  static let manual = manualCommand(of: TokenServerTool.name)
}
