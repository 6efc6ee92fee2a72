import ModelDiff
import PositionedJSON

/// The details of a finding: lines of the pages and of generated code, before and after, or prose.
struct HTMLDetail {
  private var before: ExcerptFinder.Excerpt?
  private var after: ExcerptFinder.Excerpt?
  /// Generated code. Changed lines begin with `-` or `+`, and unchanged lines with a blank.
  private var code: [[String]]?
  private var prose: [String?]?
  /// Prose is shortened. The other reports have all of it.
  private static let proseLimit = 160

  init(_ finding: Finding, _ finder: FindingDetails) {
    if !finding.changesSwift {
      prose = [finding.old.map(Self.cut), finding.new.map(Self.cut)]
      return
    }
    let pages = finder.pages(of: finding)
    before = pages.before.map(Self.shortened)
    after = pages.after.map(Self.shortened)
    let swift = finder.swift(of: finding)
    if swift.before == swift.after { return }
    let sides = SideBySide(swift.before, swift.after)
    code = [Self.lines(sides.before, "-"), Self.lines(sides.after, "+")]
  }

  var tree: JSONSyntaxTree {
    [
      "before": before.map(Self.tree), "after": after.map(Self.tree),
      "code": code.map { .array($0.map { .strings($0) }) },
      "prose": prose.map { .array($0.map { $0.map { .string($0) } ?? JSONSyntaxTree(.null) }) },
    ]
  }

  /// `marked` counts from zero.
  private static func tree(of excerpt: ExcerptFinder.Excerpt) -> JSONSyntaxTree {
    [
      "file": .string(excerpt.path), "first": .number(excerpt.firstLine),
      "marked": excerpt.marked.map { .number($0) }, "lines": .strings(excerpt.lines),
    ]
  }

  /// The approximate size in bytes in the page.
  var size: Int {
    let pages = [before, after].compactMap { $0 }.reduce(0) { sum, excerpt in
      sum + excerpt.path.utf8.count + Self.size(excerpt.lines) + 60
    }
    return pages + (code ?? []).reduce(0) { $0 + Self.size($1) }
      + Self.size((prose ?? []).compactMap { $0 }) + 20
  }

  private static func size(_ lines: [String]) -> Int {
    lines.reduce(0) { $0 + $1.utf8.count + 4 }
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= proseLimit ? text : text.prefix(proseLimit) + "…"
  }

  private static func shortened(_ excerpt: ExcerptFinder.Excerpt) -> ExcerptFinder.Excerpt {
    let margin =
      excerpt.lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { line in line.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
    var excerpt = excerpt
    excerpt.lines = excerpt.lines.map { String($0.dropFirst(margin).prefix(200)) }
    return excerpt
  }

  private static func lines(_ lines: [SideBySide.Line], _ mark: String) -> [String] {
    // A new type with sixty fields is too long to read.
    let limit = 40
    let texts = lines.prefix(limit).map { line in
      switch line {
      case .same(let text): " \(text)"
      case .changed(let text): mark + text
      case .gap: " ⋯"
      }
    }
    return lines.count > limit ? texts + [" ⋯"] : texts
  }
}

/// Two lists of lines side by side. Only equal lines near changes are kept.
struct SideBySide: Equatable {
  enum Line: Equatable {
    case same(String)
    case changed(String)
    /// Equal lines that were left out.
    case gap
  }

  private static let context = 2

  private(set) var before: [Line] = []
  private(set) var after: [Line] = []

  init(_ old: [String], _ new: [String]) {
    let difference = LineDifference(from: old, to: new)
    let near = difference.hunks(context: Self.context)
    for (index, step) in difference.steps.enumerated() {
      switch step {
      case .removed(let line): before.append(.changed(old[line]))
      case .added(let line): after.append(.changed(new[line]))
      case .kept(let from, let to):
        let isShown = from == 0 || near.contains { $0.contains(index) }
        Self.append(isShown ? .same(old[from]) : .gap, to: &before)
        Self.append(isShown ? .same(new[to]) : .gap, to: &after)
      }
    }
  }

  private static func append(_ line: Line, to lines: inout [Line]) {
    if line != .gap || lines.last != .gap { lines.append(line) }
  }
}
