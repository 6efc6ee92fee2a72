import ServiceModel

/// What REST pages say in words about types and fields.
///
/// Many pages describe the same type. Of different texts the longest is taken, of equally long ones
/// the first in alphabetical order, so that neither order nor names of pages matter.
struct RESTTypeProse {
  private struct FieldKey: Hashable {
    let type: String
    let field: String
  }

  private var types: [String: [String]] = [:]
  private var fields: [FieldKey: String] = [:]

  mutating func add(_ paragraphs: [String], of type: String) {
    guard !paragraphs.isEmpty else { return }
    let known = types[type] ?? []
    if Self.isBetter(paragraphs.joined(separator: "\n"), than: known.joined(separator: "\n")) {
      types[type] = paragraphs
    }
  }

  mutating func add(_ text: String, of field: String, in type: String) {
    let key = FieldKey(type: type, field: field)
    if Self.isBetter(text, than: fields[key] ?? "") { fields[key] = text }
  }

  private static func isBetter(_ text: String, than other: String) -> Bool {
    (other.utf8.count, text) < (text.utf8.count, other)
  }

  func document(_ definitions: inout [String: TypeDefinition]) {
    for (type, paragraphs) in types where definitions[type]?.documentation == nil {
      definitions[type]?.documentation = Documentation(paragraphs: paragraphs)
    }
    for (key, text) in fields {
      guard var definition = definitions[key.type], case .complex(var complex) = definition.shape,
        let index = complex.fields.firstIndex(where: { $0.name == key.field })
      else { continue }
      complex.fields[index].documentation = text
      definition.shape = .complex(complex)
      definitions[key.type] = definition
    }
  }
}
