import Dispatch
import ServiceHTTPServer
import Synchronization

/// Checks credentials against the file.
///
/// The hash of a secret is slow on purpose. So a credential that was right is remembered as long as
/// the file has it, by a hash of its own whose key lives and dies with the process; hashes are
/// computed one at a time, away from the threads that run tasks; and a client that fails too often
/// has to wait. Names that exist and names that do not are treated alike in all of this.
final class CredentialVerifier: Sendable {
  enum Verdict: Equatable {
    case right
    case wrong
    /// Too many wrong ones came from this client before.
    case tooManyFailures
    /// Too many wait for a hash.
    case busy
  }

  private typealias Digest = [UInt8]
  private typealias Waiter = CheckedContinuation<Verdict, Never>

  private static let rememberedAtMost = 10_000
  private static let waitingAtMost = 256
  /// So many of these may come from one client.
  private static let waitingOfOneClient = 128

  private struct State {
    var remembered: [Digest: CredentialsFile.Entry] = [:]
    /// Who waits for the same answer from the same client.
    var waiting: [Question: [Waiter]] = [:]
    var waitingByClient: [ClientNetwork: Int] = [:]
  }

  private struct Question: Hashable {
    let digest: Digest
    let client: ClientNetwork
  }

  private let list: CredentialList
  private let failures: FailureLimits
  private let hashKey = Sodium.random(32)
  private let queue = DispatchQueue(label: "token-server.credentials")
  private let state = Mutex(State())

  /// - Parameters:
  ///   - interval: After which a credential that is removed or changed is refused.
  ///   - failures: How often secrets may be wrong.
  ///   - onUnreadable: Told when the file cannot be read again; what it said before goes on.
  /// - Throws: `SecretFile.Failure`
  init(
    _ file: CredentialsFile, interval: Duration = .milliseconds(500),
    failures: FailureLimits = FailureLimits(),
    onUnreadable: @escaping @Sendable (SecretFile.Failure) -> Void = { _ in }
  ) throws {
    self.failures = failures
    _ = PasswordHash.ofNobody
    list = try CredentialList(file, interval: interval, onUnreadable: onUnreadable)
  }

  /// - Parameter address: Where the call came from.
  func verify(_ credential: PresentedCredential, from address: String = "") async -> Verdict {
    let digest = digest(credential)
    if isRemembered(digest, list.current) { return .right }
    let question = Question(digest: digest, client: ClientNetwork(of: address))
    return await withCheckedContinuation { waiter in
      switch enter(waiter, question) {
      case .busy: waiter.resume(returning: .busy)
      case .joined: break
      case .first:
        queue.async { [self] in
          let verdict = judge(credential, from: question.client)
          for waiter in leave(question) { waiter.resume(returning: verdict) }
        }
      }
    }
  }

  // MARK: Waiting

  private enum Entrance {
    case first
    case joined
    case busy
  }

  private func enter(_ waiter: Waiter, _ question: Question) -> Entrance {
    state.withLock { state in
      if state.waiting[question] != nil {
        state.waiting[question]?.append(waiter)
        return .joined
      }
      let ofClient = state.waitingByClient[question.client, default: 0]
      guard state.waiting.count < Self.waitingAtMost, ofClient < Self.waitingOfOneClient else {
        return .busy
      }
      state.waiting[question] = [waiter]
      state.waitingByClient[question.client] = ofClient + 1
      return .first
    }
  }

  private func leave(_ question: Question) -> [Waiter] {
    state.withLock { state in
      let others = state.waitingByClient[question.client, default: 1] - 1
      state.waitingByClient[question.client] = others > 0 ? others : nil
      return state.waiting.removeValue(forKey: question) ?? []
    }
  }

  // MARK: Judging

  /// Judges on this thread, which takes as long as a hash does.
  func judge(_ credential: PresentedCredential, from client: ClientNetwork) -> Verdict {
    let digest = digest(credential)
    let entries = list.latest()
    // Another client may have presented the same meanwhile.
    if isRemembered(digest, entries) { return .right }
    guard failures.hasRoom(credential, from: client) else { return .tooManyFailures }
    let entry = entries.first { $0.kind == credential.kind && $0.name == credential.name }
    let isRight = PasswordHash.verify(entry?.hash ?? PasswordHash.ofNobody, credential.secret)
    guard isRight, let entry else {
      failures.count(credential, from: client)
      return .wrong
    }
    remember(digest, entry)
    return .right
  }

  private func digest(_ credential: PresentedCredential) -> Digest {
    let parts = [credential.kind.rawValue, credential.name, credential.secret]
    return Sodium.hash(Array(parts.joined(separator: "\0").utf8), key: hashKey)
  }

  private func isRemembered(_ digest: Digest, _ entries: Set<CredentialsFile.Entry>) -> Bool {
    state.withLock { $0.remembered[digest] }.map(entries.contains) ?? false
  }

  private func remember(_ digest: Digest, _ entry: CredentialsFile.Entry) {
    state.withLock { state in
      if state.remembered.count >= Self.rememberedAtMost { state.remembered = [:] }
      state.remembered[digest] = entry
    }
  }
}
