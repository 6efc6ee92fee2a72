import Diagnostics

/// Where an included file is found.
struct IncludeSource: Sendable {
  enum Finding: Sendable {
    case file(SourceFile)
    case folder
    case missing
  }

  /// By its path relative to the folder of pages.
  let find: @Sendable (String) -> Finding
}

/// A page with everything that it includes.
struct ExpandedPage: Sendable {
  /// The page's own path, and bytes that know which file they are from.
  var file: SourceFile
  /// The paths of the included files, in the order in which the page includes them.
  var parts: [String] = []
  /// Whether a file that the page includes is missing.
  var isPartial = false
  var diagnostics = DiagnosticBag()
}

/// Replaces directives by the files that they name.
struct IncludeExpander {
  /// The maximum depth of files that include each other.
  private static let depthLimit = 16

  private typealias Stretch = (file: SourceFile, range: Range<Int>, joinsLines: Bool)

  private let source: IncludeSource
  private var stretches: [Stretch] = []
  private var size = 0
  private var isTooLarge = false
  private var page: ExpandedPage
  /// The open files, the page first.
  private var open: [String]

  static func expand(_ file: SourceFile, from source: IncludeSource) -> ExpandedPage {
    guard IncludeScanner.mayInclude(file) else { return ExpandedPage(file: file) }
    let file = file.withLineFeeds
    var expander = IncludeExpander(file, source)
    expander.add(file, 0..<file.bytes.count, joinsLines: false)
    // A page that is too large has been reported, and is not worth reading.
    let hasChanged = !expander.page.parts.isEmpty || expander.page.isPartial
    guard hasChanged, !expander.isTooLarge else { return expander.page }
    expander.page.file = SourceFile(path: file.path, joining: expander.stretches)
    return expander.page
  }

  private init(_ file: SourceFile, _ source: IncludeSource) {
    self.source = source
    page = ExpandedPage(file: file)
    open = [file.path]
  }

  private mutating func add(_ file: SourceFile, _ range: Range<Int>, joinsLines: Bool) {
    var offset = range.lowerBound
    for directive in IncludeScanner.directives(in: file, range) {
      append(file, offset..<directive.range.lowerBound, joinsLines: joinsLines)
      include(directive, of: file, joinsLines: joinsLines || !directive.isBlock)
      offset = directive.range.upperBound
    }
    append(file, offset..<range.upperBound, joinsLines: joinsLines)
  }

  private mutating func append(_ file: SourceFile, _ range: Range<Int>, joinsLines: Bool) {
    size += range.count
    stretches.append((file, range, joinsLines))
  }

  // MARK: An include

  private mutating func include(
    _ directive: IncludeDirective, of file: SourceFile, joinsLines: Bool
  ) {
    let place = file.location(of: directive.range)
    guard let range = directive.path else {
      return refuse(
        IncludeRules.syntax, "this include has no path that can be read", at: place,
        hint: "the form is '[!include[text](path)]'")
    }
    let text = file.text(range).string
    guard case .inside(let path) = IncludePath(text, from: file.path) else {
      return refuse(
        IncludeRules.outside,
        "'\(text)' leads out of the folder of the documentation and was not followed", at: place)
    }
    switch source.find(path) {
    case .file(let part): enter(part, path: path, at: place, joinsLines: joinsLines)
    case .folder: refuse(IncludeRules.missing, "'\(path)' is a folder", at: place)
    case .missing:
      refuse(
        IncludeRules.missing, "there is no file '\(path)' in the documentation", at: place,
        hint: "files are included that are in the folder of the documentation and end in '.md'")
    }
  }

  private mutating func enter(
    _ part: SourceFile, path: String, at place: SourceLocation, joinsLines: Bool
  ) {
    if let first = open.firstIndex(of: path) {
      let way = open[(first + 1)...].map { "'\($0)'" }.joined(separator: ", ")
      return refuse(
        IncludeRules.cycle,
        "'\(path)' includes itself" + (way.isEmpty ? "" : " by way of \(way)"), at: place)
    }
    if isTooLarge { return }
    guard open.count <= Self.depthLimit, size + part.bytes.count <= MarkdownParser.sizeLimit else {
      isTooLarge = true
      return refuse(
        IncludeRules.tooLarge,
        open.count > Self.depthLimit
          ? "more than \(Self.depthLimit) files include each other here"
          : "with '\(path)' the page is larger than \(MarkdownParser.sizeLimit >> 20) MB",
        at: place)
    }
    if !page.parts.contains(path) { page.parts.append(path) }
    let part = part.withLineFeeds
    open.append(path)
    add(part, content(of: part), joinsLines: joinsLines)
    open.removeLast()
  }

  /// The text that an included file adds to a page: without front matter and without blank lines
  /// around it.
  private mutating func content(of part: SourceFile) -> Range<Int> {
    var text = part.text(0..<part.bytes.count)
    switch FrontMatter.read(part) {
    case .none: text = text.withoutByteOrderMark
    case .read(let frontMatter): text = text.suffix(from: frontMatter.endOffset)
    case .unclosed(let line):
      page.diagnostics.emit(
        DocsReaderRules.unclosedFrontMatter, "the front matter has no closing '---'",
        at: part.location(of: part.range(ofLines: line...line)),
        hint: "the file is probably cut off: restore it from its source")
    }
    return text.trimmed.range
  }

  private mutating func refuse(
    _ rule: DiagnosticRule, _ message: String, at place: SourceLocation, hint: String? = nil
  ) {
    page.isPartial = true
    page.diagnostics.emit(rule, message, at: place, hint: hint)
  }
}
