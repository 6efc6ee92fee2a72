import Dispatch
import ServiceHTTPServer
import Synchronization

/// Checks credentials against the file.
///
/// The hash of a secret is slow on purpose. So a correct credential is remembered as long as the
/// file has it, by another hash whose key exists only in this process. The slow hashes are computed
/// one at a time, not on the threads that run tasks. A client that fails too often has to wait. In
/// all of this, existing and unknown names are treated in the same way.
final class CredentialVerifier: Sendable {
  enum Verdict: Equatable {
    case right
    case wrong
    /// This client has sent too many wrong credentials.
    case tooManyFailures
    /// Too many callers wait for a hash.
    case busy
  }

  private typealias Digest = [UInt8]
  private typealias Waiter = CheckedContinuation<Verdict, Never>

  private static let rememberedAtMost = 10_000
  private static let waitingAtMost = 256
  /// The largest number of these from one client.
  private static let waitingOfOneClient = 128

  private struct State {
    var remembered: [Digest: CredentialsFile.Entry] = [:]
    /// The callers at the same client that wait for the same result.
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
  ///   - interval: The time after which a removed or changed credential is refused.
  ///   - failures: The limits for wrong secrets.
  ///   - onUnreadable: Called if the file cannot be read again. The credentials stay as they were.
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

  /// The number of changes of the file so far, as `verify` knows them. What was right before the
  /// last change may be wrong now.
  var generation: Int { list.generation }

  /// - Parameter address: The address of the caller.
  func verify(_ credential: PresentedCredential, from address: String = "") async -> Verdict {
    let digest = digest(credential)
    if isRemembered(digest, list.current.entries) { return .right }
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

  // MARK: Checking

  /// Checks on this thread, which takes as long as a hash.
  func judge(_ credential: PresentedCredential, from client: ClientNetwork) -> Verdict {
    let digest = digest(credential)
    let entries = list.latest().entries
    // Another client may have sent the same credential in the meantime.
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
