import ServiceRuntime
import UserAgent

struct Tokens: UnimplementedUserAgentService {
  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    guard key == "key-1" else { throw ServiceFault.notFound() }
    return TokenManagementInfo(provider: "ERP")
  }
}
