import ServiceModel

/// The prose of REST pages about types and fields.
///
/// Many pages describe the same type. The longest text is used. If several have the same length,
/// the first one in alphabetical order is used. So the order and the names of pages do not matter.
struct RESTTypeProse {
  private var types: [String: [String]] = [:]
  /// The texts of fields, by type and field.
  private var fields: [String: [String: String]] = [:]

  /// Takes the descriptions of the types that a page names.
  mutating func take(_ page: RESTOperationPage, _ matcher: RESTParameterMatcher) {
    let response = page.response
    if let carrier = response.carrier { add(response.paragraphs, of: carrier) }
    for description in matcher.items.lazy.compactMap(\.row?.description) {
      if let carrier = description.carrier, let text = description.text { add([text], of: carrier) }
    }
  }

  mutating func add(_ paragraphs: [String], of type: String) {
    guard !paragraphs.isEmpty else { return }
    let known = types[type] ?? []
    if Self.isBetter(paragraphs.joined(separator: "\n"), than: known.joined(separator: "\n")) {
      types[type] = paragraphs
    }
  }

  mutating func add(_ text: String, of field: String, in type: String) {
    if Self.isBetter(text, than: fields[type]?[field] ?? "") {
      fields[type, default: [:]][field] = text
    }
  }

  private static func isBetter(_ text: String, than other: String) -> Bool {
    (other.utf8.count, text) < (text.utf8.count, other)
  }

  func document(_ definitions: inout [String: TypeDefinition]) {
    for (type, paragraphs) in types where definitions[type]?.documentation == nil {
      definitions[type]?.documentation = Documentation(paragraphs: paragraphs)
    }
    for (type, texts) in fields {
      guard case .complex(var complex) = definitions[type]?.shape else { continue }
      // Nothing else refers to the fields, so they are changed in place.
      definitions[type]?.shape = .opaque
      Self.document(&complex.fields, texts)
      definitions[type]?.shape = .complex(complex)
    }
  }

  /// If several have one name, the first one is used.
  private static func document(_ fields: inout [Field], _ texts: [String: String]) {
    var texts = texts
    for index in fields.indices {
      guard let text = texts.removeValue(forKey: fields[index].name) else { continue }
      fields[index].documentation = text
    }
  }
}
