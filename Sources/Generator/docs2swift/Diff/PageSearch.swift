import Diagnostics
import ModelDiff
import ServiceModel

/// Finds the position of a part of the model in a file.
///
/// The model has no line numbers, so names are searched at their usual positions: in the sample
/// after the element of the operation or of the type, and in tables.
struct PageSearch {
  struct Place: Equatable {
    var offset: Int
    var length: Int
    /// Whether the name itself is there, or only its owner.
    var isExact: Bool
  }

  let file: SourceFile

  /// - Parameters:
  ///   - part: what changed there; nil for the thing itself.
  ///   - text: the subject of a change of a service or a version.
  func place(of path: ModelPath, _ part: DeclaredPart? = nil, saying text: String? = nil) -> Place?
  {
    guard let owner = path.ownerName else {
      return part.flatMap { place(ofRow: $0) } ?? place(saying: path.member?.name ?? text)
    }
    if let start = ownerOffset(owner, isType: path.isOfType) {
      if let row = part.flatMap({ place(ofRow: $0, after: start) }) { return row }
      return place(ofMember: path.member?.name, after: start, owner: owner)
    }
    return path.isOfType ? placeInAnswer(of: path.member?.name) : nil
  }

  /// The first of some names that is in a start tag, or the whole tag.
  func place(of names: [String], inTagAt location: SourceLocation, length: Int) -> Place {
    // The file may have been read in another encoding, in which columns are others.
    let line = min(max(location.line, 1), file.lineStarts.count)
    let start = min(file.lineStarts[line - 1] + max(location.column, 1) - 1, file.bytes.count)
    for name in names {
      let end = start + length
      let found = mention(of: name, from: start, before: end)
      if let found = found ?? mention(of: name, .type, from: start, before: end) {
        return Place(offset: found, length: name.utf8.count, isExact: true)
      }
    }
    return Place(offset: start, length: location.length, isExact: true)
  }

  /// A row of a table, or its heading if the row is not there; nil for another part.
  ///
  /// - Parameter start: the position of the operation in a Swagger file.
  private func place(ofRow part: DeclaredPart, after start: Int = 0) -> Place? {
    guard case .row(let name, let text) = part else { return nil }
    if isSwagger {
      let next = file.bytes.firstOffset(of: Array("\"operationId\"".utf8), from: start)
      return mention(of: text, from: start, before: next ?? .max)
        .map { Place(offset: $0, length: text.utf8.count, isExact: true) }
    }
    if let found = mention(of: name, Surroundings(before: [], after: [])) {
      return Place(offset: found, length: name.utf8.count, isExact: true)
    }
    let heading = Int(name) == nil ? "## Request Headers" : "## Response"
    return lineStart { $0.starts(with: heading.utf8) }
      .map { Place(offset: $0, length: heading.utf8.count, isExact: false) }
  }

  private var isSwagger: Bool { Self.isSwagger(file.path) }

  static func isSwagger(_ path: String) -> Bool { path.hasSuffix(".json") }

  /// Pages of REST operations show types without their names: the fields are in the table of the
  /// response, or in the sample. Another type on the page may have a field with the same name.
  private func placeInAnswer(of member: String?) -> Place? {
    if let member, let found = mention(of: member) {
      return Place(offset: found, length: member.utf8.count, isExact: false)
    }
    let headings = ["Response body:", "## Response"]
    return headings.lazy.compactMap { heading in
      lineStart { $0.starts(with: heading.utf8) }
        .map { Place(offset: $0, length: heading.utf8.count, isExact: false) }
    }.first
  }

  /// A header or a value that several operations share is a cell of a table; a media type is code.
  private func place(saying text: String?) -> Place? {
    guard let text, !text.isEmpty else { return nil }
    let found = mention(of: text) ?? mention(of: text, Surroundings(before: [0x60], after: [0x60]))
    return found.map { Place(offset: $0, length: text.utf8.count, isExact: true) }
  }

  /// - Parameter start: the position of the owner.
  private func place(ofMember member: String?, after start: Int, owner: String) -> Place {
    let here = Place(offset: start, length: owner.utf8.count, isExact: member == nil)
    guard let member, let found = mention(of: member, from: start) else { return here }
    return Place(offset: found, length: member.utf8.count, isExact: true)
  }

  /// The position where a file begins to describe an operation or a type.
  private func ownerOffset(_ name: String, isType: Bool) -> Int? {
    if isSwagger { return keyOffset(name, isType: isType) }
    if let found = mention(of: name, isType ? .type : .element) { return found }
    if isType { return nil }
    let requests = ["POST ", "GET ", "PUT ", "PATCH ", "DELETE "]
    return lineStart { line in requests.contains { line.starts(with: $0.utf8) } }
      ?? lineStart { $0.starts(with: "# ".utf8) }
  }

  /// In a Swagger file a definition is a key that ends in the name of the type, and an operation
  /// has an id that ends in its name.
  private func keyOffset(_ name: String, isType: Bool) -> Int? {
    let bytes = file.bytes
    let before = isType ? UInt8(ascii: ".") : UInt8(ascii: "_")
    return bytes.firstOffset(of: Array(name.utf8)) { offset, end in
      guard offset > 0, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
        return false
      }
      return bytes[offset - 1] == before && (!isType || bytes[end + 1] == UInt8(ascii: ":"))
    } ?? mention(of: name)
  }

  private func lineStart(where fits: (ArraySlice<UInt8>) -> Bool) -> Int? {
    for (index, start) in file.lineStarts.enumerated() {
      if let line = file.lineBytes(index + 1), fits(line) { return start }
    }
    return nil
  }

  /// The characters around a name that identify it as a match.
  private struct Surroundings {
    var before: [UInt8]
    var after: [UInt8]

    static let element = Surroundings(before: Array(":<\"".utf8), after: Array("> \"/".utf8))
    static let type = Surroundings(before: Array(":\".".utf8), after: Array("\"".utf8))
  }

  private func mention(
    of name: String, _ surroundings: Surroundings = .element, from start: Int = 0,
    before end: Int = .max
  ) -> Int? {
    let bytes = file.bytes
    return bytes.firstOffset(of: Array(name.utf8), from: start, before: end) { offset, end in
      guard offset > 0, end < bytes.count else { return false }
      let before = bytes[offset - 1]
      let after = bytes[end]
      if surroundings.before.contains(before), surroundings.after.contains(after) { return true }
      // A cell of a table.
      let isCell = before == UInt8(ascii: " ") && after == UInt8(ascii: " ")
      return isCell && offset > 1 && bytes[offset - 2] == UInt8(ascii: "|")
    }
  }
}

extension [UInt8] {
  /// The first offset of some bytes whose start and end satisfy a condition.
  func firstOffset(
    of pattern: [UInt8], from start: Int = 0, before limit: Int = .max,
    where fits: (Int, Int) -> Bool = { _, _ in true }
  ) -> Int? {
    guard let first = pattern.first else { return nil }
    return withUnsafeBufferPointer { buffer in
      var from = start
      while let offset = buffer.firstOffset(of: first, from: from) {
        let end = offset + pattern.count
        if end > Swift.min(limit, buffer.count) { return nil }
        if pattern.indices.allSatisfy({ buffer[offset + $0] == pattern[$0] }), fits(offset, end) {
          return offset
        }
        from = offset + 1
      }
      return nil
    }
  }
}

extension ModelPath {
  fileprivate var isOfType: Bool { if case .type = subject { true } else { false } }

  /// The operation or the type; nil for a service or a version.
  var ownerName: String? {
    switch subject {
    case .operation(_, _, let name), .type(let name): name
    case .version, .service: nil
    }
  }
}
