import Foundation
import ServiceRuntime
import UserAgent

// Two clients call a server, one through SOAP messages and one through REST; all are in this process,
// so the URL is any.
guard let baseURL = URL(string: "http://localhost") else { exit(1) }
let server = ServiceServer(UserAgentServer(TokenStore()), authenticator: AllowEveryone())
let loopback = LoopbackTransport(server)
let saving = UserAgentClient(
  .soap(baseURL, credentials: .ticket("7T:example"), .init(transport: loopback)))
let reading = UserAgentClient(
  .rest(baseURL, credentials: .ticket("7T:example"), .init(transport: loopback)))

let key = try await saving.saveExternalTokens(
  TokenManagementInfo(
    provider: "ERP", accessToken: "abc", refreshToken: "def", claims: ["name": "Example"]))
let tokens = try await reading.getExternalTokens(key: key)
print("saved as \(key ?? "nothing"), read back: \(tokens?.provider ?? "nothing")")
