/// A file to be written: the path inside the output folder and the text.
package struct GeneratedFile: Equatable, Sendable {
  /// Relative to the output folder, with `/`.
  package var path: String
  package var contents: String

  package init(path: String, contents: String) {
    self.path = path
    self.contents = contents
  }
}
