import Foundation
import ScriptedServer
import ServiceRuntime
import Testing

@Suite("Failures over a socket")
struct FailureTests {
  @Test(arguments: TestedTransport.allCases)
  func nobodyListens(tested: TestedTransport) async throws {
    let transport = tested.make()
    let url = try urlOfNobody()
    let error = await #expect(throws: ServiceCallError.self) { try await transport.get(url) }
    #expect(error?.transportReason == .cannotConnect)
  }

  @Test(arguments: TestedTransport.allCases)
  func aHostThatDoesNotExist(tested: TestedTransport) async throws {
    let transport = tested.make()
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get("http://host.invalid")
    }
    #expect(error?.transportReason == .hostNotFound)
  }

  @Test(
    arguments: ["", "file://", "file:///etc", "ftp://127.0.0.1", "http://", "data:text/plain,"],
    TestedTransport.allCases)
  func urlsThatAreNoneOfHTTPAreRefusedBeforeAnythingIsSent(origin: String, tested: TestedTransport)
    async throws
  {
    let transport = tested.make()
    let error = await #expect(throws: ServiceCallError.self) { try await transport.get(origin) }
    #expect(error?.transportReason == .invalidURL)
  }

  @Test(arguments: TestedTransport.allCases)
  func aServerThatDoesNotSpeakTLS(tested: TestedTransport) async throws {
    let transport = tested.make()
    // It sends first, like a mail server.
    let server = try ScriptedServer(greeting: Array("220 mail.example ready\r\n".utf8))
    defer { server.stop() }
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get(server.url.replacing("http:", with: "https:"))
    }
    #expect(error?.transportReason == .noSecureConnection)
  }

  @Test(arguments: TestedTransport.allCases)
  func whatIsRefusedForItsSizeSaysItsStatus(tested: TestedTransport) async throws {
    let server = try ScriptedServer(answering: http("201 OK", length: "2147483648"))
    defer { server.stop() }
    let error = await #expect(throws: ServiceCallError.self) {
      try await tested.shared.get(server.url)
    }
    #expect(error?.isTooLarge == true)
    #expect(error?.httpStatus == 201)
  }

  @Test(arguments: TestedTransport.allCases)
  func aBodyOfJustTheLimitIsReceived(tested: TestedTransport) async throws {
    let transport = tested.make()
    let body = String(repeating: "a", count: limit)
    let server = try ScriptedServer(answering: http("200 OK", headers: [], body: body))
    defer { server.stop() }
    #expect(try await transport.get(server.url).body.count == limit)
  }

  @Test(arguments: TestedTransport.allCases)
  func theTransportsOwnTimeoutAppliesToCallsThatSayNone(tested: TestedTransport) async throws {
    let server = try ScriptedServer { $1.waitForEnd() }
    defer { server.stop() }
    let impatient = tested.make(timeout: .milliseconds(100))
    let error = try #require(
      await #expect(throws: ServiceCallError.self) {
        try await impatient.get(server.url, timeout: nil)
      })
    #expect(error.isTimeout)
  }
}
