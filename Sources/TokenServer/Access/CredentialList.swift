import Foundation
import Synchronization

/// The credentials of the file, read again when it has changed.
final class CredentialList: Sendable {
  private struct State {
    var entries: Set<CredentialsFile.Entry>
    var version: FileVersion?
    var nextLook: ContinuousClock.Instant
  }

  private let file: CredentialsFile
  private let interval: Duration
  private let onUnreadable: @Sendable (SecretFile.Failure) -> Void
  private let state: Mutex<State>

  /// - Parameters:
  ///   - interval: How long the file may have changed before `current` knows.
  ///   - onUnreadable: Told when the file cannot be read again; what it said before goes on.
  /// - Throws: `SecretFile.Failure`
  init(
    _ file: CredentialsFile, interval: Duration,
    onUnreadable: @escaping @Sendable (SecretFile.Failure) -> Void
  ) throws(SecretFile.Failure) {
    self.file = file
    self.interval = interval
    self.onUnreadable = onUnreadable
    // The version first: what changes in between is read once more.
    let version = FileVersion(file.path)
    state = Mutex(
      State(entries: Set(try file.read()), version: version, nextLook: .now + interval))
  }

  /// As the file is, or was when it was looked at last.
  var current: Set<CredentialsFile.Entry> {
    let now = ContinuousClock.now
    let (entries, isDue) = state.withLock { state in
      let isDue = state.nextLook <= now
      if isDue { state.nextLook = now + interval }
      return (state.entries, isDue)
    }
    return isDue ? latest() : entries
  }

  /// As the file is now.
  func latest() -> Set<CredentialsFile.Entry> {
    let version = FileVersion(file.path)
    let (entries, known) = state.withLock { ($0.entries, $0.version) }
    if version == known { return entries }
    do throws(SecretFile.Failure) {
      let entries = Set(try file.read())
      state.withLock { ($0.entries, $0.version) = (entries, version) }
      return entries
    } catch {
      state.withLock { $0.version = version }
      onUnreadable(error)
      return entries
    }
  }
}

/// What changes when a file is written or replaced.
struct FileVersion: Hashable, Sendable {
  private let numbers: [Int64]

  /// Nil when there is no file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    numbers = [
      Int64(bitPattern: UInt64(truncatingIfNeeded: status.st_ino)), Int64(status.st_size),
      Int64(modified.tv_sec), Int64(modified.tv_nsec), Int64(changed.tv_sec),
      Int64(changed.tv_nsec),
    ]
  }
}
