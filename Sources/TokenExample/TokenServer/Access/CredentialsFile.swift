import Dispatch
import Foundation
import Synchronization

/// The file of the allowed callers: one line for each, with the kind, the name and the hash of the
/// secret.
struct CredentialsFile: Sendable {
  struct Entry: Hashable, Sendable {
    let kind: CredentialKind
    let name: String
    let hash: String
  }

  let path: String

  /// - Throws: `SecretFile.Failure`
  func read() throws(SecretFile.Failure) -> [Entry] {
    let lines = try SecretFile.read(path).split(separator: "\n", omittingEmptySubsequences: false)
    var entries: [Entry] = []
    for (number, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 3, let kind = CredentialKind(rawValue: first) else {
        throw SecretFile.Failure(path, "line \(number + 1) is not 'KIND NAME HASH'")
      }
      // A hash that takes less or more time would reveal which names exist.
      guard PasswordHash.isOurs(words[2]) else {
        throw SecretFile.Failure(
          path,
          "line \(number + 1) has a hash that this program does not create: give '\(words[1])' "
            + "a new secret with 'credentials add'")
      }
      entries.append(Entry(kind: kind, name: words[1], hash: words[2]))
    }
    return entries
  }

  /// Adds a caller, or replaces the secret of a caller.
  ///
  /// - Throws: `SecretFile.Failure`, also if the name cannot be used.
  func set(_ kind: CredentialKind, name: String, secret: String) throws(SecretFile.Failure) {
    let isUsable = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    guard isUsable, (1...PresentedCredential.longestName).contains(name.utf8.count),
      !name.hasPrefix("#")
    else {
      throw SecretFile.Failure(
        name, "a name has 1 to 100 ASCII characters, without ':' or blanks")
    }
    guard let hash = PasswordHash.make(secret) else {
      throw SecretFile.Failure(path, "there is not enough memory to hash the secret")
    }
    try change {
      $0.filter { $0.kind != kind || $0.name != name }
        + [Entry(kind: kind, name: name, hash: hash)]
    }
  }

  /// Returns false if the file does not have the caller.
  func remove(_ kind: CredentialKind, name: String) throws(SecretFile.Failure) -> Bool {
    var isFound = false
    try change { entries in
      let others = entries.filter { $0.kind != kind || $0.name != name }
      isFound = others.count < entries.count
      return others
    }
    return isFound
  }

  private func change(_ change: ([Entry]) -> [Entry]) throws(SecretFile.Failure) {
    let lock = try SecretFile.Lock(path)
    defer { lock.unlock() }
    let isThere = FileManager.default.fileExists(atPath: path)
    let entries = change(isThere ? try read() : [])
    let lines = entries.map { "\($0.kind.rawValue) \($0.name) \($0.hash)\n" }
    try SecretFile.write(
      "# Allowed callers: kind, name, hash. Written by 'token-server credentials'.\n"
        + lines.joined(), to: path)
  }
}

/// The credentials of the file. They are read again if the file has changed.
final class CredentialList: Sendable {
  /// The credentials at one time.
  struct Snapshot {
    var entries: Set<CredentialsFile.Entry>
    /// The number of changes before it.
    var generation = 0
  }

  private struct State {
    var snapshot: Snapshot
    var version: FileVersion?
  }

  private let file: CredentialsFile
  /// In nanoseconds.
  private let interval: UInt64
  private let onUnreadable: @Sendable (SecretFile.Failure) -> Void
  private let state: Mutex<State>
  /// The number of changes, and the time of the next look at the file. Every call reads them, and
  /// with a lock the threads would wait for each other.
  private let changes = Atomic(0)
  private let nextLook: Atomic<UInt64>

  /// - Parameters:
  ///   - interval: The longest time from a change of the file until `current` has it.
  ///   - onUnreadable: Called if the file cannot be read again. The credentials stay as they were.
  /// - Throws: `SecretFile.Failure`
  init(
    _ file: CredentialsFile, interval: Duration,
    onUnreadable: @escaping @Sendable (SecretFile.Failure) -> Void
  ) throws(SecretFile.Failure) {
    self.file = file
    self.interval = UInt64(max(0, interval / .nanoseconds(1)))
    self.onUnreadable = onUnreadable
    // The version is read first, so that a change in between causes another reading.
    let version = FileVersion(file.path)
    state = Mutex(
      State(
        snapshot: Snapshot(entries: Set(try file.read())), version: version))
    nextLook = Atomic(Self.now + self.interval)
  }

  private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

  /// The credentials of the file now, or at the last check.
  var current: Snapshot { isDue ? latest() : state.withLock { $0.snapshot } }

  /// The number of changes until now, or until the last check.
  var generation: Int { isDue ? latest().generation : changes.load(ordering: .acquiring) }

  /// Whether it is time to look at the file: true for one caller in each interval.
  private var isDue: Bool {
    let (now, next) = (Self.now, nextLook.load(ordering: .relaxed))
    return next <= now
      && nextLook.compareExchange(expected: next, desired: now + interval, ordering: .relaxed)
        .exchanged
  }

  /// The credentials of the file now.
  func latest() -> Snapshot {
    let version = FileVersion(file.path)
    let (snapshot, known) = state.withLock { ($0.snapshot, $0.version) }
    if version == known { return snapshot }
    do throws(SecretFile.Failure) {
      let entries = Set(try file.read())
      return state.withLock { state in
        state.version = version
        if state.snapshot.entries != entries {
          state.snapshot.entries = entries
          state.snapshot.generation += 1
          changes.store(state.snapshot.generation, ordering: .releasing)
        }
        return state.snapshot
      }
    } catch {
      state.withLock { $0.version = version }
      onUnreadable(error)
      return snapshot
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
