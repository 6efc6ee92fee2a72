import ServiceHTTPServer
import ServiceRuntime
import TestSupport
import Testing

@testable import token_server

/// A connection remembers its caller. That never changes who is let in.
@Suite struct KnownCallerTests {
  private let folder: TemporaryFolder
  private let file: CredentialsFile

  init() throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
    file = CredentialsFile(path: folder.file("credentials"))
    try file.set(.basic, name: "alice", secret: "right")
    try file.set(.bearer, name: "robot", secret: "right")
    try file.set(.application, name: "app", secret: "right")
  }

  private func authenticator(interval: Duration = .milliseconds(500)) throws
    -> CredentialAuthenticator
  {
    CredentialAuthenticator(
      verifier: try CredentialVerifier(
        file, interval: interval,
        failures: FailureLimits(perSecond: 1000, burst: 1000, allNames: 1000)),
      requiresApplication: false, limiter: RateLimiter(perSecond: 0, burst: 0))
  }

  private static func context(
    _ credentials: RESTCredentials, application: String? = nil, on connection: ConnectionStorage?
  ) -> CallContext {
    CallContext(
      operation: OperationInfo(service: "Tokens", name: "Save"), binding: .rest,
      credentials: .rest(credentials), applicationToken: application, connection: connection)
  }

  private static func verdict(
    _ authenticator: CredentialAuthenticator, _ context: CallContext
  ) async -> String {
    do {
      return try await authenticator.authenticate(context)?.name ?? "nobody"
    } catch {
      return "\(error)"
    }
  }

  @Test func whoIsRemovedIsRefusedOnOpenConnectionsWithinASecond() async throws {
    let authenticator = try authenticator()
    let call = Self.context(
      .basic(user: "alice", password: "right"), on: ConnectionStorage())
    #expect(await Self.verdict(authenticator, call) == "basic alice")
    #expect(try file.remove(.basic, name: "alice"))
    try await Task.sleep(for: .milliseconds(600))
    #expect(await Self.verdict(authenticator, call) != "basic alice")
  }

  @Test func anApplicationThatIsRemovedIsRefusedOnOpenConnections() async throws {
    let authenticator = try authenticator(interval: .zero)
    let call = Self.context(
      .bearer("robot.right"), application: "app.right", on: ConnectionStorage())
    #expect(await Self.verdict(authenticator, call) == "bearer robot")
    #expect(try file.remove(.application, name: "app"))
    #expect(await Self.verdict(authenticator, call) != "bearer robot")
  }

  /// The calls of many callers over one connection, as from a proxy, are answered like calls over
  /// connections of their own.
  @Test(arguments: 1...2)
  func eachCallIsJudgedByItsOwnCredentials(seed: Int) async throws {
    var random = SeededGenerator(UInt64(seed))
    let authenticator = try authenticator(interval: .zero)
    let connection = ConnectionStorage()
    let callers: [RESTCredentials] = [
      .basic(user: "alice", password: "right"), .basic(user: "alice", password: "wrong"),
      .basic(user: "alice", password: "rightt"), .basic(user: "alicf", password: "right"),
      .bearer("robot.right"), .bearer("robot.wrong"), .bearer("robot.righ"),
      .ticket("robot.right"), .none,
    ]
    let applications = [nil, nil, "app.right", "app.wrong"]
    var accepted = 0
    for step in 0..<20 {
      let credentials = callers[Int.random(in: 0..<callers.count, using: &random)]
      let application = applications[Int.random(in: 0..<applications.count, using: &random)]
      if step % 8 == 7 {
        try file.set(.basic, name: "alice", secret: step % 16 == 7 ? "rightt" : "right")
      }
      // Often twice, so that the second call finds the first one's caller.
      for _ in 0..<2 {
        let own = await Self.verdict(
          authenticator, Self.context(credentials, application: application, on: nil))
        let shared = await Self.verdict(
          authenticator, Self.context(credentials, application: application, on: connection))
        #expect(own == shared, "\(step)")
        accepted += own.hasPrefix("basic ") || own.hasPrefix("bearer ") ? 1 : 0
      }
    }
    #expect((1..<40).contains(accepted))
  }

  @Test func secretsAreEqualOnlyIfAllBytesAre() {
    let texts = ["", "a", "b", "ab", "aé", "ae\u{301}", String(repeating: "x", count: 40)]
    for one in texts {
      for other in texts {
        #expect(Sodium.areEqual(one, other) == (Array(one.utf8) == Array(other.utf8)))
      }
    }
  }
}
