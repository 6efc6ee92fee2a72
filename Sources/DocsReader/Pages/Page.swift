import Diagnostics

/// A page as it stands in its file: the faithful, positioned mirror all page readers start from.
struct Page: Sendable {
  let file: SourceFile
  let kind: PageKind
  let title: FrontMatter.Entry?
  /// The `uid`, or `id` in older revisions.
  let uid: FrontMatter.Entry?
  let blocks: [MarkdownBlock]
  /// Whether something is missing that the page includes, which has been reported.
  let isPartial: Bool

  func text(_ range: Range<Int>) -> ByteText { file.text(range) }

  /// Where a diagnostic about the page as a whole points.
  var location: SourceLocation {
    title.map { file.location(of: $0.range) } ?? SourceLocation(path: file.path)
  }
}
