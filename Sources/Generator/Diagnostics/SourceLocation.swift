/// A position in an input file.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// The path, relative to the input folder.
  package var path: String
  /// Counted from one; 0 means the whole file.
  package var line: Int
  /// UTF-8 bytes, counted from one; 0 means the whole line.
  package var column: Int
  /// The number of underlined bytes of the line, at least one.
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
