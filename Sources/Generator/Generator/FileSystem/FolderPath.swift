/// A folder: its path for users and its absolute path.
package struct FolderPath: Equatable, Sendable {
  /// Relative to the current folder, or absolute, as the user wrote it.
  package var shown: String
  package var absolute: String

  package init(_ path: String, in currentFolder: String) {
    shown = Paths.normalized(path)
    absolute = Paths.join(currentFolder, path)
  }

  /// A folder with a display name, for example of a revision.
  package init(_ absolute: String, shownAs shown: String) {
    self.init(shown: shown, absolute: absolute)
  }

  private init(shown: String, absolute: String) {
    self.shown = shown
    self.absolute = absolute
  }

  /// A folder relative to this one.
  package func folder(_ path: String) -> FolderPath {
    FolderPath(shown: Paths.join(shown, path), absolute: Paths.join(absolute, path))
  }

  package func shownPath(of path: String) -> String { Paths.join(shown, path) }
  package func absolutePath(of path: String) -> String { Paths.join(absolute, path) }
}
