import ServiceRuntime
import UserAgent

/// The content of the messages of the benchmarks.
enum SampleTokens {
  static let application = "token-of-the-application"
  static let ticket = "7T:" + token
  static let token = String(repeating: "0123456789abcdef", count: 4)
  /// Only texts.
  static let flat = TokenManagementInfo(provider: "ERP", accessToken: token, refreshToken: token)
  static let info = TokenManagementInfo(
    provider: "ERP", accessToken: token, refreshToken: token,
    tableRight: TableRight(mask: ETableRight(names: ["Select", "Update"]), reason: "owner"),
    fieldProperties: [
      "Provider": FieldProperty(fieldType: "string", fieldLength: 64)
    ])
}

/// Responds without doing anything, so that only the way to it and back is measured.
struct FixedTokens: UnimplementedUserAgentService {
  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    "c2c5f3a2-6f0e-4a58-9a51-1b1f2a1f9d4e"
  }
}
