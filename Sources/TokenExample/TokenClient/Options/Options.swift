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
      throw UsageError(
        "'\(text)' is not a value of option '--timeout'", hint: "it is SECONDS")
    }
    return seconds
  }
}
