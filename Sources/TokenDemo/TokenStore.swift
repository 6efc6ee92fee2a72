import ServiceRuntime
import UserAgent

/// Keeps tokens as long as the process lives.
actor TokenStore: UserAgentService {
  /// What fits in memory when anybody may save.
  private static let capacity = 10_000

  private var tokens: [String: TokenManagementInfo] = [:]
  private var lastKey = 0

  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    guard let tokenManagementInfo else { throw ServiceFault.client("There are no tokens to save.") }
    guard tokens.count < Self.capacity else {
      throw ServiceFault(.server, "The demonstration has no room for more tokens.")
    }
    lastKey += 1
    let key = "demo-\(lastKey)"
    tokens[key] = tokenManagementInfo
    return key
  }

  /// Nothing is encrypted here, so there is nothing to decrypt.
  func decryptAndSaveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    try await saveExternalTokens(tokenManagementInfo, context: context)
  }

  func getExternalTokens(
    key: String?, context: CallContext
  ) async throws -> TokenManagementInfo? {
    key.flatMap { tokens[$0] }
  }
}
