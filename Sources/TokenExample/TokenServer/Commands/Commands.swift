import ToolSupport

extension CommandTable {
  /// The command line of the server.
  static let tokenServer = CommandTable(
    tool: TokenServerTool.name,
    summary: "Keeps the tokens of external systems, encrypted, and serves them over SOAP and REST.",
    commands: [
      serve, keysCreate, keysShow, credentialsAdd, credentialsRemove, credentialsList, tokensList,
      tokensCopy, rotate, check,
    ],
    sections: [
      Section(
        "settings, in \(Configuration.defaultFile) or like \(Setting.timeToLive.variable)",
        Setting.allCases.map { ($0.rawValue, "\($0.help) (\($0.fallback))") }),
      Section("exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }),
    ])

  private static let config = Option(
    "--config", alias: "-c", placeholder: "FILE",
    help: "configuration; default: \(Configuration.fileVariable) or \(Configuration.defaultFile)")
  private static let store = Option(
    "--store", placeholder: "STORE", help: "a file or postgres://… instead of the configured one")
  private static let json = Option("--json", help: "print JSON")

  private static let serve = Command(
    "serve",
    options: [
      config,
      Option("--host", placeholder: "ADDRESS", help: "the address to listen on"),
      Option("--port", alias: "-p", placeholder: "PORT", help: "the port to listen on; 0 for any"),
      Option(
        "--store", placeholder: "STORE",
        help: "the store of the tokens: a file, postgres://… or memory"),
      Option("--memory", help: "keep everything in memory, and lose it at the end"),
      Option("--allow-everyone", help: "accept calls without credentials"),
      Option(
        "--try", placeholder: "DIR",
        help: "start in DIR with new keys, database and ticket, and print calls to try"),
      Option("--print-config", help: "only print the configuration in effect"),
    ],
    summary: "serve the token operations until SIGTERM or Ctrl-C",
    discussion: """
      Serves the token operations over SOAP and REST. /healthz reports whether the process works,
      /readyz whether tokens can be saved and found. /metrics has counts for Prometheus: on the
      operationsPort, or with publicMetrics for everyone.
      """,
    examples: [
      Example("token-server serve --try .token-server", "to try the server"),
      Example("token-server serve --config /etc/token-server.json", "in production"),
      Example(
        "token-server serve --memory --allow-everyone --port 0", "for tests of other programs"),
    ])

  private static let keysCreate = Command(
    "keys create", options: [config],
    summary: "create the missing key files",
    discussion: """
      Creates the files of the master key, which encrypts tokens at rest, and of the gateway key,
      which opens sealed boxes, if they are missing. Prints the public key for sealing. Keep
      copies of both files: without them the tokens are lost.
      """,
    examples: [Example("token-server keys create", "at the paths of the configuration")])

  private static let keysShow = Command(
    "keys show", options: [config, store, json],
    summary: "print the public key, and the names of the master keys",
    discussion: """
      Prints the public key for sealing, and the names of the master keys. With PostgreSQL, also
      prints which of them is the current one, and the keys of each server.
      """,
    examples: [Example("token-server keys show --json | jq -r .publicKey", "for a script")])

  private static let kinds = CredentialKind.allCases.map(\.rawValue).joined(separator: "|")

  private static let credentialsAdd = Command(
    "credentials add", operands: ["KIND", "NAME"], options: [config],
    summary: "add a caller, or replace the secret of a caller",
    discussion: """
      Adds a credential of a KIND (\(kinds)), creates its secret and
      prints it. Only the hash of the secret is stored. The password of a basic credential is
      asked for, or read from TOKEN_SERVER_PASSWORD. A running server accepts the credential at
      once.
      """,
    examples: [
      Example("token-server credentials add ticket crm", "a ticket for SOAP, or SoTicket of REST"),
      Example("token-server credentials add basic alice", "a user with a password, for REST"),
    ])

  private static let credentialsRemove = Command(
    "credentials remove", operands: ["KIND", "NAME"], options: [config],
    summary: "remove a caller",
    discussion: "Removes a credential. A running server refuses it within a second.",
    examples: [Example("token-server credentials remove ticket crm", "a ticket")])

  private static let credentialsList = Command(
    "credentials list", options: [config, json],
    summary: "print the allowed callers",
    discussion: "Prints the kinds and the names of the credentials.",
    examples: [Example("token-server credentials list", "as text")])

  private static let tokensList = Command(
    "tokens list", options: [config, store, json],
    summary: "print the entries, without their tokens",
    discussion: """
      For each entry, prints the part of its hash that the audit log has, when it was saved, when
      it expires, the master key that encrypts it, and its size.
      """,
    examples: [Example("token-server tokens list --json | jq length", "how many?")])

  private static let tokensCopy = Command(
    "tokens copy",
    options: [
      config, Option("--from", placeholder: "STORE", help: "a file or postgres://…"),
      Option(
        "--to", placeholder: "STORE", help: "a file or postgres://…; created if it is missing"),
      Option("--follow", help: "keep copying new entries until Ctrl-C"),
    ],
    summary: "copy entries to another store, while servers use both",
    discussion: """
      Copies every entry that the other store does not have, without a change: both stores need
      the same master keys. Servers can use both stores during the copy. Start it with --follow,
      switch the servers to the other store, then stop it with Ctrl-C: it copies the last entries
      before it ends. If it is interrupted, run it again.
      """,
    examples: [
      Example(
        "token-server tokens copy --from tokens.sqlite --to postgres://db.example/tokens --follow",
        "move from SQLite to PostgreSQL")
    ])

  private static let rotate = Command(
    "rotate",
    options: [
      config, store,
      Option(
        "--wait", placeholder: "TIME",
        help: "how long to wait for other servers to have the new key; default: 10m"),
    ],
    summary: "create a new master key and encrypt everything with it",
    discussion: """
      Creates a new master key, encrypts every entry with it, and removes the old keys from the
      key file. Servers can keep running: they read the key file again. If the rotation is
      interrupted, run it again; nothing is lost. With PostgreSQL, servers on other machines have
      their own key files: the new key is not used until each of them has it. Copy the key file to
      the servers that the command names.
      """,
    examples: [Example("token-server rotate", "regularly, and after somebody saw the key file")])

  private static let check = Command(
    "check", options: [config, store],
    summary: "check configuration, keys, credentials, database and every entry",
    discussion: """
      Reads everything that a server needs, and decrypts every entry. Changes only the schema of
      the database, if it is older than the program.
      """,
    examples: [Example("token-server check --config /etc/token-server.json", "before an upgrade")])
}
