#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
