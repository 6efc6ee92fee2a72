#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The use of a folder among processes: several may read it, or one may change it.
///
/// The lock is on the folder itself: no lock file is left behind, and the system releases it when
/// a process ends in whatever way.
package enum FolderLock {
  package enum Purpose {
    case reading
    case changing

    fileprivate var operation: Int32 { self == .reading ? LOCK_SH : LOCK_EX }
  }

  /// Waits until no other process is in the way, and keeps them out during the work.
  ///
  /// - Parameter whenBusy: called once before waiting.
  /// - Throws: `FileError`, and what the work throws.
  package static func withLock<Result>(
    on folder: String, for purpose: Purpose, whenBusy: () -> Void = {},
    _ work: () throws -> Result
  ) throws -> Result {
    var descriptor = try openAndLock(folder, purpose, whenBusy: whenBusy)
    defer { unlock(descriptor) }
    // Whoever had the lock may have put another folder in the place.
    while try !isInPlace(descriptor, folder) {
      let next = try openAndLock(folder, purpose, whenBusy: {})
      unlock(descriptor)
      descriptor = next
    }
    return try work()
  }

  /// To close the folder is not enough: a process that is being started has a copy for a moment.
  private static func unlock(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func openAndLock(
    _ folder: String, _ purpose: Purpose, whenBusy: () -> Void
  ) throws -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: folder, code: errno) }
    do {
      if flock(descriptor, purpose.operation | LOCK_NB) != 0 {
        if errno == EWOULDBLOCK { whenBusy() }
        try wait(descriptor, purpose, folder: folder)
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func isInPlace(_ descriptor: Int32, _ folder: String) throws -> Bool {
    var locked = stat()
    var found = stat()
    guard fstat(descriptor, &locked) == 0, stat(folder, &found) == 0 else {
      throw FileError(path: folder, code: errno)
    }
    return locked.st_ino == found.st_ino && locked.st_dev == found.st_dev
  }

  private static func wait(_ descriptor: Int32, _ purpose: Purpose, folder: String) throws {
    while flock(descriptor, purpose.operation) != 0 {
      let code = errno
      // On a file system without locks one process at a time is still right.
      if [ENOTSUP, ENOLCK, EINVAL].contains(code) { return }
      guard code == EINTR else { throw FileError(path: folder, code: code) }
    }
  }
}
