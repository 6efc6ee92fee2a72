import Mustache
import ServiceModel

/// The files that declare a module's types.
struct TypeFiles {
  let module: ModulePlan
  let context: ModuleContext
  let resolver: SwiftTypeResolver

  /// Lines without prose that a file of types may hold.
  private static let limit = 700

  var plans: [FilePlan] {
    guard !module.types.isEmpty else { return [] }
    return complexFiles + enumerationFiles
  }

  private var complexFiles: [FilePlan] {
    let byName = Dictionary(
      module.version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let views = module.types.compactMap { type -> ComplexTypeView? in
      guard case .complex(let complex) = type.shape else { return nil }
      let base = complex.base.flatMap { byName[$0] }.flatMap(\.ownFields) ?? []
      return ComplexTypeView(
        definition: type, complex: complex, baseFields: base, resolver: resolver)
    }
    let opaque = module.types.filter { $0.shape == .opaque }
    let parts = shards(
      of: views, name: { resolver.names.type($0.definition.name) },
      weight: { 20 + 6 * ($0.complex.fields.count + $0.baseFields.count) }, limit: Self.limit)
    return parts.enumerated().map { index, part in
      context.file(
        .types, named: "Types", suffix: part.suffix,
        needsFoundation: part.items.contains(where: \.needsFoundation),
        [
          "types": .list(part.items.map { .object($0.value) }),
          // The names alone fit into the first file, however many there are.
          "opaqueTypes": .list(index == 0 ? opaque.map(opaqueView) : []),
        ])
    }
  }

  private var enumerationFiles: [FilePlan] {
    let views = module.types.compactMap { type -> EnumerationView? in
      guard case .enumeration(let enumeration) = type.shape else { return nil }
      return EnumerationView(definition: type, enumeration: enumeration, names: resolver.names)
    }
    guard !views.isEmpty else { return [] }
    let parts = shards(
      of: views, name: { resolver.names.type($0.definition.name) },
      weight: { 20 + 3 * $0.enumeration.members.count }, limit: Self.limit)
    return parts.map { part in
      context.file(
        .enumerations, named: "Enumerations", suffix: part.suffix,
        ["enumerations": .list(part.items.map { .object($0.value) })])
    }
  }

  private func opaqueView(_ type: TypeDefinition) -> TemplateValue {
    [
      "name": .string(resolver.names.type(type.name)),
      "wireName": .string(literal(type.name)),
    ]
  }
}

extension TypeDefinition {
  /// The fields it declares itself; nil when it is no complex type.
  var ownFields: [Field]? {
    if case .complex(let complex) = shape { return complex.fields }
    return nil
  }
}
