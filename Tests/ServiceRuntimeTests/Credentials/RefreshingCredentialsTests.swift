import Foundation
import ServiceRuntime
import Synchronization
import Testing

@Suite("Credentials that are refreshed")
struct RefreshingCredentialsTests {
  /// Returns `ticket1`, `ticket2`, … and counts them.
  final class Issuer: Sendable {
    private let state = Mutex<(count: Int, rejected: [SOAPCredentials?])>((0, []))

    var count: Int { state.withLock { $0.count } }
    var rejected: [SOAPCredentials?] { state.withLock { $0.rejected } }

    func issue(replacing rejected: SOAPCredentials?) -> SOAPCredentials {
      state.withLock { state in
        state.count += 1
        state.rejected.append(rejected)
        return .ticket("ticket\(state.count)")
      }
    }
  }

  /// Accepts only one ticket.
  struct Door: Authenticator {
    let ticket: String

    func authenticate(_ context: CallContext) async throws -> Principal? {
      guard context.credentials == .soap(.ticket(ticket)) else {
        throw ServiceFault.unauthenticated()
      }
      return Principal(name: "reader")
    }
  }

  struct Shelf: UnimplementedLibraryService {
    func countBooks(genre: BookFormat, context: CallContext) async throws -> Int32 { 7 }
  }

  static func client(
    accepting ticket: String, _ credentials: any CredentialsProvider<SOAPCredentials>
  ) throws -> LibraryClient {
    let server = ServiceServer(LibraryServer(Shelf()), authenticator: Door(ticket: ticket))
    let url = try #require(URL(string: "https://library.example"))
    return LibraryClient(
      .soap(url, credentials: credentials, .init(transport: LoopbackTransport(server))))
  }

  @Test func theyAreFetchedWhenTheyAreFirstNeededAndOnce() async throws {
    let issuer = Issuer()
    let client = try Self.client(
      accepting: "ticket1",
      RefreshingCredentials { rejected in issuer.issue(replacing: rejected) })
    #expect(try await client.countBooks(genre: BookFormat(rawValue: "Paper")) == 7)
    #expect(try await client.countBooks(genre: BookFormat(rawValue: "Paper")) == 7)
    #expect(issuer.rejected == [nil])
  }

  @Test func anExpiredOneIsReplacedOnceHoweverManyCallsItFailsAtTheSameTime() async throws {
    let issuer = Issuer()
    let credentials = RefreshingCredentials(SOAPCredentials.ticket("expired")) { rejected in
      for _ in 0..<100 { await Task.yield() }
      return issuer.issue(replacing: rejected)
    }
    let client = try Self.client(accepting: "ticket1", credentials)
    let counts = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<50 {
        group.addTask { try await client.countBooks(genre: BookFormat(rawValue: "Paper")) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 7, count: 50))
    #expect(issuer.rejected == [.ticket("expired")])
  }

  @Test func aCallIsRefusedWithFreshCredentialsTooItIsNotTriedAThirdTime() async throws {
    let issuer = Issuer()
    let credentials = RefreshingCredentials(SOAPCredentials.ticket("expired")) { rejected in
      issuer.issue(replacing: rejected)
    }
    let client = try Self.client(accepting: "another", credentials)
    let fault = await #expect(throws: ServiceFault.self) {
      try await client.countBooks(genre: BookFormat(rawValue: "Paper"))
    }
    #expect(fault?.isAuthenticationFailure == true)
    #expect(issuer.count == 1)
  }

  @Test func whenFetchingFailsEveryWaitingCallFailsAndTheNextOneFetchesAgain() async throws {
    let attempts = Mutex(0)
    let credentials = RefreshingCredentials<SOAPCredentials> { _ in
      let attempt = attempts.withLock { count in
        count += 1
        return count
      }
      if attempt == 1 { throw POSIXError(.ENOENT) }
      return .ticket("ticket1")
    }
    let client = try Self.client(accepting: "ticket1", credentials)
    await #expect(throws: POSIXError.self) {
      try await client.countBooks(genre: BookFormat(rawValue: "Paper"))
    }
    #expect(try await client.countBooks(genre: BookFormat(rawValue: "Paper")) == 7)
  }

  @Test func aCallThatComesLateWithWhatWasReplacedGetsTheReplacement() async throws {
    let issuer = Issuer()
    let credentials = RefreshingCredentials(SOAPCredentials.ticket("old")) { rejected in
      issuer.issue(replacing: rejected)
    }
    #expect(try await credentials.credentials(replacing: nil) == .ticket("old"))
    #expect(try await credentials.credentials(replacing: .ticket("old")) == .ticket("ticket1"))
    #expect(try await credentials.credentials(replacing: .ticket("old")) == .ticket("ticket1"))
    #expect(issuer.count == 1)
  }
}
