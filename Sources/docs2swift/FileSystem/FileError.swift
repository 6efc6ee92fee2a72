#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An operation of the system on a file that failed.
struct FileError: Error, Equatable {
  /// As handed to the system.
  var path: String
  /// `errno`.
  var code: Int32

  /// What the system says, in lower case: `no such file or directory`.
  var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension FileError {
  /// Whether nothing is there, or a folder on the way to it is missing.
  var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
}
