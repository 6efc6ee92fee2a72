#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An operation of the system on a file that failed.
package struct FileError: Error, Equatable {
  /// As handed to the system.
  package var path: String
  /// `errno`.
  var code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// What the system says, in lower case: `no such file or directory`.
  package var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension FileError {
  /// Whether nothing is there, or a folder on the way to it is missing.
  package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
}
