import Diagnostics

/// The pages among the files of a folder, each with the files that it includes.
///
/// An included file is a part of the pages that include it. It is not a separate page, unless it
/// has a title.
package struct PageFiles: Sendable {
  /// In the order of their paths.
  let pages: [ExpandedPage]

  package init(_ files: [SourceFile]) {
    let files = files.sorted { $0.path < $1.path }
    guard files.contains(where: Self.mayInclude) else {
      pages = files.map { ExpandedPage(file: $0) }
      return
    }
    let source = IncludeSource(files)
    let expanded = files.map { file in
      Self.mayInclude(file) ? IncludeExpander.expand(file, from: source) : ExpandedPage(file: file)
    }
    let parts = Set(expanded.flatMap(\.parts))
    pages = expanded.filter { !parts.contains($0.file.path) || Self.hasTitle($0.file) }
  }

  package var paths: [String] { pages.map(\.file.path) }

  /// The files that pages include, by the path of the page, in order.
  package var parts: [String: [String]] {
    Dictionary(
      pages.filter { !$0.parts.isEmpty }.map { ($0.file.path, $0.parts) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func mayInclude(_ file: SourceFile) -> Bool {
    file.path.hasSuffix(ignoringCase: ".md") && IncludeScanner.mayInclude(file)
  }

  private static func hasTitle(_ file: SourceFile) -> Bool {
    guard case .read(let frontMatter) = FrontMatter.read(file) else { return false }
    return frontMatter.entry("title") != nil
  }
}

extension IncludeSource {
  /// The Markdown files of a folder. No other files can be included.
  init(_ files: [SourceFile]) {
    let pages = files.filter { $0.path.hasSuffix(ignoringCase: ".md") }
    let table = Dictionary(pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let folders = Set(files.flatMap { Self.folders(above: $0.path) })
    self.init { path in
      if let file = table[path] { return .file(file) }
      return path.isEmpty || folders.contains(path) ? .folder : .missing
    }
  }

  private static func folders(above path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
