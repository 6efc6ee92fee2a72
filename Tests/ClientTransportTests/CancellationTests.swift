import Foundation
import ScriptedServer
import ServiceRuntime
import Synchronization
import Testing

@Suite("Cancellation over a socket")
struct CancellationTests {
  @Test(
    arguments: [true, false],
    TestedTransport.allCases)
  func cancel(afterHead: Bool, tested: TestedTransport) async throws {
    let transport = tested.make()
    let hasEnded = Flag()
    let server = try ScriptedServer { _, connection in
      if afterHead { connection.send(http("200 OK", headers: [], body: "abc", length: "10")) }
      connection.waitForEnd()
      hasEnded.raise()
    }
    defer { server.stop() }
    let call = Task { try await transport.get(server.url, timeout: .seconds(30)) }
    #expect(try await eventually { server.requests.count == 1 })
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(try await eventually { hasEnded.isRaised })
  }

  @Test(
    arguments: [true, false],
    TestedTransport.allCases)
  func theLimitAndTheTimeoutEndTheConnectionToo(tooLarge: Bool, tested: TestedTransport)
    async throws
  {
    let transport = tested.make()
    let hasEnded = Flag()
    let server = try ScriptedServer { _, connection in
      if tooLarge { connection.send(http("200 OK", length: "1000000000")) }
      connection.waitForEnd()
      hasEnded.raise()
    }
    defer { server.stop() }
    await #expect(throws: ServiceCallError.self) {
      try await transport.get(server.url, timeout: .milliseconds(tooLarge ? 30_000 : 50))
    }
    #expect(try await eventually { hasEnded.isRaised })
  }

  @Test(arguments: TestedTransport.allCases)
  func aTaskThatIsCancelledAlreadySendsNothing(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK"))
    defer { server.stop() }
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.get(server.url)
    }
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: TestedTransport.allCases)
  func cancellingAtAnyMomentLeavesTheTransportWorking(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK", headers: [], body: "x"))
    defer { server.stop() }
    for pause in 0..<100 {
      let call = Task { try await transport.get(server.url) }
      try await Task.sleep(for: .microseconds(pause * 10))
      call.cancel()
      switch await call.result {
      case .success(let response): #expect(response.status == 200)
      case .failure(let error): #expect(error is CancellationError)
      }
    }
    #expect(try await transport.get(server.url).status == 200)
  }
}

final class Flag: Sendable {
  private let state = Mutex(false)

  var isRaised: Bool { state.withLock { $0 } }

  func raise() { state.withLock { $0 = true } }
}
