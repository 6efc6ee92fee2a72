#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Exclusive use of a folder among processes.
///
/// The lock is on the folder itself: no lock file is left behind, and the system releases it when
/// a process ends in whatever way.
enum FolderLock {
  /// Waits until no other process holds the lock, and holds it during the work.
  ///
  /// - Parameter whenBusy: called once before waiting.
  /// - Throws: `FileError`, and what the work throws.
  static func withLock<Result>(
    on folder: String, whenBusy: () -> Void = {}, _ work: () throws -> Result
  ) throws -> Result {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: folder, code: errno) }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { whenBusy() }
      try wait(descriptor, folder: folder)
    }
    return try work()
  }

  private static func wait(_ descriptor: Int32, folder: String) throws {
    while flock(descriptor, LOCK_EX) != 0 {
      let code = errno
      // On a file system without locks one process at a time is still right.
      if [ENOTSUP, ENOLCK, EINVAL].contains(code) { return }
      guard code == EINTR else { throw FileError(path: folder, code: code) }
    }
  }
}
