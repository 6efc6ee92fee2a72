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
        "settings, in \(Configuration.defaultFile), or like \(Setting.timeToLive.variable)",
        Setting.allCases.map { ($0.rawValue, "\($0.help) (\($0.fallback))") }),
      Section("exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }),
    ])

  private static let config = Option(
    "--config", alias: "-c", placeholder: "FILE",
    help: "the configuration; default: \(Configuration.fileVariable), \(Configuration.defaultFile)")
  private static let store = Option(
    "--store", placeholder: "STORE", help: "a file or postgres://…, instead of the one configured")
  private static let json = Option("--json", help: "print JSON for programs")

  private static let serve = Command(
    "serve",
    options: [
      config,
      Option("--host", placeholder: "ADDRESS", help: "the address to listen at"),
      Option("--port", alias: "-p", placeholder: "PORT", help: "the port to listen at; 0 for any"),
      Option(
        "--store", placeholder: "STORE",
        help: "the store of the tokens: a file, postgres://… or memory"),
      Option("--memory", help: "keep everything in memory and forget it at the end"),
      Option("--allow-everyone", help: "ask nobody for credentials"),
      Option(
        "--try", placeholder: "DIR",
        help: "begin anew in DIR, with keys, database and a ticket, and print calls to try"),
      Option("--print-config", help: "print the configuration in effect, and do nothing else"),
    ],
    summary: "serve the token operations until SIGTERM or Ctrl-C",
    discussion: """
      Serves the token operations over SOAP and REST. /healthz tells whether the process is well,
      /readyz whether tokens can be saved and found. /metrics counts for Prometheus: on the
      operationsPort, or with publicMetrics for anyone.
      """,
    examples: [
      Example("token-server serve --try .token-server", "see it work"),
      Example("token-server serve --config /etc/token-server.json", "for real"),
      Example(
        "token-server serve --memory --allow-everyone --port 0", "for tests of other programs"),
    ])

  private static let keysCreate = Command(
    "keys create", options: [config],
    summary: "make the key files that are missing",
    discussion: """
      Makes the files of the master key, which encrypts tokens at rest, and of the gateway key,
      which opens sealed boxes, as far as they are missing, and prints the public key to seal with.
      Keep copies of both: without them the tokens are lost.
      """,
    examples: [Example("token-server keys create", "where the configuration says")])

  private static let keysShow = Command(
    "keys show", options: [config, store, json],
    summary: "print the public key, and the names of the master keys",
    discussion: """
      Prints the public key to seal boxes with, and the names of the master keys. With PostgreSQL
      also which of them is the current one, and which keys each server has.
      """,
    examples: [Example("token-server keys show --json | jq -r .publicKey", "for a script")])

  private static let kinds = CredentialKind.allCases.map(\.rawValue).joined(separator: "|")

  private static let credentialsAdd = Command(
    "credentials add", operands: ["KIND", "NAME"], options: [config],
    summary: "let somebody call, or give them a new secret",
    discussion: """
      Adds a credential of a KIND (\(kinds)) and prints its secret, which is
      made here and kept nowhere but as a hash. The password of a basic credential is asked for,
      or taken from TOKEN_SERVER_PASSWORD. A running server learns of it at once.
      """,
    examples: [
      Example("token-server credentials add ticket crm", "a ticket for SOAP, or SoTicket of REST"),
      Example("token-server credentials add basic alice", "a user with a password, for REST"),
    ])

  private static let credentialsRemove = Command(
    "credentials remove", operands: ["KIND", "NAME"], options: [config],
    summary: "let somebody call no longer",
    discussion: "Removes a credential. A running server refuses it within a second.",
    examples: [Example("token-server credentials remove ticket crm", "one of them")])

  private static let credentialsList = Command(
    "credentials list", options: [config, json],
    summary: "print who may call",
    discussion: "Prints kinds and names of the credentials.",
    examples: [Example("token-server credentials list", "for people")])

  private static let tokensList = Command(
    "tokens list", options: [config, store, json],
    summary: "print which entries there are, without their tokens",
    discussion: """
      Prints a part of each entry's hash, as the audit log names it, when it was saved, when it
      expires, the master key it is encrypted with and its size.
      """,
    examples: [Example("token-server tokens list --json | jq length", "how many?")])

  private static let tokensCopy = Command(
    "tokens copy",
    options: [
      config, Option("--from", placeholder: "STORE", help: "a file or postgres://…"),
      Option("--to", placeholder: "STORE", help: "a file or postgres://…; made when it is missing"),
      Option("--follow", help: "keep copying new entries until Ctrl-C"),
    ],
    summary: "copy entries to another store, while servers use both",
    discussion: """
      Copies every entry that the other store does not have, as it is: both need the same master
      keys. Servers can use both stores during the copy. Start it with --follow, switch the servers
      to the other store, then stop it with Ctrl-C: it copies the last entries before it ends. If it
      is interrupted, run it again.
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
    summary: "make a new master key and encrypt everything with it",
    discussion: """
      Makes a new master key, encrypts every entry with it and removes the old ones from the key
      file. Servers may go on meanwhile: they read the key file anew. When it is interrupted, run
      it again; nothing is lost. With PostgreSQL, servers on other machines have their own key
      files: the new key is not used until each of them has it. Copy the key file to the servers
      that the command names.
      """,
    examples: [Example("token-server rotate", "now and then, and when somebody saw the key file")])

  private static let check = Command(
    "check", options: [config, store],
    summary: "check configuration, keys, credentials, database and every entry",
    discussion: """
      Reads everything a server would need and decrypts every entry. Changes nothing but the
      database's schema, when that is older than the program.
      """,
    examples: [Example("token-server check --config /etc/token-server.json", "before an upgrade")])
}
