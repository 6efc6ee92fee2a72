import ServiceRuntime
import ToolSupport

/// The kinds of credentials.
enum Authentication: String, CaseIterable, Sendable {
  case ticket
  case basic
  case bearer
  case none
}

/// The parsed options of the command line.
struct Options: Sendable {
  let command: CommandTable.Command
  let url: String?
  let binding: ServiceBinding
  let authentication: Authentication
  let user: String?
  let provider: String?
  let key: String?
  let publicKey: String?
  let timeout: Duration
  let isJSON: Bool

  /// - Throws: `UsageError` for an invalid or a missing value.
  init(_ command: CommandTable.Command, _ invocation: Invocation) throws(UsageError) {
    self.command = command
    url = invocation[.url]
    user = invocation[.user]
    provider = invocation[.provider]
    publicKey = invocation[.publicKey]
    key = invocation.operands.first
    isJSON = invocation.has(.json)
    binding = invocation[.binding].flatMap(ServiceBinding.init) ?? .soap
    authentication = invocation[.authentication].flatMap(Authentication.init) ?? .ticket
    timeout = .seconds(try Self.seconds(invocation[.timeout] ?? "30"))
    guard command != .seal || publicKey != nil else {
      throw UsageError("no public key given", hint: "write '--public-key KEY'")
    }
  }

  private static func seconds(_ text: String) throws(UsageError) -> Double {
    guard let seconds = Double(text), (0.001...86_400).contains(seconds) else {
      throw UsageError("'\(text)' is not a value of option '--timeout'", hint: "it is SECONDS")
    }
    return seconds
  }
}

extension CommandTable {
  /// The command line of the client.
  static let tokenClient = CommandTable(
    program: "token-client", version: "0.1.0",
    summary: "Saves and gets the tokens of external systems, over SOAP or REST.",
    commands: [.save, .get, .decryptAndSave, .seal, .completions, .manual],
    sections: [.secrets(SecretName.allCases)],
    exitCodes: [
      (.success, "the call succeeded"),
      (.negative, "the service refused the call"),
      (.usage, "the command line or the environment is wrong; nothing was sent"),
      (.failed, "the call failed: no response, or one that cannot be understood"),
      (.interrupted, "a prompt was answered with ^C"),
    ],
    secretsRule: SecretName.rule)
}

extension CommandTable.Section {
  fileprivate static func secrets(_ names: [SecretName]) -> Self {
    Self("secrets, from the environment or from a prompt", names.map { ($0.variable, $0.help) })
  }
}

extension CommandTable.Option {
  static let url = Self(
    "--url", aliases: ["-u"], value: .text(placeholder: "URL"),
    help: "the installation's base URL; default: \(ConnectionSettings.urlVariable)")
  static let binding = Self(
    "--binding", aliases: ["-b"], value: .choice([ServiceBinding.soap, .rest].map(\.rawValue)),
    help: "the protocol of the call; default: soap")
  static let authentication = Self(
    "--auth", value: .choice(Authentication.allCases.map(\.rawValue)),
    help: "the kind of credentials; default: ticket")
  static let user = Self(
    "--user", value: .text(placeholder: "NAME"), help: "the user of '--auth basic'")
  static let timeout = Self(
    "--timeout", value: .text(placeholder: "SECONDS"),
    help: "how long the call may take; default: 30")
  static let provider = Self(
    "--provider", aliases: ["-p"], value: .text(placeholder: "NAME"),
    help: "the external system of the tokens")
  static let publicKey = Self(
    "--public-key", value: .text(placeholder: "KEY"),
    help: "seal the tokens with this public key of the service, in base64")
  static let json = Self("--json", help: "print JSON, also for errors")
}

extension CommandTable.Command {
  private static let connection: [CommandTable.Option] = [
    .url, .binding, .authentication, .user, .timeout,
  ]
  private static let secretsOfConnection: [SecretName] = [
    .ticket, .password, .bearer, .applicationToken,
  ]
  private static let tool = "token-client"
  private static let url = "--url https://crm.example.com"

  static let save = Self(
    "save",
    summary: "save tokens and print the key to retrieve them with",
    discussion: """
      Saves an access token and a refresh token and prints the key to retrieve them with,
      alone on standard output.
      """,
    options: connection + [.provider, .json],
    sections: [.secrets(secretsOfConnection + [.accessToken, .refreshToken])],
    examples: [
      Example("\(tool) save \(url) --provider ERP", "ask for ticket, application token and tokens"),
      Example(
        "\(tool) save \(url) --binding rest --auth basic --user me --provider ERP",
        "over REST, as a user"),
      Example(
        "key=$(\(tool) save \(url) --provider ERP)",
        "in a script, with TOKEN_CLIENT_TICKET and the others set"),
    ])

  static let get = Self(
    "get",
    summary: "print the tokens saved under a key",
    discussion: """
      Prints the tokens saved under a key. They are printed as plain text, so make sure that
      nobody else can see them.
      """,
    operands: [Operand("KEY", help: "the key that save printed", isRequired: true)],
    options: connection + [.json],
    sections: [.secrets(secretsOfConnection)],
    examples: [
      Example("\(tool) get 7f3c \(url)", "as text"),
      Example(
        "\(tool) get 7f3c \(url) --json | jq -r .accessToken",
        "only the access token, for a program"),
    ])

  static let decryptAndSave = Self(
    "decrypt-and-save",
    summary: "save encrypted tokens, which the service decrypts",
    discussion: """
      Saves tokens that the service decrypts first, and prints the key to retrieve them with,
      alone on standard output. The service offers this over SOAP only. With '--public-key' the
      tokens are sealed here; without it they must be encrypted already.
      """,
    options: connection + [.provider, .publicKey, .json],
    sections: [.secrets(secretsOfConnection + [.accessToken, .refreshToken])],
    examples: [
      Example(
        "\(tool) decrypt-and-save \(url) --provider ERP",
        "ask for ticket, application token and encrypted tokens"),
      Example(
        "\(tool) decrypt-and-save \(url) --provider ERP --public-key q83v…=",
        "ask for plain tokens and seal them"),
    ])

  static let seal = Self(
    "seal",
    summary: "encrypt tokens with the public key of a service, without calling it",
    discussion: """
      Prints tokens as sealed boxes of libsodium (crypto_box_seal) in base64, which only the owner
      of the public key can open: the form in which 'decrypt-and-save' sends them.
      """,
    options: [.publicKey, .json],
    sections: [.secrets([.accessToken, .refreshToken])],
    examples: [
      Example(
        "\(tool) seal --public-key q83v…= --json", "for a program that sends the tokens itself")
    ])

  static let completions = completionsCommand(of: tool)

  static let manual = manualCommand(of: tool)
}
