import Foundation

/// Files that nobody but their owner may read.
enum SecretFile {
  struct Failure: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ path: String, _ problem: String) { description = "\(path): \(problem)" }

    static func system(_ path: String) -> Failure {
      Failure(path, String(cString: strerror(errno)))
    }
  }

  /// No key or credentials file is near this.
  private static let maximumBytes = 1 << 20

  /// Reads a file, after looking at who else may.
  ///
  /// - Throws: `Failure`, also when others may read or write it.
  static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // Of the open file: the one at the path may be another a moment later.
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
      throw Failure(path, "the file belongs to somebody else")
    }
    guard status.st_mode & 0o077 == 0 else {
      let mode = String(status.st_mode & 0o777, radix: 8)
      throw Failure(path, "others may use the file (mode \(mode)): run 'chmod 600 \(path)'")
    }
  }

  /// Replaces a file, or makes it: whole or not at all, also when the machine stops meanwhile.
  static func write(_ text: String, to path: String) throws(Failure) {
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    // Of a process that was killed; in a container all have the same number.
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

  /// - Throws: `Failure`, also when there is a file already.
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

  /// Held while a file is read and replaced, so that no other process does the same.
  struct Lock {
    private let descriptor: FileHandle

    /// - Parameter waits: Whether to wait for another process that holds it.
    init(_ path: String, waits: Bool = true) throws(Failure) {
      // Of a file beside it: the file itself is replaced, and its lock would go with it.
      let number = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard number >= 0 else { throw .system(path) }
      descriptor = FileHandle(fileDescriptor: number, closeOnDealloc: true)
      guard flock(number, LOCK_EX | (waits ? 0 : LOCK_NB)) == 0 else {
        throw Failure(path, "another process uses this")
      }
    }

    func unlock() { try? descriptor.close() }
  }

  /// Makes a file unless there is one, for a program that would make it readable by others.
  static func createEmpty(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }
}
