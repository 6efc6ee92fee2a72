import Diagnostics
import PositionedJSON

/// Reads the members of objects of a Swagger file and reports mistakes in them.
struct SwaggerObjectReader {
  let file: SourceFile
  private(set) var diagnostics = DiagnosticBag()

  init(file: SourceFile) { self.file = file }

  // MARK: Values

  /// - Parameter what: a description of the value in words.
  mutating func object(_ tree: JSONSyntaxTree, _ what: String) -> [JSONSyntaxTree.Member]? {
    if let members = tree.members { return members }
    report("\(what) is an object, not \(tree.kindName)", at: tree.range)
    return nil
  }

  /// The members of a member that is an object; empty if it is absent.
  mutating func objects(
    _ key: String, of members: [JSONSyntaxTree.Member]
  ) -> [JSONSyntaxTree.Member] {
    guard let member = members.first(where: { $0.key == key }) else { return [] }
    return object(member.value, "'\(key)'") ?? []
  }

  mutating func items(_ key: String, of members: [JSONSyntaxTree.Member]) -> [JSONSyntaxTree] {
    guard let member = members.first(where: { $0.key == key }) else { return [] }
    if let items = member.value.items { return items }
    report("'\(key)' is a list, not \(member.value.kindName)", at: member.value.range)
    return []
  }

  mutating func text(_ key: String, of members: [JSONSyntaxTree.Member]) -> String? {
    guard let member = members.first(where: { $0.key == key }) else { return nil }
    if let text = member.value.text { return text }
    report("'\(key)' is a string, not \(member.value.kindName)", at: member.value.range)
    return nil
  }

  mutating func texts(_ key: String, of members: [JSONSyntaxTree.Member]) -> [String] {
    var texts: [String] = []
    for item in items(key, of: members) {
      if let text = item.text {
        texts.append(text)
      } else {
        report("'\(key)' is a list of strings, and this is \(item.kindName)", at: item.range)
      }
    }
    return texts
  }

  /// The truth value of a member; false if it is absent.
  mutating func flag(_ key: String, of members: [JSONSyntaxTree.Member]) -> Bool {
    guard let member = members.first(where: { $0.key == key }) else { return false }
    if case .bool(let value) = member.value.value { return value }
    report("'\(key)' is true or false, not \(member.value.kindName)", at: member.value.range)
    return false
  }

  // MARK: Findings

  mutating func report(_ message: String, at place: Range<Int>, hint: String? = nil) {
    diagnostics.emit(
      DocsReaderRules.swaggerStructure, message, at: file.location(of: place), hint: hint)
  }

  mutating func reportUnsupported(_ message: String, at place: Range<Int>) {
    diagnostics.emit(
      DocsReaderRules.swaggerUnsupported, message, at: file.location(of: place),
      hint: "Swagger 2.0 is read, with definitions and references within the file")
  }

  /// Reports an operation that cannot be used.
  mutating func reportLeftOut(_ reason: String, at place: Range<Int>, hint: String) {
    diagnostics.emit(
      DocsReaderRules.swaggerOperationLeftOut, "the operation is left out: \(reason)",
      at: file.location(of: place), hint: hint)
  }

  /// Reports the keys that are not read, except extensions.
  mutating func check(
    _ members: [JSONSyntaxTree.Member], of what: String, known: Set<String>
  ) {
    for member in members where !known.contains(member.key) && !member.key.hasPrefix("x-") {
      diagnostics.emit(
        DocsReaderRules.swaggerUnknownKey, "\(what) has no key '\(member.key)' in Swagger 2.0",
        at: file.location(of: member.keyRange))
    }
  }
}
