import Diagnostics
import DocsReader
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
  private let isOld: Bool
  /// What WSDLs and schemas declare, by version.
  private let declarations: [String: DeclarationPlaces.Index]
  /// The pages of each operation and of each service, by the text of its path.
  private var pages: [String: [String]] = [:]
  /// The WSDLs and schemas of each service and of each version, by the text of its path.
  private var definitions: [String: [String]] = [:]

  init(_ side: DiffSide, isOld: Bool) {
    self.side = side
    self.isOld = isOld
    declarations = side.workspace.declarations.mapValues(\.index)
    for version in side.model.versions {
      for service in version.services {
        let owners = [ModelPath(service, in: version), ModelPath(version: version.name)]
          .map(\.description)
        for owner in owners where definitions[owner] == nil {
          definitions[owner] = service.soap?.pages
        }
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
    let pages = pages(of: finding, at: path) + definitions(of: path)
    let page = pages.first { side.workspace.files.file(at: $0) != nil }
    return SourceLocation(path: page ?? side.mainFile, line: 1)
  }

  private typealias Found = (file: SourceFile, place: PageSearch.Place)

  private func place(of finding: Finding, at path: ModelPath) -> Found? {
    let declared = declaration(of: finding, at: path)
    // No sample shows all members of an enumeration.
    if path.member?.kind == .member, let declared { return declared }
    // In a Swagger file, many operations and types have a part of the same name.
    let isSwagger = pages(of: finding, at: path).first.map(PageSearch.isSwagger) ?? false
    if isSwagger, let declared, declared.place.isExact { return declared }
    var surroundings: Found?
    let definitions = path.subject == .version ? definitions(of: path) : []
    for page in pages(of: finding, at: path) + definitions {
      guard let file = side.workspace.files.file(at: page),
        let place = PageSearch(file: file).place(
          of: path, part(of: finding), saying: text(of: finding))
      else { continue }
      if place.isExact { return (file, place) }
      surroundings = surroundings ?? (file, place)
    }
    if declared?.place.isExact == true { return declared }
    return surroundings ?? declared ?? placeInModelFile(of: path)
  }

  private func part(of finding: Finding) -> DeclaredPart? {
    isOld ? finding.oldPart : finding.newPart
  }

  /// The value on this side, or on the other one if there is none.
  private func text(of finding: Finding) -> String? {
    isOld ? finding.old ?? finding.new : finding.new ?? finding.old
  }

  private func definitions(of path: ModelPath) -> [String] {
    definitions[(path.service ?? path).whole.description] ?? []
  }

  /// The declaration of the thing itself, or of what surrounds it.
  private func declaration(of finding: Finding, at path: ModelPath) -> Found? {
    var candidates = [path]
    if path.ownerName == nil {
      // A change that many share is at the first of them.
      candidates += finding.twins.prefix(1).map { twin in
        ModelPath(version: path.version, subject: twin.subject, member: twin.member)
      }
      candidates += finding.reach.prefix(3).map { $0.path(in: path.version) }
    }
    for candidate in candidates {
      let part = part(of: finding) ?? .whole
      for part in part.parts(of: candidate.declared) {
        guard let found = declaration(of: part, of: candidate, saying: text(of: finding)) else {
          continue
        }
        return found
      }
    }
    var found = declaration(of: .whole, of: path)
    found?.place.isExact = false
    return found
  }

  private func declaration(
    of part: DeclaredPart, of path: ModelPath, saying text: String? = nil
  ) -> Found? {
    guard let owner = path.declaringOwner,
      let tag = declarations[path.version]?[DeclarationPlaces.Key(part, of: owner)],
      let file = side.workspace.files.file(at: tag.location.path)
    else { return nil }
    let name = part == .whole ? path.ownerName : part.name
    let place = PageSearch(file: file).place(
      of: [name, text].compactMap(\.self), inTagAt: tag.location, length: tag.length)
    return (file, place)
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

extension DeclaredPart {
  /// The parts of an owner that may declare this part of a part of it, the most precise first.
  fileprivate func parts(of part: DeclaredPart) -> [DeclaredPart] {
    switch self {
    case .whole: [part]
    case .type: [.type(of: part), part]
    default: [self]
    }
  }
}

extension ModelPath {
  /// The part of the owner that the path leads to.
  fileprivate var declared: DeclaredPart {
    guard let member else { return .whole }
    return switch member.kind {
    case .parameter: .parameter(member.name)
    case .restParameter: .restValue(member.name)
    case .result: .result(member.name)
    case .field, .member, .option: .member(member.name)
    }
  }

  /// What declares the parts; nil for a version.
  fileprivate var declaringOwner: DeclarationPlaces.Owner? {
    switch subject {
    case .version: nil
    case .service(let kind, let name): .service(kind, name)
    case .operation(let kind, let service, let name):
      .operation(OperationAddress(kind: kind, service: service, operation: name))
    case .type(let name): .type(name)
    }
  }
}
