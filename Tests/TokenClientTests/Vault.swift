import ServiceRuntime
import UserAgent

/// A service with one pair of tokens, for callers who know the secrets.
struct Vault: UserAgentService, Authenticator {
  static func server() -> ServiceServer {
    ServiceServer(UserAgentServer(Vault()), authenticator: Vault())
  }

  func authenticate(_ context: CallContext) async throws -> Principal? {
    let accepted: [CallCredentials] = [
      .soap(.ticket("7T:right")), .rest(.ticket("7T:right")), .rest(.bearer("b3arer")),
      .rest(.basic(user: "me", password: "pässword")),
    ]
    guard accepted.contains(context.credentials) else { throw ServiceFault.unauthenticated() }
    return Principal(name: "me")
  }

  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    let tokens = tokenManagementInfo
    return [
      tokens?.provider, tokens?.accessToken, tokens?.refreshToken, context.applicationToken,
    ].map { $0 ?? "nil" }.joined(separator: "/")
  }

  func decryptAndSaveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    String((tokenManagementInfo?.accessToken ?? "").reversed())
  }

  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    switch key {
    case "full": TokenManagementInfo(provider: "ERP", accessToken: "æ/1", refreshToken: "")
    case "hostile": TokenManagementInfo(provider: "\u{1B}[2Jx", accessToken: "a\r\nb")
    case "broken": throw ServiceFault.server("the \u{1B}[31mdatabase is away")
    default: nil
    }
  }
}
