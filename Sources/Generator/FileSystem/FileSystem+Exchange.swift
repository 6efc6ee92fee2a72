import CFileExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What it takes to let two folders change places. Everything throws `FileError`.
extension FileSystem {
  /// Makes a second name for a file; of a link, for the link itself.
  static func link(_ path: String, as second: String) throws {
    guard linkat(AT_FDCWD, path, AT_FDCWD, second, 0) == 0 else {
      throw FileError(path: second, code: errno)
    }
  }

  /// Lets two folders change places, at once for everybody.
  static func exchange(_ a: String, _ b: String) throws {
    guard file_exchange(a, b) == 0 else { throw FileError(path: b, code: errno) }
  }

  static func attributes(ofFolder path: String) throws -> FolderAttributes {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileError(path: path, code: errno) }
    return FolderAttributes(
      mode: UInt32(status.st_mode) & 0o7777, owner: status.st_uid, group: status.st_gid)
  }

  /// Makes a folder.
  ///
  /// - Parameter attributes: those of the folder it stands for; nil for the usual ones.
  static func makeFolder(_ path: String, as attributes: FolderAttributes?) throws {
    guard mkdir(path, 0o777) == 0 else { throw FileError(path: path, code: errno) }
    guard let attributes else { return }
    let made = try Self.attributes(ofFolder: path)
    if made.owner != attributes.owner || made.group != attributes.group,
      chown(path, attributes.owner, attributes.group) != 0
    {
      throw FileError(path: path, code: errno)
    }
    // After the owner: changing that takes bits away.
    if try Self.attributes(ofFolder: path).mode != attributes.mode,
      chmod(path, mode_t(attributes.mode)) != 0
    {
      throw FileError(path: path, code: errno)
    }
  }
}
