import ToolSupport

/// Reads secrets from the environment or else from the terminal.
struct SecretReader: Sendable {
  let environment: [String: String]
  let prompt: any SecretPrompt

  /// - Throws: `UsageError` if it is empty or there is no terminal, `PromptError`.
  func required(_ name: SecretName) throws -> String {
    let value = try environment[name.variable] ?? ask(name, isOptional: false)
    guard let value, !value.isEmpty else {
      throw UsageError("the \(name.question.lowercased()) is missing", hint: "set \(name.variable)")
    }
    return value
  }

  /// Nil if it is empty, or not in the environment and there is no terminal.
  ///
  /// - Throws: `PromptError`.
  func optional(_ name: SecretName) throws -> String? {
    let value = try environment[name.variable] ?? ask(name, isOptional: true)
    return value?.isEmpty == false ? value : nil
  }

  private func ask(_ name: SecretName, isOptional: Bool) throws -> String? {
    do throws(PromptError) {
      return try prompt.ask(name.question + (isOptional ? " (empty for none): " : ": "))
    } catch .noTerminal {
      return nil
    } catch {
      throw error
    }
  }
}

/// The secrets that the tool may need. They are never arguments, because every process on the
/// machine can see arguments, and the history of the shell keeps them.
enum SecretName: String, CaseIterable, Sendable {
  case ticket = "TICKET"
  case password = "PASSWORD"
  case bearer = "BEARER"
  case applicationToken = "APPLICATION_TOKEN"
  case accessToken = "ACCESS_TOKEN"
  case refreshToken = "REFRESH_TOKEN"

  /// The environment variable.
  var variable: String { "TOKEN_CLIENT_\(rawValue)" }

  /// The text of the prompt.
  var question: String { texts.question }

  var help: String { texts.help }

  private var texts: (question: String, help: String) {
    switch self {
    case .ticket: ("Ticket", "for '--auth ticket'")
    case .password: ("Password", "for '--auth basic'")
    case .bearer: ("Bearer token", "for '--auth bearer'")
    case .applicationToken: ("Application token", "names the application; empty for none")
    case .accessToken: ("Access token to save", "a token to save")
    case .refreshToken: ("Refresh token to save", "the other token to save; empty for none")
    }
  }

  /// A hint for users who pass one as an argument.
  static let rule =
    "secrets are never arguments: set a variable such as TOKEN_CLIENT_TICKET, or answer the prompt"
}
