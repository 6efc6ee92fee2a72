import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Functions for swapping two folders. All throw `FileError`.
extension FileSystem {
  /// Makes a second name for a file. For a link, the second name is for the link itself.
  static func link(_ path: String, as second: String) throws {
    guard linkat(AT_FDCWD, path, AT_FDCWD, second, 0) == 0 else {
      throw FileError(path: second, code: errno)
    }
  }

  /// Swaps two folders in one step.
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
  /// - Parameter attributes: the attributes of the folder that it replaces; nil for the default.
  static func makeFolder(_ path: String, as attributes: FolderAttributes?) throws {
    guard mkdir(path, 0o777) == 0 else { throw FileError(path: path, code: errno) }
    guard let attributes else { return }
    let made = try Self.attributes(ofFolder: path)
    if made.owner != attributes.owner || made.group != attributes.group,
      chown(path, attributes.owner, attributes.group) != 0
    {
      throw FileError(path: path, code: errno)
    }
    // After the owner, because changing the owner removes bits.
    if try Self.attributes(ofFolder: path).mode != attributes.mode,
      chmod(path, mode_t(attributes.mode)) != 0
    {
      throw FileError(path: path, code: errno)
    }
  }
}
