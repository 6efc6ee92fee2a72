import Diagnostics
import ModelDiff

/// Looks for the place in a page that speaks of a part of the model.
///
/// The model does not keep lines, so the names are looked for where pages have them: in the sample
/// after the element of the operation or of the type, and in tables.
struct PageSearch {
  struct Place: Equatable {
    /// Counted from one.
    var line: Int
    /// Whether the name itself stands there, or only what it would belong to.
    var isExact: Bool
  }

  private let lines: [String]

  init(_ file: SourceFile) {
    lines = file.lineStarts.indices.map { index in
      file.lineBytes(index + 1).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  func place(of path: ModelPath) -> Place? {
    let owner: String
    switch path.subject {
    case .operation(_, _, let name), .type(let name): owner = name
    case .version, .service: return nil
    }
    guard let start = ownerLine(owner, isType: path.isOfType) else { return nil }
    guard let member = path.member?.name else {
      return Place(line: start + 1, isExact: true)
    }
    let wanted = lines.indices.dropFirst(start).first { mentions(member, in: lines[$0]) }
    return Place(line: (wanted ?? start) + 1, isExact: wanted != nil)
  }

  /// The line where the sample begins to show an operation or a type.
  private func ownerLine(_ name: String, isType: Bool) -> Int? {
    if isType {
      return lines.firstIndex { $0.contains(":\(name)\"") || $0.contains("\"\(name)\"") }
        ?? lines.firstIndex { $0.contains("| \(name) |") }
    }
    return lines.firstIndex { $0.contains("<") && mentions(name, in: $0) }
      ?? lines.firstIndex { $0.hasPrefix("POST ") || $0.hasPrefix("GET ") || $0.hasPrefix("PUT ") }
      ?? lines.firstIndex { $0.hasPrefix("# ") }
  }

  /// Whether a line of a sample or a table has a name as an element, a property or a cell.
  private func mentions(_ name: String, in line: String) -> Bool {
    for opening in [":", "<", "\"", "| "] {
      for closing in [">", " ", "\"", " |", "/"] where line.contains(opening + name + closing) {
        return true
      }
    }
    return false
  }
}

extension ModelPath {
  fileprivate var isOfType: Bool { if case .type = subject { true } else { false } }
}

/// The pages that were looked into: many findings are on one page.
final class PageSearches {
  private var known: [String: PageSearch] = [:]

  func search(_ file: SourceFile) -> PageSearch {
    if let search = known[file.path] { return search }
    let search = PageSearch(file)
    known[file.path] = search
    return search
  }
}
