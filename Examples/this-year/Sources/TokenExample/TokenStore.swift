import ServiceRuntime
import UserAgent

/// Keeps tokens in memory; the operation it does not implement answers with a fault.
actor TokenStore: UnimplementedUserAgentService {
  private var tokens: [String: TokenManagementInfo] = [:]

  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    guard let tokenManagementInfo else { throw ServiceFault.client("There are no tokens to save.") }
    let key = "key-\(tokens.count + 1)"
    tokens[key] = tokenManagementInfo
    return key
  }

  func getExternalTokens(
    key: String?, context: CallContext
  ) async throws -> TokenManagementInfo? {
    key.flatMap { tokens[$0] }
  }
}
