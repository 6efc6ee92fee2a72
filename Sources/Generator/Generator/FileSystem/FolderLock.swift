#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lock on a folder between processes: several may read it, or one may change it.
///
/// The lock is on the folder itself, so there is no lock file, and the system releases it whenever
/// a process ends.
package enum FolderLock {
  package enum Purpose {
    case reading
    case changing

    fileprivate var operation: Int32 { self == .reading ? LOCK_SH : LOCK_EX }
  }

  /// Waits for the lock and holds it during the work.
  ///
  /// - Parameter whenBusy: called once before waiting.
  package static func withLock<Result>(
    on folder: String, for purpose: Purpose, whenBusy: () -> Void = {},
    _ work: () throws(FileError) -> Result
  ) throws(FileError) -> Result {
    var descriptor = try openAndLock(folder, purpose, whenBusy: whenBusy)
    defer { unlock(descriptor) }
    // The previous owner of the lock may have replaced the folder.
    while try !isInPlace(descriptor, folder) {
      let next = try openAndLock(folder, purpose, whenBusy: {})
      unlock(descriptor)
      descriptor = next
    }
    return try work()
  }

  /// Closing the folder is not enough, because a process that is being started has a copy of the
  /// descriptor for a moment.
  private static func unlock(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func openAndLock(
    _ folder: String, _ purpose: Purpose, whenBusy: () -> Void
  ) throws(FileError) -> Int32 {
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

  private static func isInPlace(_ descriptor: Int32, _ folder: String) throws(FileError) -> Bool {
    var locked = stat()
    var found = stat()
    guard fstat(descriptor, &locked) == 0, stat(folder, &found) == 0 else {
      throw FileError(path: folder, code: errno)
    }
    return locked.st_ino == found.st_ino && locked.st_dev == found.st_dev
  }

  private static func wait(_ descriptor: Int32, _ purpose: Purpose, folder: String)
    throws(FileError)
  {
    while flock(descriptor, purpose.operation) != 0 {
      let code = errno
      // On a file system without locks, it still works for one process at a time.
      if [ENOTSUP, ENOLCK, EINVAL].contains(code) { return }
      guard code == EINTR else { throw FileError(path: folder, code: code) }
    }
  }
}
