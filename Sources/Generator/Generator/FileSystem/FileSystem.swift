import ToolSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operations on files, implemented directly with system calls. A run with a few pages takes
/// milliseconds, and a larger library would take most of them.
package enum FileSystem {
  /// The kind of the file at a path, or nil if there is none.
  ///
  /// - Parameter followingLinks: false returns the kind of a link itself.
  package static func kind(of path: String, followingLinks: Bool = true) throws(FileError)
    -> FileKind?
  {
    try status(of: path, followingLinks: followingLinks).map(kind)
  }

  /// Nil if there is no file. Links are not followed.
  package static func stamp(of path: String) throws(FileError) -> FileStamp? {
    guard let status = try status(of: path, followingLinks: false) else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return FileStamp(
      kind: kind(of: status), size: Int(status.st_size),
      modified: [Int(time.tv_sec), Int(time.tv_nsec)], identity: UInt64(status.st_ino))
  }

  private static func status(of path: String, followingLinks: Bool) throws(FileError) -> stat? {
    var status = stat()
    if (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 { return status }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw FileError(path: path, code: errno)
  }

  private static func kind(of status: stat) -> FileKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The names in a folder, without `.` and `..`, sorted.
  package static func names(in folder: String) throws(FileError) -> [String] {
    try entries(in: folder).map(\.name)
  }

  /// The entries of a folder, without `.` and `..`, sorted by name. Links are not followed.
  ///
  /// The kind is nil if the file system does not return it with the name.
  static func entries(in folder: String) throws(FileError) -> [(name: String, kind: FileKind?)] {
    guard let stream = opendir(folder) else { throw FileError(path: folder, code: errno) }
    defer { closedir(stream) }
    var entries: [(name: String, kind: FileKind?)] = []
    while let entry = readdir(stream) {
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append((name, kind(of: entry.pointee))) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func kind(of entry: dirent) -> FileKind? {
    switch Int32(entry.d_type) {
    case Int32(DT_UNKNOWN): nil
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    default: .other
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameter limit: the maximum size of a file in bytes. A larger one throws `EFBIG`.
  package static func read(_ path: String, limit: Int = .max, followingLinks: Bool = true)
    throws(FileError)
    -> [UInt8]
  {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, code: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, code: EINVAL) }
    guard Int(status.st_size) <= limit else { throw FileError(path: path, code: EFBIG) }
    return try read(descriptor, path: path, count: Int(status.st_size))
  }

  private static func read(_ descriptor: Int32, path: String, count: Int) throws(FileError)
    -> [UInt8]
  {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = systemRead(descriptor, into: base + filled, count: count - filled)
        if got == 0 { return }  // The file has become shorter since it was measured.
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw FileError(path: path, code: failure) }
    return bytes
  }

  /// Writes a file with these contents, replacing an existing one.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    var failure = bytes.withUnsafeBytes { StandardStream.write($0, to: descriptor) }
    // Some file systems report a full disk only here.
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure { throw FileError(path: path, code: failure) }
  }

  /// Moves a file over another one, which is replaced completely or not at all.
  static func move(_ path: String, to target: String) throws(FileError) {
    guard rename(path, target) == 0 else { throw FileError(path: target, code: errno) }
  }

  package static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 else { throw FileError(path: path, code: errno) }
  }

  /// - Returns: false if the folder is not empty or cannot be removed.
  @discardableResult
  package static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Makes a folder and its missing parents.
  ///
  /// - Returns: the created folders, outermost first.
  @discardableResult
  package static func makeFolder(_ path: String) throws(FileError) -> [String] {
    if try kind(of: path) == .folder { return [] }
    var made: [String] = []
    if let parent = Paths.parent(of: path) { made = try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 else {
      // Another process may have created it in the meantime.
      let code = errno
      guard code == EEXIST else { throw FileError(path: path, code: code) }
      if try kind(of: path) == .folder { return made }
      throw FileError(path: path, code: ENOTDIR)
    }
    return made + [path]
  }

  /// The path with all links resolved.
  static func resolved(_ path: String) throws(FileError) -> String {
    guard let pointer = realpath(path, nil) else { throw FileError(path: path, code: errno) }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The path without links. Parts that do not exist yet have none.
  package static func place(of path: String) -> String {
    if let resolved = try? resolved(path) { return resolved }
    guard let parent = Paths.parent(of: path) else { return path }
    return Paths.join(place(of: parent), Paths.lastComponent(of: path))
  }

  static func currentFolder() throws(FileError) -> String { try resolved(".") }
}

/// The function of the C library, with a name that does not collide with the methods above.
private func systemRead(
  _ descriptor: Int32, into start: UnsafeMutableRawPointer, count: Int
) -> Int {
  read(descriptor, start, count)
}

/// A failed operation on a file.
package struct FileError: Error, Equatable {
  /// As passed to the system.
  package var path: String
  /// `errno`.
  var code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The message of the system, in lower case: `no such file or directory`.
  package var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension FileError {
  /// Whether the file or a folder of its path is missing.
  package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
}
