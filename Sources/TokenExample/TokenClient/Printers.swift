import Diagnostics
import Foundation
import ServiceRuntime
import ToolSupport
import UserAgent

/// Prints the result of a call.
struct ResultPrinter {
  let context: TokenClientContext
  let isJSON: Bool

  func print(_ result: TokenResult) {
    switch result {
    case .key(let key): print(key: key)
    case .tokens(let tokens): print(tokens)
    }
  }

  /// Only the key, so that a script can use it directly.
  private func print(key: String) {
    if isJSON { return context.output.write(JSONText.of(["key": key])) }
    if context.output.isTerminal {
      context.errorOutput.write("Saved. The key to retrieve the tokens with:\n")
    }
    context.output.write(shown(key) + "\n")
  }

  private func print(_ tokens: TokenManagementInfo) {
    if isJSON {
      let fields: [String: String?] = [
        "provider": tokens.provider, "accessToken": tokens.accessToken,
        "refreshToken": tokens.refreshToken,
      ]
      return context.output.write(JSONText.of(fields))
    }
    context.output.write(
      """
      provider       \(cell(tokens.provider))
      access token   \(cell(tokens.accessToken))
      refresh token  \(cell(tokens.refreshToken))

      """)
  }

  private func cell(_ text: String?) -> String {
    switch text {
    case nil: "(none)"
    case "": "(empty)"
    case let text?: shown(text)
    }
  }

  private func shown(_ text: String) -> String {
    context.output.isTerminal ? TerminalText.escaped(text) : text
  }
}

enum JSONText {
  /// Readable and stable; nil is written as `null`.
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "null\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// Prints errors to standard error.
struct ErrorPrinter {
  /// An error for people and programs.
  struct Explanation {
    var code: ExitCode
    /// The kind of the error, as programs read it.
    var kind: String
    var message: String
    /// Details, one line each.
    var facts: [(name: String, value: String)]

    init(_ code: ExitCode, _ kind: String, message: String, facts: [(String, String?)] = []) {
      (self.code, self.kind, self.message) = (code, kind, message)
      self.facts = facts.compactMap { name, value in value.map { (name, $0) } }
    }
  }

  let output: any TextSink
  let isJSON: Bool

  func report(_ error: any Error) -> ExitCode {
    let explanation = Self.explanation(of: error)
    output.write(isJSON ? Self.json(explanation) : Self.text(explanation))
    return explanation.code
  }

  static func explanation(of error: any Error) -> Explanation {
    switch error {
    case let error as UsageError: explanation(error)
    case PromptError.interrupted:
      Explanation(.interrupted, "interrupted", message: "interrupted")
    case is PromptError:
      Explanation(.usage, "usage", message: "the input is not UTF-8")
    case let error as NothingFound:
      Explanation(.negative, "nothing", message: error.message)
    case let fault as ServiceFault: explanation(fault)
    case let error as ServiceCallError: explanation(error)
    default: Explanation(.failed, "failure", message: "\(error)")
    }
  }

  private static func explanation(_ error: UsageError) -> Explanation {
    let help = [CommandTable.tokenClient.program, error.command, "--help"].compactMap(\.self)
    return Explanation(
      .usage, "usage", message: error.message,
      facts: [("hint", error.hint), ("help", help.joined(separator: " "))])
  }

  private static func explanation(_ fault: ServiceFault) -> Explanation {
    Explanation(
      .negative, "fault", message: "the service refused the call: \(fault.reason)",
      facts: [
        ("operation", fault.operation?.description), ("detail", fault.detail),
        ("exception", fault.exception?.exceptionType),
        ("for users", fault.exception?.friendlyText), ("method", fault.method?.rawValue),
        ("url", fault.url), ("status", fault.httpStatus.map(String.init)),
        ("request", fault.requestID),
        ("hint", fault.isAuthenticationFailure ? "check the ticket, password or token" : nil),
      ])
  }

  private static func explanation(_ error: ServiceCallError) -> Explanation {
    var code = ExitCode.failed
    var hint: String?
    if case .bindingUnavailable = error.kind {
      (code, hint) = (.usage, "try '--binding \(error.binding == .rest ? "soap" : "rest")'")
    }
    return Explanation(
      code, code == .usage ? "usage" : "failure", message: error.message,
      facts: [
        ("operation", error.operation?.description), ("method", error.method?.rawValue),
        ("url", error.url), ("status", error.httpStatus.map(String.init)),
        ("request", error.requestID), ("hint", hint),
      ])
  }

  private static func text(_ explanation: Explanation) -> String {
    let lines = [
      "\(CommandTable.tokenClient.program): error: \(TerminalText.escaped(explanation.message))"
    ]
    let facts = explanation.facts.map { "  \($0.name): \(TerminalText.escaped($0.value))" }
    return (lines + facts).joined(separator: "\n") + "\n"
  }

  private static func json(_ explanation: Explanation) -> String {
    var fields = ["kind": explanation.kind, "message": explanation.message]
    for fact in explanation.facts { fields[fact.name] = fact.value }
    return JSONText.of(["error": fields])
  }
}
