import ServiceRuntime
import ServiceTesting
import UserAgent

struct Tokens: UnimplementedUserAgentService {
  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    guard key == "key-1" else { throw ServiceFault.notFound() }
    return TokenManagementInfo(provider: "ERP")
  }
}

func check() async throws {
  let client = UserAgentClient(.loopback(to: UserAgentServer(Tokens()), over: .rest))
  let found = try await client.getExternalTokens(key: "key-1")
  print(found?.provider == "ERP")
}
