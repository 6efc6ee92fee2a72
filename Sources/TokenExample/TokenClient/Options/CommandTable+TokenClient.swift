import ToolSupport

extension CommandTable {
  /// The command line of the client.
  static let tokenClient = CommandTable(
    tool: ToolVersion.name,
    summary: "Saves and gets the tokens of external systems, over SOAP or REST.",
    commands: [save, get, decryptAndSave, seal],
    sections: [
      Section("options", (allOptions + common).map { ($0.usage, $0.help) }),
      secrets(SecretName.allCases),
      Section("exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }),
    ],
    secretsRule: SecretName.rule)

  private static func secrets(_ names: [SecretName]) -> Section {
    Section(
      "secrets, from the environment or from a prompt", names.map { ($0.variable, $0.help) })
  }

  private static let secretsOfConnection: [SecretName] = [
    .ticket, .password, .bearer, .applicationToken,
  ]

  // MARK: Options

  private static let connection = [
    Option(
      "--url", alias: "-u", placeholder: "URL",
      help: "the installation's base URL; default: \(ConnectionSettings.urlVariable)"),
    Option(
      "--binding", alias: "-b", placeholder: "soap|rest",
      help: "the protocol of the call; default: soap"),
    Option(
      "--auth", placeholder: "ticket|basic|bearer|none",
      help: "the kind of credentials; default: ticket"),
    Option("--user", placeholder: "NAME", help: "the user of '--auth basic'"),
    Option(
      "--timeout", placeholder: "SECONDS", help: "how long the call may take; default: 30"),
  ]
  private static let provider = Option(
    "--provider", alias: "-p", placeholder: "NAME", help: "the external system of the tokens")
  private static let publicKey = Option(
    "--public-key", placeholder: "KEY",
    help: "seal the tokens with this public key of the service, in base64")
  private static let json = Option("--json", help: "print JSON, also for errors")
  private static let allOptions = connection + [provider, publicKey, json]

  // MARK: Commands

  private static let tool = ToolVersion.name
  private static let url = "--url https://crm.example.com"

  private static let save = Command(
    "save", options: connection + [provider, json],
    summary: "save tokens and print the key to retrieve them with",
    discussion: """
      Saves an access token and a refresh token and prints the key to retrieve them with,
      alone on standard output.
      """,
    sections: [secrets(secretsOfConnection + [.accessToken, .refreshToken])],
    examples: [
      Example(
        "\(tool) save \(url) --provider ERP", "ask for ticket, application token and tokens"),
      Example(
        "\(tool) save \(url) --binding rest --auth basic --user me --provider ERP",
        "over REST, as a user"),
      Example(
        "key=$(\(tool) save \(url) --provider ERP)",
        "in a script, with TOKEN_CLIENT_TICKET and the others set"),
    ])

  private static let get = Command(
    "get", operands: ["KEY"], options: connection + [json],
    summary: "print the tokens saved under a key",
    discussion: """
      Prints the tokens saved under a key. They are printed as plain text, so make sure that
      nobody else can see them.
      """,
    sections: [secrets(secretsOfConnection)],
    examples: [
      Example("\(tool) get 7f3c \(url)", "as text"),
      Example(
        "\(tool) get 7f3c \(url) --json | jq -r .accessToken",
        "only the access token, for a program"),
    ])

  private static let decryptAndSave = Command(
    "decrypt-and-save", options: connection + [provider, publicKey, json],
    summary: "save encrypted tokens, which the service decrypts",
    discussion: """
      Saves tokens that the service decrypts first, and prints the key to retrieve them with,
      alone on standard output. The service offers this over SOAP only. With '--public-key' the
      tokens are sealed here; without it they must be encrypted already.
      """,
    sections: [secrets(secretsOfConnection + [.accessToken, .refreshToken])],
    examples: [
      Example(
        "\(tool) decrypt-and-save \(url) --provider ERP",
        "ask for ticket, application token and encrypted tokens"),
      Example(
        "\(tool) decrypt-and-save \(url) --provider ERP --public-key q83v…=",
        "ask for plain tokens and seal them"),
    ])

  private static let seal = Command(
    "seal", options: [publicKey, json],
    summary: "encrypt tokens with the public key of a service, without calling it",
    discussion: """
      Prints tokens as sealed boxes of libsodium (crypto_box_seal) in base64, which only the owner
      of the public key can open: the form in which 'decrypt-and-save' sends them.
      """,
    sections: [secrets([.accessToken, .refreshToken])],
    examples: [
      Example(
        "\(tool) seal --public-key q83v…= --json", "for a program that sends the tokens itself")
    ])
}
