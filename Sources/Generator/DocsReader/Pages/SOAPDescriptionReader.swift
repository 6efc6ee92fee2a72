import Diagnostics

/// Reads the lines between an operation's heading and its samples.
struct SOAPDescriptionReader {
  private enum Part {
    case summary, parameter, returns
    /// Whether the reader is after the link to the WSDL, where only known lines are allowed.
    case links
  }

  private static let boilerplate: [StaticString] = [
    "[WSDL file for ", "Obtain a ticket from ", "Application tokens must be specified ",
  ]

  let file: SourceFile
  private var part = Part.summary
  private var pending: Range<Int>?
  private var parameterName: ByteText?
  private var description = SOAPDescription()

  /// - Parameter ranges: the blocks of the section, in order.
  static func read(
    _ ranges: [Range<Int>], of file: SourceFile, diagnostics: inout DiagnosticBag
  ) -> SOAPDescription {
    var reader = SOAPDescriptionReader(file: file)
    for line in ranges.flatMap({ file.text($0).lines }) {
      reader.read(line.trimmed, diagnostics: &diagnostics)
    }
    reader.flush()
    return reader.description
  }

  private mutating func read(_ line: ByteText, diagnostics: inout DiagnosticBag) {
    if line.isEmpty { return }
    if Self.boilerplate.contains(where: { line.hasPrefix($0) }) {
      flush()
      part = .links
      if line.hasPrefix("[WSDL "), description.wsdlLink == nil {
        description.wsdlLink = Self.target(of: line)
      }
    } else if part == .links {
      diagnostics.emit(
        DocsReaderRules.unrecognizedText, "nothing is read from this text",
        at: file.location(of: line.range))
    } else if line.hasPrefix("* **"), let colon = line.firstIndex(of: Array(":**".utf8)) {
      flush()
      part = .parameter
      parameterName = line.dropFirst("* **".utf8.count).prefix(upTo: colon)
      pending = colon + 3..<line.range.upperBound
    } else if line.hasPrefix("**Returns:**") {
      flush()
      part = .returns
      pending = line.dropFirst("**Returns:**".utf8.count).range
    } else {
      // Blank lines in between stay in the text and separate paragraphs.
      pending = (pending?.lowerBound ?? line.range.lowerBound)..<line.range.upperBound
    }
  }

  /// The target of the link at the beginning of a line.
  private static func target(of line: ByteText) -> Range<Int>? {
    guard let open = line.firstIndex(of: Array("](".utf8)) else { return nil }
    let target = line.suffix(from: open + 2)
    return target.firstIndex(of: UInt8(ascii: ")")).map { target.prefix(upTo: $0).range }
  }

  private mutating func flush() {
    guard let range = pending else { return }
    pending = nil
    let text = file.text(range)
    switch part {
    case .summary: description.paragraphs += Prose.paragraphs(text)
    case .parameter:
      guard let name = parameterName else { return }
      description.parameters.append(
        SOAPDescription.ParameterText(
          name: name.trimmed.string, text: Prose.line(text), range: name.range))
    case .returns: description.returns = Prose.line(text)
    case .links: break
    }
  }
}
