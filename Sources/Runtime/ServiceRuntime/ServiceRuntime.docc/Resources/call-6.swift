import Foundation
import ServiceCurl
import ServiceRuntime
import UserAgent

guard let baseURL = URL(string: "http://127.0.0.1:8080") else { fatalError("This is not a URL.") }
let patient = ConnectionConfiguration(
  middleware: [RetryMiddleware(operations: "GetExternalTokens", maximumAttempts: 4)])
let client = UserAgentClient(.soap(baseURL, credentials: .ticket("demo.…"), patient))
let found = try await client.getExternalTokens(key: "unknown")
print(found?.provider ?? "nothing")
