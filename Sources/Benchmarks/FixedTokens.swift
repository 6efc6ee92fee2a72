import ServiceRuntime
import UserAgent

/// Responds without doing anything, so that only the way to it and back is measured.
struct FixedTokens: UnimplementedUserAgentService {
  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    "c2c5f3a2-6f0e-4a58-9a51-1b1f2a1f9d4e"
  }
}
