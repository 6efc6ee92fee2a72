import Generator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder outside the work tree for files of a revision, each at its place in the repository. It
/// is removed after use.
///
/// The files of a revision are read like those of any folder, with their configuration and the
/// files that it names.
final class TemporaryCopy: Sendable {
  let path: String

  /// - Throws: `FileError`.
  init(environment: [String: String]) throws(FileError) {
    let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/docs2swift-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(path: parent, code: errno) }
    // The name of the folder of temporary files may end with a slash.
    path = Paths.normalized(
      template.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? parent
      })
  }

  /// - Parameter file: relative to the top of the repository.
  /// - Throws: `FileError`.
  func write(_ contents: [UInt8], to file: String) throws(FileError) {
    try FileSystem.write(contents, to: try place(for: file))
  }

  /// Writes a link that leads nowhere: a file that a folder has and that cannot be read.
  ///
  /// - Throws: `FileError`.
  func writeBrokenLink(to file: String) throws(FileError) {
    let target = try place(for: file)
    guard symlink("\(path)/nowhere", target) == 0 || errno == EEXIST else {
      throw FileError(path: target, code: errno)
    }
  }

  /// The place of a file in the copy, with the folders above it.
  private func place(for file: String) throws(FileError) -> String {
    let target = Paths.join(path, file)
    // git itself refuses to check out such a file.
    guard target.hasPrefix(path + "/") else { throw FileError(path: file, code: EINVAL) }
    if let folder = Paths.parent(of: target) { try FileSystem.makeFolder(folder) }
    return target
  }

  deinit { Self.remove(path) }

  private static func remove(_ folder: String) {
    for name in (try? FileSystem.names(in: folder)) ?? [] {
      let child = Paths.join(folder, name)
      if (try? FileSystem.kind(of: child, followingLinks: false)) == .folder {
        remove(child)
      } else {
        try? FileSystem.removeFile(child)
      }
    }
    FileSystem.removeEmptyFolder(folder)
  }
}
