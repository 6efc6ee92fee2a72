/// Prints diagnostics as workflow commands of GitHub Actions, which shows each one at its line of
/// the files of a pull request.
///
///     ::error file=specs/GetBook.md,line=45,col=41,endColumn=45,title=xml-sample::the XML …
///
/// The paths are the paths for users. They point to the files if the command runs in the root of
/// the repository.
package struct GitHubDiagnosticPrinter: Sendable {
  package var files: SourceFileTable

  package init(files: SourceFileTable) { self.files = files }

  /// One line for each diagnostic, in the order given.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(line).joined()
  }

  private func line(for diagnostic: Diagnostic) -> String {
    let properties = (place(of: diagnostic) + [("title", diagnostic.rule.id)])
      .map { "\($0.0)=\(Self.escapedProperty($0.1))" }
    let message = Self.escaped(message(of: diagnostic))
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    return "::\(command) \(properties.joined(separator: ","))::"
      + "\(message)\n"
  }

  private func place(of diagnostic: Diagnostic) -> [(String, String)] {
    guard let location = diagnostic.location else { return [] }
    var place = [("file", files.shownPath(of: location.path))]
    if location.line > 0 { place.append(("line", String(location.line))) }
    if location.line > 0, location.column > 0 {
      place.append(("col", String(location.column)))
      place.append(("endColumn", String(location.column + location.length)))
    }
    return place
  }

  private func message(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.message]
    for related in diagnostic.related {
      let line = related.location.line > 0 ? ":\(related.location.line)" : ""
      lines.append("\(files.shownPath(of: related.location.path))\(line): \(related.message)")
    }
    if let hint = diagnostic.hint { lines.append("hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ text: String, _ characters: String = "%\r\n") -> String {
    let special = characters.unicodeScalars
    return text.unicodeScalars.map { scalar in
      guard special.contains(scalar) else { return String(scalar) }
      let code = String(scalar.value, radix: 16, uppercase: true)
      return "%" + String(repeating: "0", count: 2 - code.count) + code
    }.joined()
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text, "%\r\n:,")
  }
}
