import Mustache
import ServiceModel

/// The view of a complex type.
struct ComplexTypeView {
  let definition: TypeDefinition
  let complex: ComplexType
  /// The fields of the base types, which the Swift type stores itself.
  let baseFields: [Field]
  /// Its base type, if declarations use it.
  let extended: String?
  /// The base type of which nothing is sent, if descriptions have it.
  let describedBase: TypeDefinition?
  /// Its derived types.
  let derived: [String]
  /// The derived types that are derived indirectly, through other declared types.
  let remote: [String]
  let recursion: RecursiveTypes
  let resolver: SwiftTypeResolver

  var value: TemplateObject {
    let names = resolver.names.fields(
      allFields.map(\.name), of: definition.name, isPolymorphic: !derived.isEmpty)
    let shape = listShape(names)
    let keepsOthers = allFields.contains { $0.xml?.kind == .anyElements }
    let fields = withCommas(
      allFields.map { field($0, names: names, keepsOthers: keepsOthers) })
    // Attributes are written before the content.
    let own = parts(complex.fields, fields[..<complex.fields.count], isInherited: false)
    let base = parts(
      baseFields, fields[complex.fields.count...], isInherited: describedBase != nil)
    let namedParts = NamedPartsView(
      baseFields + complex.fields, in: definition.foreignNamespace, resolver)
    return [
      "documentation": documentation.value,
      "name": .string(resolver.names.type(definition.name)),
      "wireName": .string(literal(definition.wireName ?? definition.name)),
      "foreignNamespace": namespaceView(definition.foreignNamespace),
      "isAbstract": .bool(complex.isAbstract == true),
      "abstractness": .string(describedBase?.complex?.isAbstract == true ? "true" : "false"),
      "describedBase": describedBase.map(Self.base) ?? .bool(false),
      "hasFields": .bool(!fields.isEmpty),
      "fields": .list(fields.map { .object($0) }),
      "attributes": .list(base.attributes + own.attributes),
      "ownFields": .list(own.content),
      "baseFields": .list(base.content),
      "hasOwnFields": .bool(!own.content.isEmpty),
      "hasBase": .bool(!base.content.isEmpty),
      "required": required(fields),
      "protocols": .string(protocols + (shape.map { ", \($0.protocolName)" } ?? "")),
      "page": shape.flatMap { page($0, names) } ?? .bool(false),
      "row": shape.flatMap { row($0, names) } ?? .bool(false),
      "extended": extended.map { .string(resolver.names.type($0)) } ?? .bool(false),
      "isPolymorphic": .bool(!derived.isEmpty),
      "derivedTypes": commaSeparated(
        derived.map { ["type": .string(resolver.names.type($0))] }, trailing: true),
      "namedParts": namedParts.map { .object($0.value) } ?? .bool(false),
      "remoteTypes": .list(remote.map { ["type": .string(resolver.names.type($0))] }),
    ]
  }

  /// The type's own fields come first for readers. The wire has its own order.
  private var allFields: [Field] { complex.fields + baseFields }

  /// The views of some fields: those that are attributes, and the others.
  private func parts(
    _ fields: [Field], _ views: ArraySlice<TemplateObject>, isInherited: Bool
  ) -> (attributes: [TemplateValue], content: [TemplateValue]) {
    let pairs = zip(fields, views)
    return (
      pairs.filter(\.0.isAttribute).map {
        .object($0.1.merging(["isInherited": .bool(isInherited)]))
      },
      pairs.filter { !$0.0.isAttribute }.map { .object($0.1) }
    )
  }

  private static func base(_ type: TypeDefinition) -> TemplateValue {
    [
      "wireName": .string(literal(type.wireName ?? type.name)),
      "foreignNamespace": namespaceView(type.foreignNamespace),
    ]
  }

  /// The fields that an initializer requires.
  private func required(_ fields: [TemplateObject]) -> TemplateValue {
    let required = fields.filter { $0["default"] == .string("") }
    return [
      "isEmpty": .bool(required.isEmpty),
      "items": commaSeparated(required.map { ["callLabel": $0["callLabel"] ?? ""] }),
    ]
  }

  /// Nil for most types, and if a field has the name of a member that the role adds.
  private func listShape(_ names: [String: MemberName]) -> ListShape? {
    guard let shape = ListShape(allFields, resolver),
      Set(names.values.map(\.plain)).isDisjoint(with: shape.members)
    else { return nil }
    return shape
  }

  private func page(_ shape: ListShape, _ names: [String: MemberName]) -> TemplateValue? {
    guard case .page(let rows, let link, let row) = shape else { return nil }
    return [
      "row": .string(row.name), "rows": .string(names[rows.name]?.written ?? rows.name),
      "link": .string(names[link.name]?.written ?? link.name),
    ]
  }

  private func row(_ shape: ListShape, _ names: [String: MemberName]) -> TemplateValue? {
    guard case .row(let cells, let cellType, let display) = shape else { return nil }
    let cellNames = resolver.names.fields(
      resolver.fields(of: cellType).map(\.name), of: cellType, isPolymorphic: false)
    return [
      "cells": .string(names[cells.name]?.written ?? cells.name),
      "display": .string(cellNames[display.name]?.written ?? display.name),
    ]
  }

  private var protocols: String {
    let roles = [
      derived.isEmpty ? nil : "PolymorphicObject", extended == nil ? nil : "DerivedObject",
    ].compactMap(\.self)
    return roles.isEmpty ? "ServiceObject" : roles.joined(separator: ", ")
  }

  var needsFoundation: Bool {
    allFields.contains { resolver.type($0.type).needsFoundation }
  }

  private var documentation: DocComment {
    var comment = DocComment(definition.documentation)
    let names = resolver.names
    if let extended { comment.paragraph("It extends ``\(names.type(extended))``.") }
    if let first = derived.first {
      comment.paragraph(
        "A value may have a derived type, such as ``\(names.type(first))``:\n"
          + "`value.as(\(names.type(first)).self)` returns it as that type, and\n"
          + "`\(names.type(definition.name))(…)` wraps one.")
    }
    return comment
  }

  private func field(
    _ field: Field, names: [String: MemberName], keepsOthers: Bool
  ) -> TemplateObject {
    let type = resolver.type(field.type)
    let name = names[field.name] ?? MemberName(field.name)
    let isIndirect = recursion.isRecursive(field.type, in: definition.name)
    let formed = FormedType(type, field.xml ?? .plain, isIndirect: isIndirect)
    var value = codedValue(
      wireName: field.xml?.name ?? field.name, type,
      field.xml.map {
        FormView(
          name: field.name, form: $0, namespace: definition.foreignNamespace,
          names: resolver.names, isIndirect: isIndirect, keepsOthers: keepsOthers)
      })
    value["name"] = .string(name.written)
    value["argument"] = .string(name.label)
    value["callLabel"] = .string(name.callLabel)
    value["type"] = .string(formed.name)
    value["default"] = .string(formed.defaultValue)
    value["isOnlyOverREST"] = .bool(field.onlyOver == .rest)
    value["isIndirect"] = .bool(isIndirect)
    value["documentation"] = DocComment(of: field).value
    return value
  }
}

/// The keys of a value for a call of the coder.
func codedValue(
  wireName: String, _ type: SwiftType, _ form: FormView? = nil
) -> TemplateObject {
  var view: TemplateObject = [
    "wireName": .string(literal(wireName)),
    "form": form.map { .object($0.value) } ?? .bool(false),
    "dictionaryItem": type.dictionary.map { .string(literal($0.item)) } ?? .bool(false),
    "inner": type.inner.isEmpty
      ? .bool(false)
      : ["dictionaries": commaSeparated(type.inner.map(innerDictionary), trailing: true)],
  ]
  // Each kind of value has about as many keys of its own.
  view.reserveCapacity(12)
  return view
}

private func innerDictionary(_ dictionary: WireDictionary) -> TemplateObject {
  [
    "wireName": .string(literal(dictionary.name)),
    "dictionaryItem": .string(literal(dictionary.item)),
    "foreignNamespace": namespaceView(dictionary.namespace),
  ]
}

extension Field {
  fileprivate var isAttribute: Bool {
    xml?.kind == .attribute || xml?.kind == .anyAttributes
  }
}

/// A namespace other than the namespace of the version; empty for no namespace.
func namespaceView(_ namespace: String?) -> TemplateValue {
  namespace.map { ["namespace": .string(literal($0))] } ?? .bool(false)
}
