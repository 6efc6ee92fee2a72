import Diagnostics

/// Reads the text files of a folder, one after the other: as long as a process has no second
/// thread, the C library needs no locks for memory, and reading pages allocates a lot.
package enum SourceFileReader {
  /// Larger than any page. A larger file is not documentation.
  package static let sizeLimit = 64 << 20

  /// Reads files. A file that cannot be read is a diagnostic. The content is not checked here.
  ///
  /// - Parameters:
  ///   - paths: relative to the folder; they become the paths of the files.
  ///   - table: the table of files by the paths for users.
  ///   - onRead: called after each file.
  /// - Returns: the readable files in the order of the paths.
  static func read(
    _ paths: [String], in folder: FolderPath, table: inout SourceFileTable,
    diagnostics: inout DiagnosticBag, onRead: @escaping @Sendable () -> Void = {}
  ) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      let shownPath = folder.shownPath(of: path)
      table.add(path: path, shownAs: shownPath)
      do {
        let bytes = try FileSystem.read(folder.absolutePath(of: path), limit: sizeLimit)
        let file = SourceFile(path: path, bytes: bytes)
        table.add(file, shownAs: shownPath)
        files.append(file)
      } catch {
        diagnostics.emit(
          CommandRules.fileUnreadable, "cannot be read: \(error.reason)",
          at: SourceLocation(path: path))
      }
      onRead()
    }
    return files
  }
}
