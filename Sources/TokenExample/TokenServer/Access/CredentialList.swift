import Foundation
import Synchronization

/// The credentials of the file. They are read again if the file has changed.
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
  ///   - interval: The longest time from a change of the file until `current` has it.
  ///   - onUnreadable: Called if the file cannot be read again. The credentials stay as they were.
  /// - Throws: `SecretFile.Failure`
  init(
    _ file: CredentialsFile, interval: Duration,
    onUnreadable: @escaping @Sendable (SecretFile.Failure) -> Void
  ) throws(SecretFile.Failure) {
    self.file = file
    self.interval = interval
    self.onUnreadable = onUnreadable
    // The version is read first, so that a change in between causes another reading.
    let version = FileVersion(file.path)
    state = Mutex(
      State(entries: Set(try file.read()), version: version, nextLook: .now + interval))
  }

  /// The credentials of the file now, or at the last check.
  var current: Set<CredentialsFile.Entry> {
    let now = ContinuousClock.now
    let (entries, isDue) = state.withLock { state in
      let isDue = state.nextLook <= now
      if isDue { state.nextLook = now + interval }
      return (state.entries, isDue)
    }
    return isDue ? latest() : entries
  }

  /// The credentials of the file now.
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

/// The attributes that change if a file is written or replaced.
struct FileVersion: Hashable, Sendable {
  private let numbers: [Int64]

  /// Nil if there is no file.
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
