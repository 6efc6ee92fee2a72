import Generator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder outside the work tree with the files of a revision, which is removed after use.
///
/// The files of a revision are read like those of any folder, with their configuration and the
/// files that it names.
final class TemporaryCopy: Sendable {
  let path: String

  /// - Throws: `FileError`.
  init(of files: [(path: String, contents: [UInt8])], environment: [String: String]) throws {
    let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/docs2swift-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(path: parent, code: errno) }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? parent
    }
    for file in files where Paths.isPlainRelative(file.path) {
      let target = Paths.join(path, file.path)
      if let folder = Paths.parent(of: target) { try FileSystem.makeFolder(folder) }
      try FileSystem.write(file.contents, to: target)
    }
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
