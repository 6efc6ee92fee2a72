import Foundation
import ServiceCurl
import ServiceRuntime
import UserAgent

guard let baseURL = URL(string: "http://127.0.0.1:8080") else { fatalError("This is not a URL.") }
let client = UserAgentClient(.soap(baseURL, credentials: .ticket("demo.…"), .init()))

do {
  let found = try await client.getExternalTokens(key: "unknown")
  print(found?.provider ?? "nothing")
} catch let fault as ServiceFault where fault.kind == .unauthenticated {
  print("The ticket is not valid.")
} catch let fault as ServiceFault {
  print("The server refused the call:", fault.localizedDescription)
} catch let error as ServiceCallError {
  print("There was no usable response:", error.localizedDescription)
}
