import Diagnostics
import Generator
import ModelDiff

/// The positions of findings in files. Every finding has one.
///
/// A removal is at its old position. A thing without a page is where its WSDL or schema declares it,
/// and otherwise at a page of its service. The last resort is the configuration.
struct FindingPlaces {
  struct Place: Equatable {
    /// The path is the one that the user can open; for a revision, relative to the top of the
    /// repository. Column and length are in UTF-16, as in code scanning and editors.
    var location: SourceLocation
    var isOld: Bool
  }

  private let old: ExcerptFinder
  private let new: ExcerptFinder

  init(_ comparison: Comparison) {
    old = ExcerptFinder(comparison.old, isOld: true)
    new = ExcerptFinder(comparison.new, isOld: false)
  }

  func place(of finding: Finding) -> Place {
    if let path = finding.newPath {
      return place(new.location(of: finding, at: path), isOld: false)
    }
    return place(old.location(of: finding, at: finding.path), isOld: true)
  }

  /// The position of an unchanged thing on the old side.
  func oldPlace(of finding: Finding) -> Place? {
    guard finding.newPath != nil, let path = finding.oldPath else { return nil }
    return place(old.location(of: finding, at: path), isOld: true)
  }

  private func place(_ location: SourceLocation, isOld: Bool) -> Place {
    let side = isOld ? old.side : new.side
    let text = side.text(of: location)
    let shown = SourceLocation(
      path: side.openable(side.workspace.files.shownPath(of: location.path)),
      line: max(1, location.line), column: text.map { $0.before.utf16.count + 1 } ?? 0,
      length: text?.marked.utf16.count ?? 0)
    return Place(location: shown, isOld: isOld)
  }
}

extension DiffSide {
  /// The text before a position in its line, and at the position; nil for a whole line. Columns of
  /// files are bytes.
  fileprivate func text(of location: SourceLocation) -> (before: String, marked: String)? {
    guard location.column > 0, let file = workspace.files.file(at: location.path),
      let line = file.lineBytes(location.line)
    else { return nil }
    let rest = line.dropFirst(location.column - 1)
    return (
      String(decoding: line.prefix(location.column - 1), as: UTF8.self),
      String(decoding: rest.prefix(location.length), as: UTF8.self)
    )
  }

  /// The file that represents the whole side.
  var mainFile: String {
    if !hasPages { return name }
    let configuration = Configuration.fileName
    if workspace.files.file(at: configuration) != nil { return configuration }
    return workspace.pagePaths.first ?? configuration
  }

  /// A path of a revision without the revision: `main:specs/a.md` is not a file, but `specs/a.md`
  /// is.
  fileprivate func openable(_ path: String) -> String {
    guard copy != nil, let colon = path.firstIndex(of: ":") else { return path }
    return String(path[path.index(after: colon)...])
  }
}
