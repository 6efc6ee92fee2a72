import Diagnostics

/// What is known of a page whatever kind it is of. A class, because everything that is read from a page
/// refers to it.
final class Page: Sendable {
  let file: SourceFile
  let kind: PageKind
  let title: FrontMatter.Entry?
  /// The `uid`, or `id` in older revisions.
  let uid: FrontMatter.Entry?
  /// Whether something is missing that the page includes, which has been reported.
  let isPartial: Bool

  init(file: SourceFile, kind: PageKind, frontMatter: FrontMatter? = nil, isPartial: Bool) {
    self.file = file
    self.kind = kind
    title = frontMatter?.entry("title")
    uid = frontMatter?.entry("uid", "id")
    self.isPartial = isPartial
  }

  func text(_ range: Range<Int>) -> ByteText { file.text(range) }

  /// Where a diagnostic about the page as a whole points.
  var location: SourceLocation {
    title.map { file.location(of: $0.range) } ?? SourceLocation(path: file.path)
  }
}

/// A page as it stands in its file: the faithful, positioned mirror all page readers start from. It is
/// large, and gone when they have read it.
struct ParsedPage {
  let page: Page
  var blocks: [MarkdownBlock] = []
}
