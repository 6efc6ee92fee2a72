import Mustache
import ServiceModel

/// The files that declare a module's types.
struct TypeFiles {
  let context: ModuleContext
  let resolver: SwiftTypeResolver

  private var module: ModulePlan { context.module }
  private var options: EmitterOptions { context.options }
  /// The maximum number of lines without prose in a file of types. Bundles are combined from small
  /// pieces.
  private var limit: Int { options.isBundled ? 150 : 700 }

  var plans: [FilePlan] {
    let types = options.selection?.types(of: module) ?? module.types
    guard !types.isEmpty else { return [] }
    return complexFiles(types) + enumerationFiles(types)
  }

  private func complexFiles(_ types: [TypeDefinition]) -> [FilePlan] {
    let hierarchy = TypeHierarchy(module.version)
    let graph = hierarchy.graph
    let recursion = RecursiveTypes(module.version, hierarchy: hierarchy)
    let declared = Set(module.types.map(\.name))
    let views = types.compactMap { type -> ComplexTypeView? in
      guard let complex = type.complex else { return nil }
      return ComplexTypeView(
        definition: type, complex: complex,
        baseFields: hierarchy.inheritedFields(of: type.name),
        // The base type counts only if values of it are sent.
        extended: graph.ancestors(of: type.name).first(where: declared.contains),
        describedBase: describedBase(of: type.name, graph, declared),
        derived: graph.descendants(of: type.name),
        remote: graph.descendants(of: type.name).filter { descendant in
          graph.ancestors(of: descendant).first(where: declared.contains) != type.name
        },
        recursion: recursion, resolver: resolver)
    }
    let opaque = types.filter { $0.shape == .opaque }
    let choices = types.compactMap { type in
      type.choice.map { ChoiceView(definition: type, choice: $0, resolver: resolver) }
    }
    let parts = shards(
      of: views, key: { ShardKey(resolver.names.type($0.definition.name)) },
      weight: { 12 + 4 * ($0.complex.fields.count + $0.baseFields.count) + $0.derived.count },
      limit: limit)
    return parts.enumerated().map { index, part in
      context.file(
        .types, named: "Types", suffix: part.suffix,
        needsFoundation: part.items.contains(where: \.needsFoundation)
          || index == 0 && choices.contains(where: \.needsFoundation),
        [
          "types": .list(part.items.map { .object($0.value) }),
          // All names fit into the first file.
          "opaqueTypes": .list(index == 0 ? opaque.map(opaqueView) : []),
          "choices": .list(index == 0 ? choices.map { .object($0.value) } : []),
        ])
    }
  }

  /// A base type of which nothing is sent, if descriptions have it.
  private func describedBase(
    of type: String, _ graph: TypeGraph, _ declared: Set<String>
  ) -> TypeDefinition? {
    let ancestors = graph.ancestors(of: type)
    guard resolver.usesForms, let base = ancestors.first,
      !ancestors.contains(where: declared.contains)
    else { return nil }
    return module.version.type(named: base)
  }

  private func enumerationFiles(_ types: [TypeDefinition]) -> [FilePlan] {
    let views = types.compactMap { type in
      type.enumeration.map { enumeration in
        EnumerationView(
          definition: type, enumeration: enumeration, names: resolver.names,
          listsMembers: resolver.usesForms)
      }
    }
    guard !views.isEmpty else { return [] }
    let parts = shards(
      of: views, key: { ShardKey(resolver.names.type($0.definition.name)) },
      weight: { 14 + 2 * $0.enumeration.members.count }, limit: limit)
    return parts.map { part in
      context.file(
        .enumerations, named: "Enumerations", suffix: part.suffix,
        ["enumerations": .list(part.items.map { .object($0.value) })])
    }
  }

  private func opaqueView(_ type: TypeDefinition) -> TemplateValue {
    [
      "name": .string(resolver.names.type(type.name)),
      "wireName": .string(literal(type.wireName ?? type.name)),
      "foreignNamespace": namespaceView(type.foreignNamespace),
    ]
  }
}
