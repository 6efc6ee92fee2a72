import Foundation
import ServiceHTTPServer
import Synchronization
import ToolSupport

/// Copies entries from one store to another, while servers use either.
struct CopyCommand {
  let context: ToolContext
  let installation: Installation
  let from: StoreLocation
  let to: StoreLocation

  /// - Throws: `UsageError` for stores that nothing can be copied between.
  init(context: ToolContext, installation: Installation, from: String?, to: String?) throws {
    self.context = context
    self.installation = installation
    self.from = try Self.location(from, "--from")
    self.to = try Self.location(to, "--to")
    guard self.from != self.to else {
      throw UsageError("--from and --to are the same store", command: "tokens copy")
    }
  }

  private static func location(_ text: String?, _ option: String) throws(UsageError)
    -> StoreLocation
  {
    guard let text else {
      throw UsageError(
        "no \(option) given", hint: "write '\(option) STORE'", command: "tokens copy")
    }
    guard let location = StoreLocation(text), location != .memory else {
      throw UsageError(
        "\(option) is '\(StoreLocation.redacted(text))'", hint: "a store is a file or postgres://…",
        command: "tokens copy")
    }
    return location
  }

  /// - Parameter follows: Whether to go on with what is saved meanwhile until a signal comes.
  func run(follows: Bool) async throws {
    // No key comes or goes meanwhile: what has been copied can be read.
    let lock = try SecretFile.Lock(installation.masterKeyFile.path)
    defer { lock.unlock() }
    let source = try await Installation.store(from, createsFile: false)
    let copied = try await withStore(source) {
      _ = try await installation.vault(source)
      let target = try await Installation.store(to, createsFile: true)
      return try await withStore(target) {
        let copy = StoreCopy(source: source, target: target)
        return follows ? try await follow(copy) : try await copy.run()
      }
    }
    context.print("\(copied) \(copied == 1 ? "entry" : "entries") copied")
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
    context.print("\(copied) copied; following what is saved until Ctrl-C")
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

/// Brings into one store what another one has.
struct StoreCopy {
  let source: any TokenStore
  let target: any TokenStore

  private static let pageSize = 500

  /// Copies what is missing or older; gives the number of entries.
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

  /// What the target has in the range of a page.
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
    let changed = page.filter { known[$0.keyHash] != $0 }
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
}
