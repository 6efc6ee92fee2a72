import Foundation
import Testing

@testable import token_server

@Suite struct AccessTests {
  private let folder: TemporaryFolder
  private let file: CredentialsFile

  init() throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
    file = CredentialsFile(path: folder.file("credentials"))
    try file.set(.basic, name: "alice", secret: "right")
  }

  private func alice(_ secret: String) -> PresentedCredential {
    PresentedCredential(kind: .basic, name: "alice", secret: secret)
  }

  @Test func theFileHoldsNoSecret() throws {
    let text = try SecretFile.read(file.path)
    #expect(text.contains("basic alice $argon2id$"))
    #expect(!text.contains("right"))
  }

  @Test func aNewSecretReplacesTheOldOne() async throws {
    try file.set(.basic, name: "alice", secret: "newer")
    let verifier = try CredentialVerifier(file)
    #expect(await verifier.verify(alice("right")) == .wrong)
    #expect(await verifier.verify(alice("newer")) == .right)
    #expect(try file.read().count == 1)
  }

  @Test func whoIsRemovedIsRefusedOnceForgotten() async throws {
    let forgetful = try CredentialVerifier(file, memory: .zero)
    let remembering = try CredentialVerifier(file, memory: .seconds(1000))
    for verifier in [forgetful, remembering] {
      #expect(await verifier.verify(alice("right")) == .right)
    }
    #expect(try file.remove(.basic, name: "alice"))
    #expect(try file.remove(.basic, name: "alice") == false)
    #expect(await forgetful.verify(alice("right")) == .wrong)
    // Without a look at the file: the slow hash is computed once.
    #expect(await remembering.verify(alice("right")) == .right)
  }

  @Test func aFileThatCannotBeReadAgainChangesNothing() async throws {
    let problems = Shared<[String]>([])
    let verifier = try CredentialVerifier(file, memory: .zero) { problem in
      problems.exchange { $0.append(problem.description) }
    }
    try SecretFile.write("nonsense\n", to: file.path)
    #expect(await verifier.verify(alice("right")) == .right)
    #expect(problems.value.first?.contains("line 1") == true)
  }

  @Test func whoFailsTooOftenWaits() async throws {
    let limiter = RateLimiter(perSecond: 0.0001, burst: 2)
    let verifier = try CredentialVerifier(file, failures: limiter)
    #expect(await verifier.verify(alice("wrong")) == .wrong)
    #expect(await verifier.verify(alice("right")) == .right)
    #expect(await verifier.verify(alice("wrong")) == .wrong)
    #expect(await verifier.verify(alice("wrong")) == .tooManyFailures)
    // Whoever is remembered is not locked out by somebody else's failures.
    #expect(await verifier.verify(alice("right")) == .right)
    // All names that do not exist share one allowance.
    for (name, verdict) in [("a", CredentialVerifier.Verdict.wrong), ("b", .wrong)] {
      let stranger = PresentedCredential(kind: .basic, name: name, secret: "x")
      #expect(await verifier.verify(stranger) == verdict)
    }
    let third = PresentedCredential(kind: .basic, name: "c", secret: "x")
    #expect(await verifier.verify(third) == .tooManyFailures)
  }

  @Test func aRateIsKept() {
    let start = ContinuousClock.now
    let limiter = RateLimiter(perSecond: 10, burst: 3)
    let admitted = (0..<40).filter { limiter.admit("a", at: start + .milliseconds(50 * $0)) }
    // Three at once, then ten each second.
    #expect(admitted.count == 3 + 19)
    #expect(limiter.admit("b", at: start))
    let unlimited = RateLimiter(perSecond: 0, burst: 0)
    #expect((0..<1000).allSatisfy { _ in unlimited.admit("a", at: start) })
  }

  @Test(arguments: ["basic alice\n", "guest alice hash\n", "basic alice hash more\n"])
  func aLineThatIsNoCredentialIsNamed(_ line: String) throws {
    try SecretFile.write("# for people\n\n" + line, to: file.path)
    let error = #expect(throws: SecretFile.Failure.self) { try file.read() }
    #expect(error?.description.contains("line 3") == true)
  }

  @Test func aReadableFileIsRefused() throws {
    #expect(chmod(file.path, 0o644) == 0)
    #expect(throws: SecretFile.Failure.self) { try CredentialVerifier(file) }
  }

  @Test(arguments: ["", "a b", "a:b", "é", "#a", String(repeating: "a", count: 101)])
  func aNameThatCannotBeWrittenIsRefused(_ name: String) throws {
    #expect(throws: SecretFile.Failure.self) { try file.set(.basic, name: name, secret: "x") }
  }
}
