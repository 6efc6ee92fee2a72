import ServiceRuntime
import ToolSupport

/// The commands of the tool.
enum Command: String, CaseIterable, Sendable {
  case save
  case get
  case decryptAndSave = "decrypt-and-save"
  case seal
}

/// The kinds of credentials.
enum Authentication: String, CaseIterable, Sendable {
  case ticket
  case basic
  case bearer
  case none
}

/// The parsed options of the command line.
struct Options: Sendable {
  let command: Command
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
  init(_ command: Command, _ invocation: Invocation) throws(UsageError) {
    self.command = command
    url = invocation["--url"]
    user = invocation["--user"]
    provider = invocation["--provider"]
    publicKey = invocation["--public-key"]
    key = invocation.operands.first
    isJSON = invocation.has("--json")
    binding = try Self.choice("--binding", of: invocation, ServiceBinding.init) ?? .soap
    authentication = try Self.choice("--auth", of: invocation, Authentication.init) ?? .ticket
    let seconds = try Self.choice("--timeout", of: invocation) { text in
      Double(text).flatMap { (0.001...86_400).contains($0) ? $0 : nil }
    }
    timeout = .seconds(seconds ?? 30)
    guard command != .seal || publicKey != nil else {
      throw UsageError(
        "no public key given", hint: "write '--public-key KEY'", command: command.rawValue)
    }
  }

  private static func choice<Value>(
    _ name: String, of invocation: Invocation, _ parse: (String) -> Value?
  ) throws(UsageError) -> Value? {
    guard let text = invocation[name] else { return nil }
    if let value = parse(text) { return value }
    let option = CommandTable.tokenClient.commands.flatMap(\.options).first { $0.name == name }
    throw UsageError(
      "'\(text)' is not a value of option '\(name)'",
      hint: option?.placeholder.map { "it is \($0)" }, command: invocation.command)
  }
}
