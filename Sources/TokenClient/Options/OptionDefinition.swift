/// An option: a row of the table from which parsing and help come.
struct OptionDefinition: Sendable {
  /// How code asks for an option; the raw value is its name on the command line.
  enum ID: String, Sendable {
    case url = "--url"
    case binding = "--binding"
    case authentication = "--auth"
    case user = "--user"
    case provider = "--provider"
    case publicKey = "--public-key"
    case timeout = "--timeout"
    case json = "--json"
    case help = "--help"
    case version = "--version"
  }

  var id: ID
  var alias: String?
  /// What help shows for the value; nil for a flag.
  var placeholder: String?
  /// The commands that have it.
  var commands: [Command] = Command.allCases
  var help: String

  static let all: [OptionDefinition] = [
    OptionDefinition(
      id: .url, alias: "-u", placeholder: "URL", commands: Command.calls,
      help: "the installation's base URL; default: \(ConnectionSettings.urlVariable)"),
    OptionDefinition(
      id: .binding, alias: "-b", placeholder: "soap|rest", commands: Command.calls,
      help: "the protocol to call over; default: soap"),
    OptionDefinition(
      id: .authentication, placeholder: "ticket|basic|bearer|none", commands: Command.calls,
      help: "what says who calls; default: ticket"),
    OptionDefinition(
      id: .user, placeholder: "NAME", commands: Command.calls, help: "the user of '--auth basic'"),
    OptionDefinition(
      id: .provider, alias: "-p", placeholder: "NAME", commands: [.save, .decryptAndSave],
      help: "whom the tokens belong to"),
    OptionDefinition(
      id: .publicKey, placeholder: "KEY", commands: [.decryptAndSave, .seal],
      help: "the service's public key, in base64: seal the tokens with it"),
    OptionDefinition(
      id: .timeout, placeholder: "SECONDS", commands: Command.calls,
      help: "how long the call may take; default: 30"),
    OptionDefinition(id: .json, help: "print JSON for programs, errors too"),
    OptionDefinition(id: .help, alias: "-h", help: "explain the command, with examples"),
    OptionDefinition(id: .version, help: "print the version"),
  ]

  static func named(_ name: String) -> OptionDefinition? {
    all.first { $0.id.rawValue == name || $0.alias == name }
  }
}
