import Diagnostics

extension String {
  /// The text, filled with blanks on the right to a number of terminal columns.
  package func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - TerminalText.width(of: self)))
  }
}
