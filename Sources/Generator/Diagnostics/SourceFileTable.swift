/// The files of a run by the paths in locations, for excerpts.
package struct SourceFileTable: Sendable {
  private struct Entry: Sendable {
    var file: SourceFile?
    var shownPath: String
  }

  private var entries: [String: Entry] = [:]

  package init() {}

  package init(_ files: [SourceFile]) {
    for file in files { add(file) }
  }

  /// - Parameter shownPath: the path relative to the current folder of the user, so that a terminal
  ///   or an editor can open it; nil for the file's own path.
  package mutating func add(_ file: SourceFile, shownAs shownPath: String? = nil) {
    entries[file.path] = Entry(file: file, shownPath: shownPath ?? file.path)
  }

  /// Records the path for users of a file without contents: an unreadable file or a folder.
  package mutating func add(path: String, shownAs shownPath: String) {
    if entries[path] == nil { entries[path] = Entry(file: nil, shownPath: shownPath) }
  }

  /// Drops the contents of all files except these, which excerpts may still need.
  package mutating func keepContents(of paths: Set<String>) {
    for (path, entry) in entries where entry.file != nil && !paths.contains(path) {
      entries[path] = Entry(file: nil, shownPath: entry.shownPath)
    }
  }

  package func file(at path: String) -> SourceFile? { entries[path]?.file }

  /// The path for users. A path that was never added is returned unchanged.
  package func shownPath(of path: String) -> String { entries[path]?.shownPath ?? path }
}
