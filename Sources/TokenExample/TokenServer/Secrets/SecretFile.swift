import Foundation

/// Files that only their owner may read.
enum SecretFile {
  struct Failure: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ path: String, _ problem: String) { description = "\(path): \(problem)" }

    static func system(_ path: String) -> Failure {
      Failure(path, String(cString: strerror(errno)))
    }
  }

  /// Key and credentials files are much smaller.
  private static let maximumBytes = 1 << 20

  /// Reads a file, after checking who else may use it.
  ///
  /// - Throws: `Failure`, also if others may read or write it.
  static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // The status of the open file, because the path may lead to another file a moment later.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(path, "this is not a file") }
    try checkPermissions(status, path)
    guard let data = try? file.read(upToCount: maximumBytes),
      data.count < maximumBytes || data.isEmpty
    else { throw Failure(path, "this cannot be read, or is too large") }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure(path, "this is not UTF-8")
    }
    return text
  }

  private static func checkPermissions(_ status: stat, _ path: String) throws(Failure) {
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw Failure(path, "the file belongs to another user")
    }
    guard status.st_mode & 0o077 == 0 else {
      let mode = String(status.st_mode & 0o777, radix: 8)
      throw Failure(path, "others may use the file (mode \(mode)): run 'chmod 600 \(path)'")
    }
  }

  /// Opens a file for writing, and creates it if the flags say so.
  ///
  /// - Parameter takesDevices: Whether it may be a device, such as `/dev/null`.
  /// - Throws: `Failure`, also for a symbolic link, for a file of another user, for a file that
  ///   others may write to, and for a file with a second name. Otherwise the one who placed it
  ///   there could choose where the server writes.
  static func openOwn(
    _ path: String, _ flags: Int32, takesDevices: Bool = false
  ) throws(Failure) -> FileHandle {
    let descriptor = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? Failure(path, "this is a symbolic link") : .system(path)
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path) }
    if takesDevices, status.st_mode & S_IFMT == S_IFCHR { return file }
    if let problem = status.problem(kind: S_IFREG) { throw Failure(path, problem) }
    guard status.st_nlink == 1 else { throw Failure(path, "the file has a second name") }
    return file
  }

  /// Checks that nobody else can create files in a folder.
  ///
  /// - Throws: `Failure`, also for a symbolic link.
  static func checkFolder(_ path: String) throws(Failure) {
    // A path with a slash at the end means the target of the link.
    let end = path.lastIndex { $0 != "/" } ?? path.startIndex
    let name = String(path[...end])
    var status = stat()
    guard lstat(name, &status) == 0 else { throw .system(path) }
    if let problem = status.problem(kind: S_IFDIR) { throw Failure(path, problem) }
  }

  /// Removes a file, if there is one.
  ///
  /// - Throws: `Failure`, also if it is not a file of this user.
  static func removeOwn(_ path: String) throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .system(path)
    }
    if let problem = status.problem(kind: S_IFREG) { throw Failure(path, problem) }
    guard unlink(path) == 0 else { throw .system(path) }
  }

  /// Replaces or creates a file: completely or not at all, even if the machine stops during this.
  static func write(_ text: String, to path: String) throws(Failure) {
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    // A process that was killed may have left it. A restarted container has the same numbers.
    unlink(temporary)
    try writeNew(text, to: temporary)
    guard rename(temporary, path) == 0 else {
      let failure = Failure.system(path)
      unlink(temporary)
      throw failure
    }
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// - Throws: `Failure`, also if the file exists already.
  static func writeNew(_ text: String, to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
    } catch {
      unlink(path)
      throw Failure(path, "this cannot be written: \(error.localizedDescription)")
    }
  }

  /// Locked while a file is read and replaced, so that no other process does the same.
  struct Lock {
    private let descriptor: FileHandle

    /// - Parameter waits: Whether to wait for another process that holds the lock.
    init(_ path: String, waits: Bool = true) throws(Failure) {
      // The lock is on another file next to it, because the file itself is replaced, and its lock
      // with it.
      descriptor = try SecretFile.openOwn("\(path).lock", O_RDWR | O_CREAT)
      guard flock(descriptor.fileDescriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) == 0 else {
        throw Failure(path, "another process uses this")
      }
    }

    /// Closing the file is not enough: a process that is just being started has a copy for a
    /// moment.
    func unlock() {
      flock(descriptor.fileDescriptor, LOCK_UN)
      try? descriptor.close()
    }
  }

  /// Creates a file if it does not exist, for a program that would make it readable by others.
  static func createEmpty(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }
}

extension stat {
  /// Why something at a path must not be used; nil if it has the expected kind and belongs only to
  /// this user.
  fileprivate func problem(kind: mode_t) -> String? {
    switch st_mode & S_IFMT {
    case kind: break
    case S_IFLNK: return "this is a symbolic link"
    default: return kind == S_IFDIR ? "this is not a folder" : "this is not a file"
    }
    if st_uid != geteuid() { return "this belongs to another user" }
    return st_mode & 0o022 == 0 ? nil : "others may write to this"
  }
}
