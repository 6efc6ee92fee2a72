/// A folder, as the user names it and as the system finds it.
package struct FolderPath: Equatable, Sendable {
  /// Seen from the current folder, or absolute, as the user wrote it.
  package var shown: String
  package var absolute: String

  package init(_ path: String, in currentFolder: String) {
    shown = Paths.normalized(path)
    absolute = Paths.join(currentFolder, path)
  }

  /// A folder under a name of its own, as a revision has.
  package init(_ absolute: String, shownAs shown: String) {
    self.init(shown: shown, absolute: absolute)
  }

  private init(shown: String, absolute: String) {
    self.shown = shown
    self.absolute = absolute
  }

  /// A folder named relative to this one.
  package func folder(_ path: String) -> FolderPath {
    FolderPath(shown: Paths.join(shown, path), absolute: Paths.join(absolute, path))
  }

  package func shownPath(of path: String) -> String { Paths.join(shown, path) }
  package func absolutePath(of path: String) -> String { Paths.join(absolute, path) }
}
