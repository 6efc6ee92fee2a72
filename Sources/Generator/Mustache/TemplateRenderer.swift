import Diagnostics

/// Renders one template of a library.
///
/// It holds pointers into the library's program and into the values, so it must not live longer
/// than `render`.
struct TemplateRenderer: ~Copyable {
  /// The maximum depth of partials. Real templates are far below it.
  static let partialDepthLimit = 64

  private let templates: [Template]
  private let ranges: [Range<Int>?]
  private let bytes: UnsafeBufferPointer<UInt8>
  private let nodes: UnsafeBufferPointer<TemplateNode>
  private let names: UnsafeBufferPointer<TagName>
  private let escaping: TemplateEscaping
  private var context = ContextStack()
  private var frame: RenderFrame
  private var outerFrames: [RenderFrame] = []
  /// The lists of the sections on lists around a tag, the innermost last.
  private var lists: [[TemplateValue]] = []
  /// The indentations of all partials around a tag, one after the other.
  private var indentations: [UInt8] = []
  private var partialDepth = 0
  private var output = RenderedText()
  private var isFailed = false
  /// The positions that have been reported, because a list repeats an error for each of its
  /// elements.
  private var reported: Set<SourceLocation> = []
  private var diagnostics = DiagnosticBag()

  /// The text in UTF-8, or nil if a template has errors or an error was emitted.
  static func render(
    _ template: Int, of templates: [Template], _ program: TemplateProgram, value: TemplateValue,
    escaping: TemplateEscaping, diagnostics: inout DiagnosticBag
  ) -> [UInt8]? {
    guard let range = program.ranges[template] else { return nil }
    // The renderer uses the members of objects in place, so the value must not be released.
    return withExtendedLifetime(value) {
      program.bytes.withUnsafeBufferPointer { bytes in
        program.nodes.withUnsafeBufferPointer { nodes in
          program.names.withUnsafeBufferPointer { names in
            var renderer = TemplateRenderer(
              templates: templates, ranges: program.ranges, bytes: bytes, nodes: nodes,
              names: names, escaping: escaping,
              frame: RenderFrame(template: template, nodes: range, indentation: 0..<0))
            renderer.context.push(value)
            renderer.run()
            diagnostics.merge(renderer.diagnostics)
            return renderer.isFailed ? nil : renderer.output.bytes
          }
        }
      }
    }
  }

  private mutating func run() {
    repeat {
      while frame.position < frame.end {
        frame.position += 1
        render(nodes[frame.position - 1])
      }
    } while finishFrame()
  }

  private mutating func render(_ node: TemplateNode) {
    switch node {
    case .text(let range):
      if frame.indentation.isEmpty { append(range) } else { appendLines(range) }
    case .line(let range):
      if frame.indentation.isEmpty { append(range) } else { appendLine(range) }
    case .lineStart:
      appendIndentation()
    case .variable(let name, let isEscaped):
      appendVariable(name, isEscaped: isEscaped)
    case .section(let name, let end):
      enterSection(name, end: end)
    case .invertedSection(let name, let end):
      skipInvertedSection(name, end: end)
    case .joinedLines(let way, let end):
      enterJoinedLines(way, end: end)
    case .partial(let template, let indentation, let tag):
      enterPartial(template, indentation: indentation, tag: tag)
    }
  }

  /// Begins the next element or returns to the enclosing frame; false if there is none.
  private mutating func finishFrame() -> Bool {
    if frame.ownsContext { context.pop() }
    if let joining = frame.joining { output.joinLines(from: joining.start, joining.way) }
    if let index = frame.nextElement {
      if beginElement(index) { return true }
      lists.removeLast()
    }
    if frame.includedBy != nil { partialDepth -= 1 }
    guard let outer = outerFrames.popLast() else { return false }
    indentations.removeLast(indentations.count - outer.indentation.upperBound)
    frame = outer
    return true
  }

  /// False if the innermost list has no more elements.
  private mutating func beginElement(_ index: Int) -> Bool {
    guard index < lists[lists.count - 1].count else { return false }
    context.push(lists[lists.count - 1][index])
    frame.nextElement = index + 1
    frame.position = frame.start
    return true
  }

  private mutating func enter(_ inner: RenderFrame) {
    outerFrames.append(frame)
    frame = inner
  }
}

// MARK: - Text and variables

extension TemplateRenderer {
  private mutating func append(_ range: Range<Int>) {
    output.append(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  private mutating func appendLines(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        bytes.firstOffset(of: Self.lineFeed, from: start)
        .map { min($0 + 1, range.upperBound) } ?? range.upperBound
      appendLine(start..<end)
      start = end
    }
  }

  /// The tests of the specification have no empty line in an indented partial. Here it gets no
  /// indentation, to avoid trailing white space.
  private mutating func appendLine(_ range: Range<Int>) {
    let line = UnsafeBufferPointer(rebasing: bytes[range])
    if bytes[range.lowerBound - 1] == Self.lineFeed, !Self.isEmptyLine(line) {
      appendIndentation()
    }
    output.append(line)
  }

  private mutating func appendIndentation() {
    if !frame.indentation.isEmpty { output.append(indentations[frame.indentation]) }
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func isEmptyLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    switch line.count {
    case 1: line.first == lineFeed
    case 2: line.first == UInt8(ascii: "\r") && line.last == lineFeed
    default: false
    }
  }

  private mutating func appendVariable(_ index: Int, isEscaped: Bool) {
    let escaping = isEscaped ? escaping : .none
    if let name = names[index].simple, let member = context.member(name),
      case .string(let text) = member.pointee.value
    {
      return escaping.append(text, to: &output)
    }
    guard let value = lookUp(index) else { return }
    guard case .string(let text) = value else { return reportNotText(index, value) }
    escaping.append(text, to: &output)
  }
}

// MARK: - Sections and partials

extension TemplateRenderer {
  private mutating func enterSection(_ index: Int, end: Int) {
    let content = frame.position..<end
    frame.position = end
    guard let value = lookUp(index), value.isTruthy else { return }
    var inner = RenderFrame(
      template: frame.template, nodes: content, indentation: frame.indentation)
    switch value {
    case .bool:
      // Nothing is pushed, so `{{.}}` keeps its meaning inside a test.
      break
    case .string, .object:
      inner.ownsContext = true
      context.push(value)
    case .list(let elements):
      inner.ownsContext = true
      inner.nextElement = 1
      context.push(elements[0])
      lists.append(elements)
    }
    enter(inner)
  }

  private mutating func enterJoinedLines(_ way: LineJoining.Way, end: Int) {
    var inner = RenderFrame(
      template: frame.template, nodes: frame.position..<end, indentation: frame.indentation)
    inner.joining = (output.count, way)
    frame.position = end
    enter(inner)
  }

  private mutating func skipInvertedSection(_ index: Int, end: Int) {
    if lookUp(index)?.isTruthy != false { frame.position = end }
  }

  private mutating func enterPartial(_ index: Int, indentation range: Range<Int>?, tag: Range<Int>)
  {
    guard let nodes = ranges[index] else { return stop() }
    guard partialDepth < Self.partialDepthLimit else {
      reportEndlessRecursion(tag)
      return stop()
    }
    partialDepth += 1
    var inner = RenderFrame(template: index, nodes: nodes, indentation: innerIndentation(range))
    inner.includedBy = tag
    enter(inner)
  }

  /// The indentation of a partial; none if its tag is not alone on its line, which is indented
  /// already.
  private mutating func innerIndentation(_ range: Range<Int>?) -> Range<Int> {
    guard let range else { return indentations.count..<indentations.count }
    indentations.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    return frame.indentation.lowerBound..<indentations.count
  }

  /// Ends the rendering, because continuing could take as long as the recursion.
  private mutating func stop() {
    isFailed = true
    outerFrames = []
    frame.nextElement = nil
    frame.position = frame.end
  }
}

// MARK: - Errors

extension TemplateRenderer {
  private mutating func lookUp(_ index: Int) -> TemplateValue? {
    if let simple = names[index].simple, let value = context.value(of: simple) { return value }
    if let value = context.value(of: names[index]) { return value }
    reportUnknown(names[index])
    return nil
  }

  private mutating func reportUnknown(_ name: TagName) {
    let missing = context.missingPart(of: name)
    let part = name.parts[missing.index].text
    let location = templates[frame.template].location(of: name, part: missing.index)
    guard let parent = missing.parent else {
      return report(
        MustacheRules.unknownKey, "unknown name '\(part)'", at: location,
        hint: Suggestion.text(for: part, among: context.keys, plural: "names"))
    }
    let path = name.parts.prefix(missing.index).map(\.text).joined(separator: ".")
    guard case .object(let members) = parent else {
      return report(
        MustacheRules.unknownKey,
        "'\(path)' is \(parent.kindInWords) and has no member '\(part)'", at: location)
    }
    report(
      MustacheRules.unknownKey, "'\(path)' has no member '\(part)'", at: location,
      hint: Suggestion.text(for: part, among: members.keys, plural: "members"))
  }

  private mutating func reportNotText(_ index: Int, _ value: TemplateValue) {
    let name = names[index]
    var location = templates[frame.template].location(of: name)
    location.length = name.text.utf8.count
    let hint =
      if case .object = value {
        "name one of its members, or use a section"
      } else {
        "use a section: {{#\(name.text)}}…{{/\(name.text)}}"
      }
    report(
      MustacheRules.notText, "'\(name.text)' is \(value.kindInWords), not text", at: location,
      hint: hint)
  }

  private mutating func reportEndlessRecursion(_ tag: Range<Int>) {
    report(
      MustacheRules.endlessRecursion,
      "templates include each other more than \(Self.partialDepthLimit) times deep",
      at: templates[frame.template].file.location(of: tag))
  }

  private mutating func report(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation, hint: String? = nil
  ) {
    isFailed = true
    guard reported.insert(location).inserted else { return }
    diagnostics.emit(rule, message, at: location, related: inclusions(), hint: hint)
  }

  /// The tags that led into the current template, the innermost first, each once.
  private func inclusions() -> [Diagnostic.Related] {
    var result: [Diagnostic.Related] = []
    let frames = outerFrames + [frame]
    for (outer, inner) in zip(frames, frames.dropFirst()).reversed() {
      guard let tag = inner.includedBy else { continue }
      let place = templates[outer.template].file.location(of: tag)
      let related = Diagnostic.Related("included here", at: place)
      if !result.contains(related) { result.append(related) }
    }
    return result
  }
}
