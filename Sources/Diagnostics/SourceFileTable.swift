/// The files of a run, found by the paths that locations name: what excerpts are cut from.
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

  /// - Parameter shownPath: the path that leads to the file from where the user stands, so that a
  ///   terminal or an editor can open it; nil shows the file's own path.
  package mutating func add(_ file: SourceFile, shownAs shownPath: String? = nil) {
    entries[file.path] = Entry(file: file, shownPath: shownPath ?? file.path)
  }

  /// Notes how the path of a file without contents is shown: one that could not be read, a folder.
  package mutating func add(path: String, shownAs shownPath: String) {
    if entries[path] == nil { entries[path] = Entry(file: nil, shownPath: shownPath) }
  }

  /// Lets go of the contents of all files but these, which excerpts may still be cut from.
  package mutating func keepContents(of paths: Set<String>) {
    for (path, entry) in entries where entry.file != nil && !paths.contains(path) {
      entries[path] = Entry(file: nil, shownPath: entry.shownPath)
    }
  }

  package func file(at path: String) -> SourceFile? { entries[path]?.file }

  /// The path as people see it; a path that was never added is shown as it is.
  package func shownPath(of path: String) -> String { entries[path]?.shownPath ?? path }
}
