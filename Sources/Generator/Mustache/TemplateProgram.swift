import Diagnostics

/// The nodes of all templates of a library, one after the other.
///
/// A renderer looks into these lists for every node. Looking through the template that it is in
/// would count a reference to each list, which takes longer than most nodes.
struct TemplateProgram: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var nodes: [TemplateNode] = []
  private(set) var names: [TagName] = []
  /// The nodes of each template; nil for one with errors, which cannot be rendered.
  private(set) var ranges: [Range<Int>?] = []

  init(_ templates: [Template]) {
    bytes.reserveCapacity(templates.reduce(0) { $0 + $1.file.bytes.count + 1 })
    nodes.reserveCapacity(templates.reduce(0) { $0 + $1.nodes.count })
    for template in templates { append(template) }
  }

  private mutating func append(_ template: Template) {
    // A line begins after a line feed, so the first line of each template needs one before it.
    bytes.append(UInt8(ascii: "\n"))
    let start = nodes.count
    for node in template.nodes {
      nodes.append(
        node.ofLines(in: template.file.bytes)
          .moved(nodes: start, names: names.count, bytes: bytes.count))
    }
    bytes += template.file.bytes
    names += template.names
    ranges.append(template.isBroken ? nil : start..<nodes.count)
  }
}

extension TemplateNode {
  /// The node with what is known of its bytes: most texts are of one line, and need no search for
  /// the next one.
  fileprivate func ofLines(in file: [UInt8]) -> TemplateNode {
    guard case .text(let range) = self, !file[range].dropLast().contains(UInt8(ascii: "\n")) else {
      return self
    }
    return .line(range)
  }

  /// The node with its indices and offsets moved, because other templates are before it.
  fileprivate func moved(nodes: Int, names: Int, bytes: Int) -> TemplateNode {
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + bytes..<range.upperBound + bytes
    }
    return switch self {
    case .text(let range): .text(moved(range))
    case .line(let range): .line(moved(range))
    case .lineStart: .lineStart
    case .variable(let name, let isEscaped): .variable(name: name + names, isEscaped: isEscaped)
    case .section(let name, let end): .section(name: name + names, end: end + nodes)
    case .invertedSection(let name, let end):
      .invertedSection(name: name + names, end: end + nodes)
    case .joinedLines(let way, let end): .joinedLines(way, end: end + nodes)
    case .partial(let template, let indentation, let tag):
      // The tag is only for messages, which name places in its file.
      .partial(template: template, indentation: indentation.map(moved), tag: tag)
    }
  }
}

/// A parsed template: its nodes, and its file for the positions of errors.
struct Template {
  let file: SourceFile
  let nodes: [TemplateNode]
  /// The names the nodes refer to, in the order of their tags.
  let names: [TagName]
  /// Whether it has errors, so that it cannot be rendered.
  let isBroken: Bool

  /// The position of a part of a name.
  func location(of name: TagName, part: Int = 0) -> SourceLocation {
    let length = name.parts.isEmpty ? 1 : name.parts[part].text.utf8.count
    return file.location(atOffset: name.offset(ofPart: part), length: length)
  }
}

/// One step of rendering a template.
///
/// The nodes of a template are one flat array. The content of a section follows it, and the section
/// has the index of the end. All offsets are bytes in the file of the template.
enum TemplateNode {
  /// Bytes to copy, of several lines.
  case text(Range<Int>)
  /// Bytes to copy, of one line: a line feed can only be the last of them.
  case line(Range<Int>)
  /// The start of a line that begins with a tag, where indentation has to be written.
  case lineStart
  /// `name` is an index into the template's names, as in the other cases.
  case variable(name: Int, isEscaped: Bool)
  /// Rendered once, or once for each element of a list. `end` is the index after the content.
  case section(name: Int, end: Int)
  /// Rendered if the value is falsey.
  case invertedSection(name: Int, end: Int)
  /// A section whose lines are joined. `end` is the index after the content.
  case joinedLines(LineJoining.Way, end: Int)
  /// Another template of the library. The indentation is nil if there is other content on the line.
  case partial(template: Int, indentation: Range<Int>?, tag: Range<Int>)
}
