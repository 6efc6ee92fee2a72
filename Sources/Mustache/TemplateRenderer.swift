import Diagnostics

/// Renders one template of a library.
struct TemplateRenderer {
  /// The maximum depth of partials. Real templates are far below it.
  static let partialDepthLimit = 64

  private let templates: [Template]
  private let escaping: TemplateEscaping
  private var context: ContextStack
  private var frame: RenderFrame
  private var outerFrames: [RenderFrame] = []
  private var partialDepth = 0
  private var output: [UInt8] = []
  private var isFailed = false
  /// The positions that have been reported, because a list repeats an error for each of its
  /// elements.
  private var reported: Set<SourceLocation> = []
  private var diagnostics = DiagnosticBag()

  private init(
    _ template: Int, of templates: [Template], value: TemplateValue, escaping: TemplateEscaping
  ) {
    self.templates = templates
    self.escaping = escaping
    self.context = ContextStack(value)
    self.frame = RenderFrame(
      template: template, nodes: 0..<templates[template].nodes.count, indentation: [])
  }

  /// The text in UTF-8, or nil if a template has errors or an error was emitted.
  static func render(
    _ template: Int, of templates: [Template], value: TemplateValue, escaping: TemplateEscaping,
    diagnostics: inout DiagnosticBag
  ) -> [UInt8]? {
    guard !templates[template].isBroken else { return nil }
    var renderer = TemplateRenderer(template, of: templates, value: value, escaping: escaping)
    renderer.run()
    diagnostics.merge(renderer.diagnostics)
    return renderer.isFailed ? nil : renderer.output
  }

  private mutating func run() {
    repeat {
      while frame.position < frame.end {
        frame.position += 1
        render(templates[frame.template].nodes[frame.position - 1])
      }
    } while finishFrame()
  }

  private mutating func render(_ node: TemplateNode) {
    switch node {
    case .text(let range):
      appendText(range)
    case .lineStart:
      output.append(contentsOf: frame.indentation)
    case .variable(let name, let isEscaped):
      appendVariable(name, isEscaped: isEscaped)
    case .section(let name, let end):
      enterSection(name, end: end)
    case .invertedSection(let name, let end):
      skipInvertedSection(name, end: end)
    case .partial(let template, let indentation, let tag):
      enterPartial(template, indentation: indentation, tag: tag)
    }
  }

  /// Begins the next element or returns to the enclosing frame; false if there is none.
  private mutating func finishFrame() -> Bool {
    if frame.ownsContext { context.pop() }
    if let element = frame.elements.popFirst() {
      context.push(element)
      frame.position = frame.start
      return true
    }
    if frame.includedBy != nil { partialDepth -= 1 }
    guard let outer = outerFrames.popLast() else { return false }
    frame = outer
    return true
  }

  private mutating func enter(_ inner: RenderFrame) {
    outerFrames.append(frame)
    frame = inner
  }
}

// MARK: - Text and variables

extension TemplateRenderer {
  private mutating func appendText(_ range: Range<Int>) {
    guard frame.indentation.isEmpty else { return appendIndented(range) }
    output.append(contentsOf: templates[frame.template].file.bytes[range])
  }

  /// The tests of the specification have no empty line in an indented partial. Here it gets no
  /// indentation, to avoid trailing white space.
  private mutating func appendIndented(_ range: Range<Int>) {
    var start = range.lowerBound
    templates[frame.template].file.bytes.withUnsafeBufferPointer { bytes in
      while start < range.upperBound {
        let rest = bytes[start..<range.upperBound]
        let end = rest.firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? range.upperBound
        let isLineStart = start == 0 || bytes[start - 1] == Self.lineFeed
        if isLineStart, !Self.isEmptyLine(bytes[start..<end]) {
          output.append(contentsOf: frame.indentation)
        }
        output.append(contentsOf: bytes[start..<end])
        start = end
      }
    }
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func isEmptyLine(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch line.count {
    case 1: line.first == lineFeed
    case 2: line.first == UInt8(ascii: "\r") && line.last == lineFeed
    default: false
    }
  }

  private mutating func appendVariable(_ index: Int, isEscaped: Bool) {
    guard let value = lookUp(index) else { return }
    guard case .string(let text) = value else { return reportNotText(index, value) }
    (isEscaped ? escaping : .none).append(text, to: &output)
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
      guard let first = elements.first else { return }
      inner.ownsContext = true
      inner.elements = elements.dropFirst()
      context.push(first)
    }
    enter(inner)
  }

  private mutating func skipInvertedSection(_ index: Int, end: Int) {
    if lookUp(index)?.isTruthy != false { frame.position = end }
  }

  private mutating func enterPartial(_ index: Int, indentation: Range<Int>?, tag: Range<Int>) {
    guard !templates[index].isBroken else { return stop() }
    guard partialDepth < Self.partialDepthLimit else {
      reportEndlessRecursion(tag)
      return stop()
    }
    partialDepth += 1
    var inner = RenderFrame(
      template: index, nodes: 0..<templates[index].nodes.count,
      indentation: innerIndentation(indentation))
    inner.includedBy = tag
    enter(inner)
  }

  /// The indentation of a partial; none if its tag is not alone on its line, which is indented
  /// already.
  private func innerIndentation(_ range: Range<Int>?) -> [UInt8] {
    guard let range else { return [] }
    return frame.indentation + templates[frame.template].file.bytes[range]
  }

  /// Ends the rendering, because continuing could take as long as the recursion.
  private mutating func stop() {
    isFailed = true
    outerFrames = []
    frame.elements = []
    frame.position = frame.end
  }
}

// MARK: - Errors

extension TemplateRenderer {
  private mutating func lookUp(_ index: Int) -> TemplateValue? {
    if let value = context.value(of: templates[frame.template].names[index]) { return value }
    reportUnknown(templates[frame.template].names[index])
    return nil
  }

  private mutating func reportUnknown(_ name: TagName) {
    let missing = context.missingPart(of: name)
    let part = name.parts[missing.index].text
    let location = templates[frame.template].location(of: name, part: missing.index)
    guard let parent = missing.parent else {
      let suggestion = NameSuggestion(for: part, among: context.keys, plural: "names")
      return report(
        MustacheRules.unknownKey, "unknown name '\(part)'", at: location, hint: suggestion.text)
    }
    let path = name.parts.prefix(missing.index).map(\.text).joined(separator: ".")
    guard case .object(let members) = parent else {
      return report(
        MustacheRules.unknownKey,
        "'\(path)' is \(parent.kindInWords) and has no member '\(part)'", at: location)
    }
    let suggestion = NameSuggestion(for: part, among: members.keys, plural: "members")
    report(
      MustacheRules.unknownKey, "'\(path)' has no member '\(part)'", at: location,
      hint: suggestion.text)
  }

  private mutating func reportNotText(_ index: Int, _ value: TemplateValue) {
    let template = templates[frame.template]
    let name = template.names[index]
    var location = template.location(of: name)
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
