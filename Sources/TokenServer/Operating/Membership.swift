import Foundation

/// A server among those on one database: says that it lives, and learns of new master keys.
actor Membership {
  private let store: any SharedTokenStore
  private let vault: TokenVault
  private let onAttendance: @Sendable (Attendance) -> Void
  private let onFailure: @Sendable (any Error) -> Void
  private let id = Sodium.random(16)
  private let name: String
  private var hasFailed = false
  private var loop: Task<Void, Never>?

  /// How often a server says that it lives.
  private static let interval = Duration.seconds(2)

  /// - Parameters:
  ///   - onAttendance: Told what the database says, every time.
  ///   - onFailure: Told when it says nothing, until it does again.
  init(
    _ store: any SharedTokenStore, _ vault: TokenVault,
    onAttendance: @escaping @Sendable (Attendance) -> Void,
    onFailure: @escaping @Sendable (any Error) -> Void
  ) {
    self.store = store
    self.vault = vault
    self.onAttendance = onAttendance
    self.onFailure = onFailure
    name =
      "\(ProcessInfo.processInfo.hostName) (process \(ProcessInfo.processInfo.processIdentifier))"
  }

  /// Makes the server known, before it serves.
  ///
  /// - Throws: `StorageError`, `SecretFile.Failure`, also when the current master key is missing.
  func join() async throws {
    try await attend()
    loop = Task { [weak self] in
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval)
        if Task.isCancelled { return }
        await self?.attendOrReport()
      }
    }
  }

  func leave() async {
    loop?.cancel()
    await loop?.value
    loop = nil
    try? await store.leave(presence)
  }

  private var presence: ServerPresence {
    ServerPresence(id: id, name: name, masterKeys: vault.masterKeys)
  }

  private func attend() async throws {
    // First what the key file says now: it is what the others rely on.
    try await vault.refresh()
    onAttendance(try await store.attend(presence))
    try await vault.refresh()
  }

  private func attendOrReport() async {
    do {
      try await attend()
      hasFailed = false
    } catch {
      if !hasFailed { onFailure(error) }
      hasFailed = true
    }
  }
}
