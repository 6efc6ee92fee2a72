import Diagnostics
import ModelDiff
import ServiceModel

/// Finds the lines of the pages of one side that a finding is about.
struct ExcerptFinder {
  /// Some lines of a page.
  struct Excerpt: Equatable {
    /// As the user can open it.
    var path: String
    /// Counted from one.
    var firstLine: Int
    var lines: [String]
    /// Which of the lines says it; nil where only the surroundings are on this side.
    var marked: Int?
  }

  private let side: DiffSide
  private let searches = PageSearches()
  /// The pages of each operation, by the text of its path.
  private var pages: [String: [String]] = [:]
  private var operationsByName: [String: String] = [:]

  init(_ side: DiffSide) {
    self.side = side
    for version in side.model.versions {
      for service in version.services {
        for operation in service.operations {
          let path = ModelPath(
            version: version.name,
            subject: .operation(service.kind, service: service.name, operation.name))
          pages[path.description] = [operation.soap?.page, operation.rest?.page].compactMap { $0 }
          operationsByName["\(version.name) \(service.name).\(operation.name)"] = path.description
        }
      }
    }
  }

  /// - Parameter path: where the finding is on this side, or on the other one when it is not here.
  func excerpt(of finding: Finding, at path: ModelPath) -> Excerpt? {
    let candidates = pages(of: finding, at: path)
    for page in candidates {
      guard let file = side.workspace.files.file(at: page),
        let place = searches.search(file).place(of: path)
      else { continue }
      return excerpt(in: file, at: place)
    }
    return nil
  }

  /// Where the finding is, as precisely as the pages of this side tell.
  func location(of finding: Finding) -> SourceLocation? {
    guard let path = finding.newPath ?? finding.oldPath else { return nil }
    let candidates = pages(of: finding, at: path)
    for page in candidates {
      guard let file = side.workspace.files.file(at: page),
        let place = searches.search(file).place(of: path)
      else { continue }
      return SourceLocation(path: page, line: place.line)
    }
    return candidates.first.flatMap {
      side.workspace.files.file(at: $0) == nil ? nil : SourceLocation(path: $0)
    }
  }

  private func pages(of finding: Finding, at path: ModelPath) -> [String] {
    switch path.subject {
    case .version, .service: return []
    case .operation:
      let subject = ModelPath(version: path.version, subject: path.subject)
      let pages = pages[subject.description] ?? []
      let isREST = path.member?.kind == .restParameter || finding.rule.id.hasPrefix("rest-")
      return isREST ? pages.reversed() : pages
    case .type:
      // Any operation that reaches the type shows it; a few are enough to look at.
      return finding.reach.prefix(3).flatMap { reach in
        operationsByName["\(path.version) \(reach.name)"].flatMap { pages[$0] } ?? []
      }
    }
  }

  private func excerpt(in file: SourceFile, at place: PageSearch.Place) -> Excerpt {
    let first = max(1, place.line - 2)
    let last = min(file.lineStarts.count, place.line + (place.isExact ? 3 : 7))
    let lines = (first...max(first, last)).compactMap { line in
      file.lineBytes(line).map { String(decoding: $0.prefix(400), as: UTF8.self) }
    }
    return Excerpt(
      path: side.workspace.files.shownPath(of: file.path), firstLine: first, lines: lines,
      marked: place.isExact ? place.line - first : nil)
  }
}
