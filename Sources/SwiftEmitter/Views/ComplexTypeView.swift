import Mustache
import ServiceModel

/// What the template shows of a complex type.
struct ComplexTypeView {
  let definition: TypeDefinition
  let complex: ComplexType
  /// The fields of the base type, which the Swift type stores itself.
  let baseFields: [Field]
  let resolver: SwiftTypeResolver

  var value: [String: TemplateValue] {
    let names = resolver.names.fields(
      (complex.fields + baseFields).map(\.name), of: definition.name)
    let own = complex.fields.map { field($0, names) }
    let base = baseFields.map { field($0, names) }
    return [
      "documentation": documentation.value,
      "name": .string(resolver.names.type(definition.name)),
      "wireName": .string(literal(definition.name)),
      "foreignNamespace": definition.foreignNamespace.map { .string(literal($0)) } ?? .bool(false),
      "hasFields": .bool(!own.isEmpty || !base.isEmpty),
      // The type's own fields come first for people; the wire has its own order.
      "fields": commaSeparated(own + base),
      "ownFields": commaSeparated(own),
      "baseFields": commaSeparated(base),
      "hasBase": .bool(!base.isEmpty),
    ]
  }

  var needsFoundation: Bool {
    (complex.fields + baseFields).contains { resolver.type($0.type).needsFoundation }
  }

  private var documentation: DocComment {
    DocComment(definition.documentation, otherwise: "The type `\(definition.name)`.")
  }

  private func field(_ field: Field, _ names: [String: MemberName]) -> [String: TemplateValue] {
    let type = resolver.type(field.type)
    let name = names[field.name]?.written ?? field.name
    var value = codedValue(wireName: field.name, type)
    value["name"] = .string(name)
    value["type"] = .string(type.asField)
    value["isOnlyOverREST"] = .bool(field.onlyOver == .rest)
    value["documentation"] =
      DocComment(field.documentation ?? "The element `\(field.name)`.").value
    return value
  }
}

/// What a call of the coder needs to know of a value.
func codedValue(wireName: String, _ type: SwiftType) -> [String: TemplateValue] {
  [
    "wireName": .string(literal(wireName)),
    "dictionaryItem": type.dictionaryItem.map { .string(literal($0)) } ?? .bool(false),
  ]
}
