/// A place in an input file: what a diagnostic points at.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// The path as it is shown, relative to the folder the input was taken from.
  package var path: String
  /// Counted from one; 0 means the file as a whole.
  package var line: Int
  /// UTF-8 bytes, counted from one; 0 means the line as a whole.
  package var column: Int
  /// How many bytes of the line the caret underlines, at least one.
  package var length: Int

  package init(path: String, line: Int = 0, column: Int = 0, length: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
  }

  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line, a.column, a.length) < (b.path, b.line, b.column, b.length)
  }
}
