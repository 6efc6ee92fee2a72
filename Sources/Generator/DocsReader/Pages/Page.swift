import Diagnostics

/// The part of a page that does not depend on its kind. It is a class, because everything that is
/// read from a page refers to it.
final class Page: Sendable {
  let file: SourceFile
  let kind: PageKind
  let title: FrontMatter.Entry?
  /// The `uid`, or `id` in older revisions.
  let uid: FrontMatter.Entry?
  /// Whether an included file is missing, which has been reported.
  let isPartial: Bool

  init(file: SourceFile, kind: PageKind, frontMatter: FrontMatter? = nil, isPartial: Bool) {
    self.file = file
    self.kind = kind
    title = frontMatter?.entry("title")
    uid = frontMatter?.entry("uid", "id")
    self.isPartial = isPartial
  }

  func text(_ range: Range<Int>) -> ByteText { file.text(range) }

  /// The position of a diagnostic about the page as a whole.
  var location: SourceLocation {
    title.map { file.location(of: $0.range) } ?? SourceLocation(path: file.path)
  }
}

/// A part of a page, as the position of findings.
struct PagePlace: Sendable {
  let page: Page
  let range: Range<Int>

  var location: SourceLocation { page.file.location(of: range) }
}

/// The mirror of a page: an exact copy with positions, from which all page readers start. It is
/// large, and is released when they have read it.
struct ParsedPage {
  let page: Page
  var blocks: [MarkdownBlock] = []
}
