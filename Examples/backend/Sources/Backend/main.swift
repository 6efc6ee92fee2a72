import Foundation
import ServiceHTTPServer
import ServiceRuntime
import UserAgent

// A part of a service, for callers with a ticket. Everything that happens is counted and logged. It ends with
// SIGTERM, after what is under way.

/// Knows one key, and leaves the rest of the service out.
struct Tokens: UnimplementedUserAgentService {
  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    if key == "slow" { try await Task.sleep(for: .seconds(1)) }
    guard key == "key-1" || key == "slow" else { throw ServiceFault.notFound() }
    return TokenManagementInfo(provider: "ERP of \(context.principal?.name ?? "nobody")")
  }
}

/// Lets one ticket in, over both bindings.
struct TicketCheck: Authenticator {
  func authenticate(_ context: CallContext) async throws -> Principal? {
    switch context.credentials {
    case .soap(.ticket("7T:kim")), .rest(.ticket("7T:kim")): return Principal(name: "kim")
    case .soap(.none), .rest(.none): throw ServiceFault.unauthenticated()
    default: throw ServiceFault.forbidden()
    }
  }
}

let metrics = MetricsMiddleware(prefix: "tokens")
let service = ServiceServer(
  UserAgentServer(Tokens()), authenticator: TicketCheck(),
  middleware: [metrics, LoggingMiddleware()], documents: [metrics.document()])
let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
try await HTTPServer(service, configuration: .init(port: port)).run()
print("finished")
