import Diagnostics
import Generator

extension UnifiedDiff {
  func shown(inColor usesColor: Bool) -> String { usesColor ? coloredText : text }

  /// For files and programs: the input of `patch`, byte for byte if the files are UTF-8.
  var text: String {
    if hunks.isEmpty { return "" }
    return parts.map { "\($0.text)\n" }.joined()
  }

  /// For a terminal: in colour, and without control characters from the files.
  var coloredText: String {
    if hunks.isEmpty { return "" }
    return parts.map { part in
      let text = part.text.split(separator: "\t", omittingEmptySubsequences: false)
        .map { TerminalText.sanitized(String($0)) }.joined(separator: "\t")
      return (part.style?.applied(to: text) ?? text) + "\n"
    }.joined()
  }

  private var parts: [(text: String, style: TerminalStyle?)] {
    var parts: [(text: String, style: TerminalStyle?)] = [
      ("--- \(Self.name(oldPath, side: "a"))", .bold),
      ("+++ \(Self.name(newPath, side: "b"))", .bold),
    ]
    for hunk in hunks {
      parts.append((hunk.heading, .cyan))
      parts += hunk.lines.map { ($0.text, $0.style) }
    }
    return parts
  }

  /// A tab marks the end of a name with blanks for `patch`.
  private static func name(_ path: String?, side: String) -> String {
    guard let path else { return "/dev/null" }
    let name = Paths.isAbsolute(path) ? path : "\(side)/\(path)"
    return path.contains(" ") ? name + "\t" : name
  }
}

extension UnifiedDiff.Line {
  fileprivate var text: String {
    switch self {
    case .kept(let text): " \(text)"
    case .removed(let text): "-\(text)"
    case .added(let text): "+\(text)"
    case .unterminated: "\\ No newline at end of file"
    }
  }

  fileprivate var style: TerminalStyle? {
    switch self {
    case .kept: nil
    case .removed: .red
    case .added: .green
    case .unterminated: .dim
    }
  }
}
