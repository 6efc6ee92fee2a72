import ServiceHTTPServer
import ServiceRuntime
import UserAgent

struct Tokens: UnimplementedUserAgentService {
  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    guard key == "key-1" else { throw ServiceFault.notFound() }
    return TokenManagementInfo(provider: "ERP")
  }
}

func serve() async throws {
  let service = ServiceServer(UserAgentServer(Tokens()), authenticator: AllowEveryone())
  try await HTTPServer(service, configuration: .init(port: 8080)).run(gracePeriod: .seconds(30))
}
