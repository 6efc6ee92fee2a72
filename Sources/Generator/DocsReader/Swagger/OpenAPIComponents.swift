import PositionedJSON

/// The named parts of an OpenAPI 3 document.
struct OpenAPIComponents {
  enum Kind: String, CaseIterable {
    case parameters, requestBodies, responses
  }

  private static let schemas = "schemas"
  private let parts: [String: [String: JSONSyntaxTree]]
  /// The remaining number of bytes of parts that may replace references. Otherwise many references
  /// to a large part would make a small file very large.
  private var room: Int

  init(of root: JSONSyntaxTree) {
    let components = root.member("components")?.value
    var parts: [String: [String: JSONSyntaxTree]] = [:]
    for kind in Kind.allCases.map(\.rawValue) + [Self.schemas] {
      let members = components?.member(kind)?.value.members ?? []
      parts[kind] = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }
    self.parts = parts
    room = 4 * root.range.count
  }

  /// The target of a reference. A value that is not a reference is its own target.
  mutating func target(of tree: JSONSyntaxTree, in kind: Kind) -> JSONSyntaxTree {
    target(of: tree, in: kind.rawValue)
  }

  /// The schema; or the schema that it refers to, directly or as a value that may be null.
  mutating func schema(for tree: JSONSyntaxTree) -> JSONSyntaxTree {
    target(of: OpenAPISchemaConversion.valueOrNull(tree) ?? tree, in: Self.schemas)
  }

  private mutating func target(of tree: JSONSyntaxTree, in kind: String) -> JSONSyntaxTree {
    guard let part = part(tree, kind), part.range.count <= room else { return tree }
    room -= part.range.count
    return part
  }

  private func part(_ tree: JSONSyntaxTree, _ kind: String) -> JSONSyntaxTree? {
    let prefix = "#/components/\(kind)/"
    guard let text = tree.member("$ref")?.value.text, text.hasPrefix(prefix) else { return nil }
    return parts[kind]?[String(text.dropFirst(prefix.count))]
  }
}
