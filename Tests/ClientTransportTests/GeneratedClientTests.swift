import Foundation
import ScriptedServer
import ServiceCurl
import ServiceRuntime
import Testing
import UserAgent

@Suite("The generated client over a socket")
struct GeneratedClientTests {
  struct Vault: UnimplementedUserAgentService {
    func saveExternalTokens(
      _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
    ) async throws -> String? {
      let isRight =
        switch context.credentials {
        case .soap(let credentials): credentials == .ticket("7T:abc")
        case .rest(let credentials): credentials == .basic(user: "me", password: "secret")
        }
      guard isRight, context.applicationToken == "app" else { throw ServiceFault.unauthenticated() }
      return tokenManagementInfo?.accessToken
    }
  }

  func server() throws -> ScriptedServer {
    let service = ServiceServer(UserAgentServer(Vault()), authenticator: AllowEveryone())
    return try ScriptedServer(serving: service)
  }

  @Test(arguments: TestedTransport.allCases)
  func theDocumentedLinesWorkOverBoth(tested: TestedTransport) async throws {
    let server = try server()
    defer { server.stop() }
    let baseURL = try #require(URL(string: server.url + "/base"))
    let token = String(repeating: "nøkkel ", count: 15_000)
    let tokens = TokenManagementInfo(provider: "ERP", accessToken: token, refreshToken: "")
    let soap = UserAgentClient(
      .soap(
        baseURL, credentials: .ticket("7T:abc"),
        .init(applicationToken: "app", transport: tested.shared)))
    #expect(try await soap.saveExternalTokens(tokens) == token)
    let rest = UserAgentClient(
      .rest(
        baseURL, credentials: .basic(user: "me", password: "secret"),
        .init(applicationToken: "app", transport: tested.shared)))
    #expect(try await rest.saveExternalTokens(tokens) == token)
    #expect(server.connectionCount <= 2)
  }

  @Test func faultsArriveTyped() async throws {
    let server = try server()
    defer { server.stop() }
    let baseURL = try #require(URL(string: server.url))
    let clients = [
      UserAgentClient(.soap(baseURL, credentials: .none, .init())),
      UserAgentClient(.rest(baseURL, credentials: .basic(user: "me", password: "wrong"), .init())),
    ]
    for client in clients {
      let refused = await #expect(throws: ServiceFault.self) {
        try await client.saveExternalTokens(TokenManagementInfo())
      }
      #expect(refused?.isAuthenticationFailure == true)
      let missing = await #expect(throws: ServiceFault.self) {
        try await client.getExternalTokens(key: "x")
      }
      #expect(missing?.operation?.name == "GetExternalTokens")
    }
  }

  @Test func aRetriedCallGetsThroughWhenTheServiceRecovers() async throws {
    let service = ServiceServer(UserAgentServer(Vault()), authenticator: AllowEveryone())
    let refusals = Flag()
    let server = try ScriptedServer { request, connection in
      guard refusals.isRaised else {
        refusals.raise()
        connection.end()
        return
      }
      connection.send(ScriptedServer.answer(of: service, to: request))
    }
    defer { server.stop() }
    let baseURL = try #require(URL(string: server.url))
    let backoff = RetryBackoff(base: .milliseconds(1))
    let client = UserAgentClient(
      .soap(
        baseURL, credentials: .ticket("7T:abc"),
        .init(
          applicationToken: "app",
          middleware: [RetryMiddleware(operations: "SaveExternalTokens", backoff: backoff)])))
    let tokens = TokenManagementInfo(accessToken: "a")
    #expect(try await client.saveExternalTokens(tokens) == "a")
    #expect(server.requests.count == 2)
  }

  @Test func anAnswerThatIsNoAnswerOfTheServiceIsATypedError() async throws {
    let server = try ScriptedServer(
      answering: http(
        "200 OK", headers: ["Content-Type: text/html"], body: "<html><body>Log in</body></html>"))
    defer { server.stop() }
    let baseURL = try #require(URL(string: server.url))
    for client in [
      UserAgentClient(.soap(baseURL, credentials: .none, .init())),
      UserAgentClient(.rest(baseURL, credentials: .none, .init())),
    ] {
      let error = await #expect(throws: ServiceCallError.self) {
        try await client.getExternalTokens(key: "x")
      }
      guard case .invalidResponse = error?.kind else {
        Issue.record("\(error as Any)")
        continue
      }
    }
  }
}
