import Foundation
import ServiceRuntime
import Testing
import UserAgent

@Suite("The REST requests of the example")
struct RESTBytesTests {
  @Test func aCallIsAPOSTOfAWrapperObjectWithWhatTheCallAsksForInQueryAndHeaders() async throws {
    let transport = RecordingTransport(
      TransportResponse(
        status: 200, headers: ["Content-Type": "application/json; charset=utf-8"],
        body: Array(#"{"Provider":"ERP","AccessToken":null,"Claims":["new"]}"#.utf8)))
    let baseURL = try #require(URL(string: "https://crm.example.com/Cust12345/"))
    let client = UserAgentClient(
      .rest(
        baseURL, credentials: .bearer("8A:secret"),
        .init(applicationToken: "app-1", transport: transport)))

    let tokens = try await client.getExternalTokens(
      key: "k \"1\"", options: CallOptions(select: ["Provider"]))

    // A property that this version does not know is skipped.
    #expect(tokens == TokenManagementInfo(provider: "ERP"))
    let sent = try #require(await transport.requests.first)
    #expect(sent.method == .post)
    #expect(
      sent.url?.absoluteString
        == "https://crm.example.com/Cust12345/api/v1/Agents/User/GetExternalTokens?$select=Provider"
    )
    #expect(sent.headers["Authorization"] == "Bearer 8A:secret")
    #expect(sent.headers["SO-AppToken"] == "app-1")
    #expect(String(decoding: sent.body, as: UTF8.self) == #"{"Key":"k \"1\""}"#)
  }

  @Test func nothingFoundIs200WithNullAndReadsAsNil() async throws {
    let transport = RecordingTransport(
      TransportResponse(
        status: 200, headers: ["Content-Type": "application/json"], body: Array("null".utf8)))
    let baseURL = try #require(URL(string: "https://crm.example.com"))
    let client = UserAgentClient(
      .rest(baseURL, credentials: .bearer("8A:secret"), .init(transport: transport)))
    #expect(try await client.getExternalTokens(key: "unknown") == nil)
  }

  @Test func anOperationWithoutARESTBindingSendsNothing() async throws {
    let transport = RecordingTransport(TransportResponse(status: 500))
    let baseURL = try #require(URL(string: "https://crm.example.com"))
    let client = UserAgentClient(
      .rest(baseURL, credentials: .bearer("8A:secret"), .init(transport: transport)))
    let error = await #expect(throws: ServiceCallError.self) {
      _ = try await client.decryptAndSaveExternalTokens(TokenManagementInfo())
    }
    guard case .bindingUnavailable? = error?.kind else {
      Issue.record("expected .bindingUnavailable, not \(String(describing: error))")
      return
    }
    #expect(await transport.requests.isEmpty)
  }
}
