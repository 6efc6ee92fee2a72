import Diagnostics

/// Reads the text files of a folder, on all processors.
enum SourceFileReader {
  /// More than any page has; a larger file is not documentation.
  static let sizeLimit = 64 << 20

  /// What came of one file: a file that is not UTF-8 gives both, for the excerpt.
  struct Outcome: Sendable {
    var file: SourceFile?
    var diagnostic: Diagnostic?
  }

  /// Reads files; one that cannot be read or is not UTF-8 is a diagnostic.
  ///
  /// - Parameters:
  ///   - paths: relative to the folder; they become the paths of the files.
  ///   - table: where the files are noted under the paths that users see.
  ///   - onRead: called, on any thread, for each file that is done.
  /// - Returns: the readable files in the order of the paths.
  static func read(
    _ paths: [String], in folder: FolderPath, table: inout SourceFileTable,
    diagnostics: inout DiagnosticBag, onRead: @escaping @Sendable () -> Void = {}
  ) -> [SourceFile] {
    let outcomes = paths.parallelMap { path in
      defer { onRead() }
      return read(path, in: folder)
    }
    var files: [SourceFile] = []
    for (path, outcome) in zip(paths, outcomes) {
      let shownPath = folder.shownPath(of: path)
      table.add(path: path, shownAs: shownPath)
      if let file = outcome.file { table.add(file, shownAs: shownPath) }
      if let diagnostic = outcome.diagnostic {
        diagnostics.emit(diagnostic)
      } else if let file = outcome.file {
        files.append(file)
      }
    }
    return files
  }

  static func read(_ path: String, in folder: FolderPath) -> Outcome {
    do {
      let bytes = try FileSystem.read(folder.absolutePath(of: path), limit: sizeLimit)
      let file = SourceFile(path: path, bytes: bytes)
      return Outcome(file: file, diagnostic: encodingDiagnostic(for: file))
    } catch {
      let reason = (error as? FileError)?.reason ?? "\(error)"
      return Outcome(
        diagnostic: Diagnostic(
          CommandRules.fileUnreadable, "cannot be read: \(reason)",
          at: SourceLocation(path: path)))
    }
  }

  private static func encodingDiagnostic(for file: SourceFile) -> Diagnostic? {
    // The quick test goes through nearly every file; only a bad one is searched.
    if String(validating: file.bytes, as: UTF8.self) != nil { return nil }
    guard let offset = file.firstInvalidUTF8Offset(), offset < file.bytes.count else { return nil }
    let digits = String(file.bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      CommandRules.fileEncoding, "byte 0x\(digits) cannot stand here in UTF-8",
      at: file.location(atOffset: offset), hint: "convert the file to UTF-8")
  }
}
