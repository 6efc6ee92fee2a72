import Diagnostics

/// Wraps prose for a terminal.
package enum TextWrapping {
  package static let terminalWidth = 80

  /// Wraps paragraphs (separated by blank lines) one by one. Indented lines and list items keep
  /// their own lines.
  package static func wrap(_ text: String, width: Int) -> String {
    var result: [String] = []
    var paragraph: [Substring] = []
    func flush() {
      result += lines(of: paragraph.joined(separator: " "), width: width)
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isVerbatim = line.hasPrefix("    ") || line.hasPrefix("- ") || line.isEmpty
      if isVerbatim {
        flush()
        result.append(String(line))
      } else {
        paragraph.append(line)
      }
    }
    flush()
    return result.joined(separator: "\n")
  }

  /// The words of a text in lines of at most `width` columns; a longer word has its own line.
  package static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ").map(String.init) {
      let length = TerminalText.width(of: word)
      if !line.isEmpty, used + 1 + length <= width {
        line += " " + word
        used += 1 + length
      } else {
        if !line.isEmpty { lines.append(line) }
        (line, used) = (word, length)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

extension String {
  /// The text, filled with blanks on the right to a number of terminal columns.
  package func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - TerminalText.width(of: self)))
  }
}

extension TerminalText {
  /// The text with visible control characters, so that a service cannot control a terminal, and
  /// nothing is lost.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
