import Foundation
import ServiceRuntime
import UserAgent

// A client calls a server through SOAP messages; both are in this process, so the URL is any.
guard let baseURL = URL(string: "http://localhost") else { exit(1) }
let server = ServiceServer(UserAgentServer(TokenStore()), authenticator: AllowEveryone())
let client = UserAgentClient(
  .soap(baseURL, credentials: .ticket("7T:example"), .init(transport: LoopbackTransport(server))))

let key = try await client.saveExternalTokens(
  TokenManagementInfo(provider: "ERP", accessToken: "abc", refreshToken: "def"))
let tokens = try await client.getExternalTokens(key: key)
print("saved as \(key ?? "nothing"), read back: \(tokens?.provider ?? "nothing")")
