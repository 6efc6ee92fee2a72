import Foundation

/// The membership of a server among those on one database: reports regularly that the server is
/// live, and reads new master keys.
actor Membership {
  private let store: any SharedTokenStore
  private let vault: TokenVault
  private let onAttendance: @Sendable (Attendance) -> Void
  private let onFailure: @Sendable (any Error) -> Void
  private let id = Sodium.random(16)
  private let name: String
  private var hasFailed = false
  private var loop: Task<Void, Never>?

  /// How often a server reports that it is live.
  private static let interval = Duration.seconds(2)

  /// - Parameters:
  ///   - onAttendance: Called with what the database returns, every time.
  ///   - onFailure: Called with the first of several failures in a row.
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
  /// - Throws: `StorageError`, `SecretFile.Failure`, `MissingMasterKey`.
  func join() async throws {
    do {
      try await attend()
    } catch {
      try? await store.leave(presence)
      throw error
    }
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
    // The key file is read first, because other servers rely on the report about it. A server
    // without the current master key is live nevertheless.
    var problem: (any Error)?
    do { try await vault.refresh() } catch { problem = error }
    onAttendance(try await store.attend(presence))
    if let problem { throw problem }
    // The first server has made its key the current one just now.
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
