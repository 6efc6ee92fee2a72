/// The secrets the tool may need. They are never arguments: those are seen by every process of the
/// machine and kept in the shell's history.
enum SecretName: String, CaseIterable, Sendable {
  case ticket = "TICKET"
  case password = "PASSWORD"
  case bearer = "BEARER"
  case applicationToken = "APPLICATION_TOKEN"
  case accessToken = "ACCESS_TOKEN"
  case refreshToken = "REFRESH_TOKEN"

  /// The environment variable.
  var variable: String { "TOKEN_CLIENT_\(rawValue)" }

  /// What the prompt says.
  var question: String {
    switch self {
    case .ticket: "Ticket"
    case .password: "Password"
    case .bearer: "Bearer token"
    case .applicationToken: "Application token"
    case .accessToken: "Access token to save"
    case .refreshToken: "Refresh token to save"
    }
  }

  var help: String {
    switch self {
    case .ticket: "for '--auth ticket'"
    case .password: "for '--auth basic'"
    case .bearer: "for '--auth bearer'"
    case .applicationToken: "names the application; empty for none"
    case .accessToken: "a token to save"
    case .refreshToken: "the other token to save; empty for none"
    }
  }

  /// A hint for those who try otherwise.
  static let rule =
    "secrets are never arguments: set TOKEN_CLIENT_TICKET and the like, or answer the prompt"
}
