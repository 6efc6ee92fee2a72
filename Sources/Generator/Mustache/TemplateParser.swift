import Diagnostics

/// Parses the file of a template into nodes, and reports all mistakes.
struct TemplateParser {
  private struct OpenSection {
    let node: Int
    let tag: Tag
    let name: String
  }

  private let file: SourceFile
  /// The indices of the library's templates by name.
  private let templates: [String: Int]
  private var scanner: TagScanner
  private var nodes: [TemplateNode] = []
  private var names: [TagName] = []
  private var openSections: [OpenSection] = []
  /// The number of open sections with each name.
  private var openNames: [String: Int] = [:]
  /// The start of the text that is not in a node yet.
  private var textStart = 0
  private var diagnostics = DiagnosticBag()

  private init(_ file: SourceFile, templates: [String: Int]) {
    self.file = file
    self.templates = templates
    self.scanner = TagScanner(file)
  }

  /// - Parameter templates: The indices of all templates of the library, for partials.
  static func parse(
    _ file: SourceFile, templates: [String: Int], diagnostics: inout DiagnosticBag
  ) -> Template {
    var parser = TemplateParser(file, templates: templates)
    parser.parse()
    diagnostics.merge(parser.diagnostics)
    return Template(
      file: file, nodes: parser.nodes, names: parser.names, isBroken: parser.diagnostics.hasErrors)
  }

  private mutating func parse() {
    if let offset = file.firstInvalidUTF8Offset() {
      diagnostics.emit(
        MustacheRules.notUTF8, "this byte is not UTF-8", at: file.location(atOffset: offset))
      return
    }
    while let tag = scanner.next(diagnostics: &diagnostics) { append(tag) }
    appendText(upTo: file.bytes.count)
    for section in openSections { reportUnclosed(section) }
  }

  private mutating func append(_ tag: Tag) {
    var line: StandaloneLine?
    if tag.kind.canStandAlone { line = StandaloneLine(of: tag.range, after: textStart, in: file) }
    appendText(upTo: line?.range.lowerBound ?? tag.range.lowerBound)
    textStart = line?.range.upperBound ?? tag.range.upperBound
    if line == nil, file.isLineStart(tag.range.lowerBound) { nodes.append(.lineStart) }
    appendNode(of: tag, indentation: line?.indentation)
  }

  private mutating func appendText(upTo end: Int) {
    if textStart < end { nodes.append(.text(textStart..<end)) }
  }

  private mutating func appendNode(of tag: Tag, indentation: Range<Int>?) {
    switch tag.kind {
    case .comment, .delimiters:
      break
    case .partial:
      appendPartial(tag, indentation: indentation)
    case .variable, .unescapedVariable:
      guard let name = addName(of: tag) else { return }
      nodes.append(.variable(name: name, isEscaped: tag.kind == .variable))
    case .section, .invertedSection:
      openSection(tag)
    case .sectionEnd:
      closeSection(tag)
    }
  }

  /// The index of the tag's name, or nil if it has no valid name.
  private mutating func addName(of tag: Tag) -> Int? {
    guard let name = TagName(file.bytes[tag.content]) else {
      reportBadName(of: tag)
      return nil
    }
    names.append(name)
    return names.count - 1
  }

  private mutating func reportBadName(of tag: Tag) {
    guard !tag.content.isEmpty else {
      return diagnostics.emit(
        MustacheRules.badTag, "this tag has no name", at: file.location(of: tag.range))
    }
    let hint = "names consist of letters, digits, '_' and '-', joined by dots"
    diagnostics.emit(
      MustacheRules.badTag, "'\(file.text(tag.content))' is not a name",
      at: file.location(of: tag.content), hint: hint)
  }
}

// MARK: - Partials

extension TemplateParser {
  private mutating func appendPartial(_ tag: Tag, indentation: Range<Int>?) {
    guard TagName.isPartialName(file.bytes[tag.content]) else { return reportBadName(of: tag) }
    let name = file.text(tag.content)
    guard let template = templates[name] else {
      return diagnostics.emit(
        MustacheRules.unknownPartial, "there is no template '\(name)'",
        at: file.location(of: tag.content),
        hint: Suggestion.text(for: name, among: Array(templates.keys), plural: "templates"))
    }
    nodes.append(.partial(template: template, indentation: indentation, tag: tag.content))
  }
}

// MARK: - Sections

extension TemplateParser {
  private mutating func openSection(_ tag: Tag) {
    let section = OpenSection(node: nodes.count, tag: tag, name: file.text(tag.content))
    openSections.append(section)
    openNames[section.name, default: 0] += 1
    nodes.append(node(opening: section))
  }

  private mutating func node(opening section: OpenSection) -> TemplateNode {
    if section.tag.kind == .section, let way = LineJoining.Way(rawValue: section.name) {
      return .joinedLines(way, end: 0)
    }
    // A section with a wrong name still needs its end. Otherwise the end would be reported too.
    let name = addName(of: section.tag) ?? 0
    return section.tag.kind == .section
      ? .section(name: name, end: 0) : .invertedSection(name: name, end: 0)
  }

  private mutating func closeSection(_ tag: Tag) {
    let name = file.text(tag.content)
    guard let innermost = openSections.last else {
      return diagnostics.emit(
        MustacheRules.unopenedSection, "no section '\(name)' is open here",
        at: file.location(of: tag.range))
    }
    if openNames[name, default: 0] > 0,
      let match = openSections.lastIndex(where: { $0.name == name })
    {
      for section in openSections[(match + 1)...] { reportUnclosed(section, before: tag) }
      setEnd(of: openSections[match])
      removeOpenSections(from: match)
    } else {
      reportMismatch(tag, of: innermost)
      removeOpenSections(from: openSections.count - 1)
    }
  }

  private mutating func removeOpenSections(from index: Int) {
    for section in openSections[index...] { openNames[section.name, default: 1] -= 1 }
    openSections.removeSubrange(index...)
  }

  private mutating func setEnd(of section: OpenSection) {
    switch nodes[section.node] {
    case .section(let name, _):
      nodes[section.node] = .section(name: name, end: nodes.count)
    case .invertedSection(let name, _):
      nodes[section.node] = .invertedSection(name: name, end: nodes.count)
    case .joinedLines(let way, _):
      nodes[section.node] = .joinedLines(way, end: nodes.count)
    case .text, .line, .lineStart, .variable, .partial:
      break
    }
  }

  private mutating func reportMismatch(_ tag: Tag, of section: OpenSection) {
    diagnostics.emit(
      MustacheRules.mismatchedSection,
      "this closes '\(file.text(tag.content))', but the open section is '\(section.name)'",
      at: file.location(of: tag.range),
      related: [.init("the section begins here", at: file.location(of: section.tag.range))])
  }

  private mutating func reportUnclosed(_ section: OpenSection, before tag: Tag? = nil) {
    let related = tag.map { tag in
      Diagnostic.Related(
        "'\(file.text(tag.content))' around it ends here", at: file.location(of: tag.range))
    }
    diagnostics.emit(
      MustacheRules.unclosedSection, "section '\(section.name)' is not closed",
      at: file.location(of: section.tag.range), related: related.map { [$0] } ?? [])
  }
}

/// The line (or lines, for a long comment) that contains only a tag, and is removed with the tag.
struct StandaloneLine {
  /// From the start of the tag's first line to the end of its last, the line break included.
  let range: Range<Int>
  /// The white space before the tag.
  let indentation: Range<Int>

  /// Nil if there is something other than white space on the tag's lines.
  ///
  /// - Parameter previousEnd: The end of the previous tag, because a tag is not white space.
  init?(of tag: Range<Int>, after previousEnd: Int, in file: SourceFile) {
    var start = tag.lowerBound
    while start > previousEnd, Self.isBlank(file.bytes[start - 1]) { start -= 1 }
    guard file.isLineStart(start), let end = Self.lineEnd(after: tag.upperBound, in: file.bytes)
    else { return nil }
    range = start..<end
    indentation = start..<tag.lowerBound
  }

  /// The offset after the line break, if only blanks come before it.
  private static func lineEnd(after offset: Int, in bytes: [UInt8]) -> Int? {
    var offset = offset
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
    if bytes[offset...].starts(with: "\r\n".utf8) { return offset + 2 }
    guard offset < bytes.count else { return offset }
    return bytes[offset] == UInt8(ascii: "\n") ? offset + 1 : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
