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

  @Test func whoIsRemovedOrChangedIsRefusedWithinASecond() async throws {
    let verifier = try CredentialVerifier(file)
    #expect(await verifier.verify(alice("right")) == .right)
    try file.set(.basic, name: "alice", secret: "newer")
    try await Task.sleep(for: .milliseconds(600))
    #expect(await verifier.verify(alice("right")) == .wrong)
    #expect(await verifier.verify(alice("newer")) == .right)
    #expect(try file.remove(.basic, name: "alice"))
    #expect(try file.remove(.basic, name: "alice") == false)
    try await Task.sleep(for: .milliseconds(600))
    #expect(await verifier.verify(alice("newer")) == .wrong)
  }

  @Test func whoIsAddedIsLetInAtOnce() async throws {
    let verifier = try CredentialVerifier(file, interval: .seconds(1000))
    #expect(await verifier.verify(alice("right")) == .right)
    try file.set(.basic, name: "bob", secret: "right")
    let bob = PresentedCredential(kind: .basic, name: "bob", secret: "right")
    #expect(await verifier.verify(bob) == .right)
  }

  @Test func aFileThatCannotBeReadAgainChangesNothing() async throws {
    let problems = Shared<[String]>([])
    let verifier = try CredentialVerifier(file, interval: .zero) { problem in
      problems.exchange { $0.append(problem.description) }
    }
    try SecretFile.write("nonsense\n", to: file.path)
    #expect(await verifier.verify(alice("right")) == .right)
    #expect(await verifier.verify(alice("right")) == .right)
    // Reported once, and not with every call.
    #expect(problems.value.count == 1)
    #expect(problems.value.first?.contains("line 1") == true)
  }

  @Test func whoFailsTooOftenWaits() async throws {
    let verifier = try CredentialVerifier(
      file, failures: FailureLimits(perSecond: 0.0001, burst: 2, allNames: 2))
    #expect(await verifier.verify(alice("wrong"), from: "192.0.2.1") == .wrong)
    #expect(await verifier.verify(alice("wrong"), from: "192.0.2.1") == .wrong)
    #expect(await verifier.verify(alice("wrong"), from: "192.0.2.1") == .tooManyFailures)
    #expect(await verifier.verify(alice("right"), from: "192.0.2.1") == .tooManyFailures)
    // From another address the right secret is accepted, and then it is known.
    #expect(await verifier.verify(alice("right"), from: "192.0.2.2") == .right)
    #expect(await verifier.verify(alice("right"), from: "192.0.2.1") == .right)
  }

  @Test func aNetworkOfIPv6IsOneClient() async throws {
    let verifier = try CredentialVerifier(
      file, failures: FailureLimits(perSecond: 0.0001, burst: 2, allNames: 2))
    for number in 1...2 {
      #expect(await verifier.verify(alice("wrong"), from: "2001:db8::\(number)") == .wrong)
    }
    #expect(await verifier.verify(alice("wrong"), from: "2001:db8::3") == .tooManyFailures)
    #expect(await verifier.verify(alice("right"), from: "2001:db8:1::3") == .right)
  }

  @Test func allNamesTogetherHaveALimitForEachClient() async throws {
    let verifier = try CredentialVerifier(
      file, failures: FailureLimits(perSecond: 0.0001, burst: 2, allNames: 2))
    for number in 0..<4 {
      let stranger = PresentedCredential(kind: .basic, name: "\(number)", secret: "x")
      #expect(await verifier.verify(stranger, from: "192.0.2.1") == .wrong)
    }
    #expect(await verifier.verify(alice("x"), from: "192.0.2.1") == .tooManyFailures)
    #expect(await verifier.verify(alice("x"), from: "192.0.2.2") == .wrong)
  }

  /// A caller who counts statuses and measures times does not learn which names exist.
  @Test func namesThatExistAndNamesThatDoNotAreAnsweredAlike() throws {
    let verifier = try CredentialVerifier(
      file, failures: FailureLimits(perSecond: 0.0001, burst: 8))
    let names = ["alice", "nobody"]
    var verdicts: [String: [CredentialVerifier.Verdict]] = [:]
    var times: [String: [Double]] = [:]
    for number in 0..<10 {
      for name in names {
        let credential = PresentedCredential(kind: .basic, name: name, secret: "\(number)")
        let start = Self.processorTime
        verdicts[name, default: []].append(verifier.judge(credential, from: .init(of: "1.2.3.4")))
        times[name, default: []].append(Self.processorTime - start)
      }
    }
    #expect(verdicts["alice"] == verdicts["nobody"])
    #expect(verdicts["alice"]?.suffix(3) == [.wrong, .tooManyFailures, .tooManyFailures])
    // Both compute a hash, which takes long. Compared with it, everything else takes no time.
    let shortest = try names.map { try #require(times[$0]?.prefix(8).min()) }
    #expect(shortest[0] < shortest[1] * 1.3 && shortest[1] < shortest[0] * 1.3, "\(shortest)")
    // And there are none after too many failures.
    for name in names { #expect(times[name]?.last ?? 1 < shortest[0] / 5) }
  }

  /// In seconds of this thread, without the work of other tests.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func whoComesWithManyConnectionsIsHashedOnce() async throws {
    let verifier = try CredentialVerifier(
      file, failures: FailureLimits(perSecond: 0.0001, burst: 2, allNames: 2))
    let verdicts = await withTaskGroup(of: CredentialVerifier.Verdict.self) { group in
      for _ in 0..<500 {
        group.addTask { await verifier.verify(alice("right"), from: "192.0.2.1") }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(verdicts.allSatisfy { $0 == .right })
  }

  @Test func oneClientLeavesRoomForOthersToWait() async throws {
    let verifier = try CredentialVerifier(file)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<400 {
        let stranger = PresentedCredential(kind: .basic, name: "\(number)", secret: "x")
        group.addTask { _ = await verifier.verify(stranger, from: "192.0.2.1") }
      }
      try? await Task.sleep(for: .milliseconds(20))
      #expect(await verifier.verify(alice("right"), from: "192.0.2.2") == .right)
    }
  }

  @Test func whoIsForgottenIsWhoWasSeenLongestAgo() {
    let start = ContinuousClock.now
    let limiter = RateLimiter<Int>(perSecond: 0.001, burst: 1, capacity: 100)
    for number in 0..<1000 {
      #expect(limiter.admit(number, at: start + .milliseconds(number)))
    }
    let later = start + .seconds(1)
    #expect((960..<1000).allSatisfy { !limiter.hasRoom($0, at: later) })
    #expect((0..<900).allSatisfy { limiter.hasRoom($0, at: later) })
  }

  @Test func aRateIsKept() {
    let start = ContinuousClock.now
    let limiter = RateLimiter<String>(perSecond: 10, burst: 3)
    let admitted = (0..<40).filter { limiter.admit("a", at: start + .milliseconds(50 * $0)) }
    // Three at once, then ten each second.
    #expect(admitted.count == 3 + 19)
    #expect(limiter.admit("b", at: start))
    let unlimited = RateLimiter<String>(perSecond: 0, burst: 0)
    #expect((0..<1000).allSatisfy { _ in unlimited.admit("a", at: start) })
  }

  @Test(arguments: [
    "basic alice\n", "guest alice hash\n", "basic alice hash more\n", "basic alice hash\n",
    // They cost less than the ones that are made here.
    "basic alice $argon2id$v=19$m=8192,t=1,p=1$"
      + "c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG\n",
  ])
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
