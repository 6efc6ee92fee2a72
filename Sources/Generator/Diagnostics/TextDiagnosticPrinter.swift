/// Prints diagnostics for people: `path:line:col: severity: message [id]`, the line with a caret,
/// related places, a hint.
package struct TextDiagnosticPrinter: Painting, Sendable {
  package var files: SourceFileTable
  package var usesColor: Bool
  /// How often one rule is printed in full. Further diagnostics are only counted.
  package var repetitionLimit = 5

  package init(files: SourceFileTable, usesColor: Bool = false) {
    self.files = files
    self.usesColor = usesColor
  }

  /// The text for the diagnostics: notes, then warnings, then errors, so that the worst are at the
  /// end, which is what a terminal shows. Those of one severity are in the given order.
  ///
  /// - Returns: text that ends with a line break unless it is empty.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    Self.joined(
      Severity.allCases.sorted().flatMap { severity in
        blocks(for: diagnostics.filter { $0.severity == severity })
      })
  }

  /// The first ones of each rule in full, and the number of the others.
  private func blocks(for diagnostics: [Diagnostic]) -> [[String]] {
    var counts: [String: Int] = [:]
    var blocks: [[String]] = []
    for diagnostic in diagnostics {
      let count = counts[diagnostic.rule.id, default: 0] + 1
      counts[diagnostic.rule.id] = count
      if count <= repetitionLimit { blocks.append(block(for: diagnostic)) }
    }
    let omitted = counts.filter { $0.value > repetitionLimit }.sorted { $0.key < $1.key }
    blocks += omitted.map { id, count in
      [paint("… and \(count - repetitionLimit) more [\(id)]", .dim)]
    }
    return blocks
  }

  /// Blocks with more than one line are separated by blank lines.
  private static func joined(_ blocks: [[String]]) -> String {
    var text = ""
    var previous: [String]?
    for block in blocks {
      if let previous, previous.count > 1 || block.count > 1 { text += "\n" }
      text += block.joined(separator: "\n") + "\n"
      previous = block
    }
    return text
  }

  private func block(for diagnostic: Diagnostic) -> [String] {
    let gutter = gutterWidth(of: diagnostic)
    var lines = [
      heading(
        diagnostic.location, severity: diagnostic.severity, message: diagnostic.message,
        id: diagnostic.rule.id)
    ]
    lines += excerpt(at: diagnostic.location, gutter: gutter)
    for related in diagnostic.related {
      lines.append(heading(related.location, severity: .note, message: related.message, id: nil))
      lines += excerpt(at: related.location, gutter: gutter)
    }
    if let hint = diagnostic.hint { lines.append(advice("hint:", hint, gutter: gutter)) }
    if let settlement = diagnostic.settlement {
      lines.append(advice("correction:", settlement.entry, gutter: gutter))
    }
    return lines
  }

  private func advice(_ label: String, _ text: String, gutter: Int) -> String {
    let margin = String(repeating: " ", count: gutter + 2)
    return margin + paint("= ", .dim) + paint(label, .cyan) + " " + TerminalText.sanitized(text)
  }

  private func heading(
    _ location: SourceLocation?, severity: Severity, message: String, id: String?
  ) -> String {
    let place = location.map { paint(shown($0) + ":", .bold) + " " } ?? ""
    let tail = id.map { " " + paint("[\($0)]", .dim) } ?? ""
    return place + paint("\(severity.rawValue):", .severity(severity)) + " "
      + paint(TerminalText.sanitized(message), .bold) + tail
  }

  private func shown(_ location: SourceLocation) -> String {
    var text = TerminalText.sanitized(files.shownPath(of: location.path))
    guard location.line > 0 else { return text }
    text += ":\(location.line)"
    if location.column > 0 { text += ":\(location.column)" }
    return text
  }

  private func excerpt(at location: SourceLocation?, gutter: Int) -> [String] {
    guard let location, let file = files.file(at: location.path),
      let excerpt = SourceExcerpt(of: location, in: file)
    else { return [] }
    let number = String(excerpt.lineNumber)
    let blanks = String(repeating: " ", count: gutter - number.count)
    var lines = [trimmingEnd(paint(" \(blanks)\(number) |", .dim) + " " + excerpt.text)]
    if let marker = excerpt.marker {
      let margin = String(repeating: " ", count: gutter)
      lines.append(paint(" \(margin) |", .dim) + " " + paint(marker, .green))
    }
    return lines
  }

  /// The number of digits of the largest line number, so that all bars of a block are in one
  /// column.
  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let places = [diagnostic.location].compactMap { $0 } + diagnostic.related.map(\.location)
    return places.map { String($0.line).count }.max() ?? 1
  }

  private func trimmingEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
