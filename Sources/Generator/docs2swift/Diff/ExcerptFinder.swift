import Diagnostics
import ModelDiff
import ServiceModel

/// Finds the lines of a finding in the files of one side.
struct ExcerptFinder {
  /// Some lines of a file.
  struct Excerpt: Equatable {
    /// The path that the user can open.
    var path: String
    /// Counted from one.
    var firstLine: Int
    var lines: [String]
    /// The line with the thing itself; nil if only its context is on this side.
    var marked: Int?
  }

  let side: DiffSide
  private let declarations: TypeDeclarations
  /// The pages of each operation and of each service, by the text of its path.
  private var pages: [String: [String]] = [:]

  init(_ side: DiffSide) {
    self.side = side
    declarations = TypeDeclarations(side)
    for version in side.model.versions {
      for service in version.services {
        let owners = [ModelPath(service, in: version), ModelPath(version: version.name)]
          .map(\.description)
        for operation in service.operations {
          let own = operation.pages
          pages[ModelPath(operation.name, of: service, in: version).description] = own
          guard let first = own.first else { continue }
          for owner in owners where pages[owner] == nil { pages[owner] = [first] }
        }
      }
    }
  }

  /// - Parameter path: the place of the finding on this side, or on the other one if it is not
  ///   here.
  func excerpt(of finding: Finding, at path: ModelPath) -> Excerpt? {
    place(of: finding, at: path).flatMap { excerpt(in: $0.file, at: $0.place) }
  }

  /// The position of the finding, as precisely as possible in the files of this side.
  func location(of finding: Finding, at path: ModelPath) -> SourceLocation {
    if let found = place(of: finding, at: path) {
      return found.file.location(atOffset: found.place.offset, length: found.place.length)
    }
    let pages = pages(of: finding, at: path)
    let page = pages.first { side.workspace.files.file(at: $0) != nil }
    return SourceLocation(path: page ?? side.mainFile, line: 1)
  }

  private typealias Found = (file: SourceFile, place: PageSearch.Place)

  private func place(of finding: Finding, at path: ModelPath) -> Found? {
    let declared = declaration(of: path)
    // No sample shows all members of an enumeration.
    if path.member?.kind == .member, let declared { return declared }
    var surroundings: Found?
    for page in pages(of: finding, at: path) {
      guard let file = side.workspace.files.file(at: page),
        let place = PageSearch(file: file).place(of: path, saying: finding.old ?? finding.new)
      else { continue }
      if place.isExact { return (file, place) }
      surroundings = surroundings ?? (file, place)
    }
    if declared?.place.isExact == true { return declared }
    return surroundings ?? declared ?? placeInModelFile(of: path)
  }

  private func declaration(of path: ModelPath) -> Found? {
    guard case .type(let name) = path.subject,
      let found = declarations.declaration(of: name, in: path.version)
    else { return nil }
    let place = PageSearch(file: found.file).place(
      ofMember: path.member?.name, after: found.start, before: found.end, owner: name)
    return (found.file, place)
  }

  /// A model file has the name in quotes.
  private func placeInModelFile(of path: ModelPath) -> Found? {
    guard !side.hasPages, let file = side.workspace.files.file(at: side.mainFile) else {
      return nil
    }
    return PageSearch(file: file).place(of: path).map { (file, $0) }
  }

  private func pages(of finding: Finding, at path: ModelPath) -> [String] {
    switch path.subject {
    case .operation:
      let pages = pages[path.whole.description] ?? []
      let isREST = path.member?.kind == .restParameter || finding.rule.id.hasPrefix("rest-")
      return isREST ? pages.reversed() : pages
    case .service where finding.reach.isEmpty, .version where finding.reach.isEmpty:
      return pages[path.whole.description] ?? []
    case .type, .service, .version:
      // Any operation that reaches the type shows it, so a few are enough.
      return finding.reach.prefix(3).flatMap { reach in
        pages[reach.path(in: path.version).description] ?? []
      }
    }
  }

  private func excerpt(in file: SourceFile, at place: PageSearch.Place) -> Excerpt? {
    let line = file.location(atOffset: place.offset).line
    let first = max(1, line - 2)
    let last = min(file.lineStarts.count, line + (place.isExact ? 3 : 7))
    // A file may be a single line, so only the text around the position is shown.
    let lines = (first...max(first, last)).compactMap { number -> String? in
      guard let bytes = file.lineBytes(number) else { return nil }
      let isLong = bytes.count > 400 && number == line
      let start = isLong ? max(bytes.startIndex, place.offset - 60) : bytes.startIndex
      return String(decoding: bytes[start...].prefix(isLong ? 160 : 400), as: UTF8.self)
    }
    return Excerpt(
      path: side.workspace.files.shownPath(of: file.path), firstLine: first, lines: lines,
      marked: place.isExact ? line - first : nil)
  }
}
