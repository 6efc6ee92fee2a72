import ServiceHTTPServer
import ServiceRuntime
import UserAgent

struct Tokens: UnimplementedUserAgentService {
  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    guard key == "key-1" else { throw ServiceFault.notFound() }
    return TokenManagementInfo(provider: "ERP")
  }
}

struct TicketCheck: Authenticator {
  func authenticate(_ context: CallContext) async throws -> Principal? {
    switch context.credentials {
    case .soap(.ticket("7T:kim")), .rest(.ticket("7T:kim")): return Principal(name: "kim")
    case .soap(.none), .rest(.none): throw ServiceFault.unauthenticated()
    default: throw ServiceFault.forbidden()
    }
  }
}

func serve() async throws {
  let service = ServiceServer(UserAgentServer(Tokens()), authenticator: TicketCheck())
  try await HTTPServer(service, configuration: .init(port: 8080)).run(gracePeriod: .seconds(30))
}
