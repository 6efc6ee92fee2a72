import Foundation
import ServiceCurl
import ServiceRuntime
import UserAgent

guard let baseURL = URL(string: "http://127.0.0.1:8080") else { fatalError("This is not a URL.") }
let client = UserAgentClient(.soap(baseURL, credentials: .ticket("demo.…"), .init()))

let tokens = TokenManagementInfo(provider: "ERP", accessToken: "a", refreshToken: "b")
let key = try await client.saveExternalTokens(tokens)

let rest = UserAgentClient(.rest(baseURL, credentials: .ticket("demo.…"), .init()))
let found = try await rest.getExternalTokens(key: key)
print(found?.provider ?? "nothing")
