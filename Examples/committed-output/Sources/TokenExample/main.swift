import Foundation
import ServiceCurl
import ServiceHTTPServer
import ServiceRuntime
import UserAgent

// A server on a free port of this machine, and a client that calls it with libcurl over REST.
let service = ServiceServer(UserAgentServer(TokenStore()), authenticator: AllowEveryone())
let server = HTTPServer(service, configuration: .init(port: 0))
try await server.start()

guard let baseURL = URL(string: server.url) else { exit(1) }
let client = UserAgentClient(.rest(baseURL, credentials: .ticket("7T:example"), .init()))
let key = try await client.saveExternalTokens(
  TokenManagementInfo(provider: "ERP", accessToken: "abc", refreshToken: "def"))
let tokens = try await client.getExternalTokens(key: key)
print("saved as \(key ?? "nothing"), read back: \(tokens?.provider ?? "nothing")")

await server.shutdown()
