import Dispatch
import Synchronization

/// Checks credentials against the file.
///
/// The hash of a secret is slow on purpose. So a credential that was right is remembered for a
/// while, by a hash of its own whose key lives and dies with the process; hashes are computed one
/// at a time, away from the threads that run tasks; and whoever fails too often has to wait.
final class CredentialVerifier: Sendable {
  enum Verdict: Equatable {
    case right
    case wrong
    /// Too many wrong ones of this name came before.
    case tooManyFailures
    /// Too many wait for a hash.
    case busy
  }

  private static let rememberedAtMost = 10_000
  private static let waitingAtMost = 256

  private struct State {
    var remembered: [[UInt8]: ContinuousClock.Instant] = [:]
    var waiting = 0
    /// As the file was when it could be read last.
    var list: [CredentialsFile.Entry] = []
  }

  private let file: CredentialsFile
  private let memory: Duration
  private let failures: RateLimiter
  private let onUnreadable: @Sendable (SecretFile.Failure) -> Void
  private let hashKey = Sodium.random(32)
  private let queue = DispatchQueue(label: "token-server.credentials")
  private let state = Mutex(State())

  /// - Parameters:
  ///   - memory: How long a right credential is remembered: who is removed from the file is
  ///     refused after this time.
  ///   - failures: How often a name may fail.
  ///   - onUnreadable: Told when the file cannot be read again; what it said before goes on.
  /// - Throws: `SecretFile.Failure`
  init(
    _ file: CredentialsFile, memory: Duration = .seconds(60),
    failures: RateLimiter = RateLimiter(perSecond: 0.2, burst: 10),
    onUnreadable: @escaping @Sendable (SecretFile.Failure) -> Void = { _ in }
  ) throws {
    self.file = file
    self.memory = memory
    self.failures = failures
    self.onUnreadable = onUnreadable
    _ = PasswordHash.ofNobody
    let list = try file.read()
    state.withLock { $0.list = list }
  }

  func verify(_ credential: PresentedCredential) async -> Verdict {
    let digest = digest(credential)
    if isRemembered(digest) { return .right }
    let mayWait = state.withLock { state in
      guard state.waiting < Self.waitingAtMost else { return false }
      state.waiting += 1
      return true
    }
    guard mayWait else { return .busy }
    return await withCheckedContinuation { continuation in
      queue.async { [self] in
        let verdict = slowVerdict(credential, digest)
        state.withLock { $0.waiting -= 1 }
        continuation.resume(returning: verdict)
      }
    }
  }

  private func slowVerdict(_ credential: PresentedCredential, _ digest: [UInt8]) -> Verdict {
    // Whoever waited before may have presented the same.
    if isRemembered(digest) { return .right }
    let hash = entries().first { $0.kind == credential.kind && $0.name == credential.name }?.hash
    // Names that do not exist share one allowance: there may be any number of them.
    let name = hash == nil ? "" : "\(credential.kind) \(credential.name)"
    guard failures.hasRoom(name) else { return .tooManyFailures }
    let isRight = PasswordHash.verify(hash ?? PasswordHash.ofNobody, credential.secret)
    guard isRight, hash != nil else {
      _ = failures.admit(name)
      return .wrong
    }
    remember(digest)
    return .right
  }

  private func digest(_ credential: PresentedCredential) -> [UInt8] {
    let parts = [credential.kind.rawValue, credential.name, credential.secret]
    return Sodium.hash(Array(parts.joined(separator: "\0").utf8), key: hashKey)
  }

  private func isRemembered(_ digest: [UInt8]) -> Bool {
    let now = ContinuousClock.now
    return state.withLock { ($0.remembered[digest] ?? now) > now }
  }

  private func remember(_ digest: [UInt8]) {
    let now = ContinuousClock.now
    state.withLock { state in
      if state.remembered.count >= Self.rememberedAtMost {
        state.remembered = state.remembered.filter { $0.value > now }
      }
      if state.remembered.count >= Self.rememberedAtMost { state.remembered = [:] }
      state.remembered[digest] = now + memory
    }
  }

  private func entries() -> [CredentialsFile.Entry] {
    do {
      let list = try file.read()
      state.withLock { $0.list = list }
      return list
    } catch {
      onUnreadable(error)
      return state.withLock { $0.list }
    }
  }
}
