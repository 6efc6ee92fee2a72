import Foundation
import ServiceHTTPServer
import Synchronization
import ToolSupport

/// Copies entries from one store to another, while servers use both.
struct CopyCommand {
  let context: TokenServerContext
  let installation: Installation
  let from: StoreLocation
  let to: StoreLocation

  /// Servers of the target that could not read the copied entries.
  struct Unreadable: Error, CustomStringConvertible {
    let servers: [String]

    var description: String {
      "these servers need the master keys of the copied entries first: "
        + servers.joined(separator: ", ")
    }
  }

  /// - Throws: `UsageError` for stores that cannot be copied.
  init(context: TokenServerContext, installation: Installation, from: String?, to: String?) throws {
    self.context = context
    self.installation = installation
    self.from = try Self.location(from, "--from")
    self.to = try Self.location(to, "--to")
    guard self.from != self.to else {
      throw UsageError("--from and --to are the same store")
    }
  }

  private static func location(_ text: String?, _ option: String) throws(UsageError)
    -> StoreLocation
  {
    guard let text else {
      throw UsageError(
        "no \(option) given", hint: "write '\(option) STORE'")
    }
    guard let location = StoreLocation(text), location != .memory else {
      throw UsageError(
        "\(option) is '\(StoreLocation.redacted(text))'", hint: "a store is a file or postgres://…")
    }
    return location
  }

  /// - Parameter follows: Whether to keep copying new entries until a signal.
  func run(follows: Bool) async throws {
    // A rotation has to wait: its old keys are still needed here.
    let lock = try SecretFile.Lock(installation.masterKeyFile.path)
    defer { lock.unlock() }
    let source = try await Installation.store(from, createsFile: false)
    let copied = try await withStore(source) {
      _ = try await installation.vault(source)
      let target = try await Installation.store(to, createsFile: true)
      return try await withStore(target) {
        _ = try await installation.vault(target)
        try await checkServers(of: target, source)
        let copy = StoreCopy(
          source: source, target: target, keys: try installation.masterKeys().ids)
        return follows ? try await follow(copy) : try await copy.run()
      }
    }
    context.print("\(copied) \(copied == 1 ? "entry" : "entries") copied")
  }

  private func checkServers(
    of target: any TokenStore, _ source: any TokenStore
  ) async throws {
    guard let target = target as? any SharedTokenStore else { return }
    let needed = try await source.masterKeys()
    let servers = try await target.servers().filter { !needed.isSubset(of: $0.masterKeys) }
    if !servers.isEmpty { throw Unreadable(servers: servers.map(\.name)) }
  }

  private func follow(_ copy: StoreCopy) async throws -> Int {
    let isEnding = Flag()
    let signals = TerminationSignals()
    Task {
      await signals.first()
      signals.restore()
      isEnding.raise()
    }
    var copied = try await copy.run()
    context.print("\(copied) copied; new entries are copied until Ctrl-C")
    while !isEnding.isRaised {
      try await Task.sleep(for: .milliseconds(500))
      copied += try await copy.run()
    }
    return copied + (try await copy.run())
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
  }
}

/// Copies the entries of one store to another.
struct StoreCopy {
  let source: any TokenStore
  let target: any TokenStore
  /// The master keys, the newest last.
  let keys: [MasterKeyID]

  private static let pageSize = 500

  /// Copies the entries that the target does not have, and those that it has with an older master
  /// key; returns their number.
  ///
  /// - Throws: `StorageError`
  func run() async throws -> Int {
    var (last, copied): (KeyHash?, Int) = (nil, 0)
    while case let page = try await source.entries(
      after: last, limit: Self.pageSize, masterKey: nil), let end = page.last?.keyHash
    {
      copied += try await copy(page, known: try await known(after: last, upTo: end))
      last = end
    }
    return copied
  }

  /// The entries of the target in the range of a page.
  private func known(after start: KeyHash?, upTo end: KeyHash) async throws -> [KeyHash: TokenEntry]
  {
    var (known, last): ([KeyHash: TokenEntry], KeyHash?) = ([:], start)
    while last.map({ $0 < end }) ?? true {
      let page = try await target.entries(after: last, limit: Self.pageSize, masterKey: nil)
      for entry in page { known[entry.keyHash] = entry }
      guard let next = page.last?.keyHash else { break }
      last = next
    }
    return known
  }

  /// All at once, so that they share commits.
  private func copy(_ page: [TokenEntry], known: [KeyHash: TokenEntry]) async throws -> Int {
    let changed = page.filter { isNewer($0, than: known[$0.keyHash]) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for entry in changed {
        group.addTask {
          if let old = known[entry.keyHash] {
            try await self.target.replace(old, with: entry)
          } else {
            try await self.target.save(entry)
          }
        }
      }
      try await group.waitForAll()
    }
    return changed.count
  }

  /// A rotation of the target must not be undone.
  private func isNewer(_ entry: TokenEntry, than known: TokenEntry?) -> Bool {
    guard let known else { return true }
    return age(known.masterKey) < age(entry.masterKey)
  }

  private func age(_ key: MasterKeyID) -> Int { keys.firstIndex(of: key) ?? -1 }
}
