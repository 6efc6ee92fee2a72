import Mustache
import ServiceModel

/// The shared declarations of all operations of a version: the keys of their header parts, the
/// limits of simple types, and names for faults.
struct SchemaPartsView {
  private let module: ModulePlan
  private let parts: [HeaderPart]
  private let faultTypes: [TypeReference]
  private let limits: [SimpleType]
  private let resolver: SwiftTypeResolver

  init(_ module: ModulePlan, _ resolver: SwiftTypeResolver) {
    let bindings = module.version.services.flatMap(\.operations).compactMap(\.soap)
    var seen: Set<String> = []
    parts = bindings.flatMap { $0.requestHeaders + $0.responseHeaders }
      .filter { $0.type != nil && seen.insert($0.key).inserted }
      .sorted { $0.key < $1.key }
    faultTypes = Set(bindings.flatMap { $0.faults ?? [] }.map(\.type))
      .sorted { $0.description < $1.description }
    limits = module.version.simpleTypes
    self.module = module
    self.resolver = resolver
  }

  var value: TemplateObject {
    [
      "namespace": .string(literal(module.version.namespace)), "headers": headers,
      "headersType": .string(module.headers), "hasHeaders": .bool(!parts.isEmpty),
      "simpleTypes": simpleTypes, "hasSimpleTypes": .bool(!limits.isEmpty),
      "faults": faults, "hasParts": .bool(!parts.isEmpty || !faultTypes.isEmpty),
    ]
  }

  var needsFoundation: Bool {
    parts.contains { $0.type.map { resolver.type($0).needsFoundation } ?? false }
  }

  private var headers: TemplateValue {
    let names = resolver.names.headers(parts)
    return .list(
      parts.enumerated().map { index, part in
        [
          "isFirst": .bool(index == 0),
          "name": .string(names[part.key]?.written ?? part.name),
          "wireName": .string(literal(part.name)),
          "type": .string(part.type.map { resolver.type($0).name } ?? ""),
          "foreignNamespace": namespaceView(part.namespace),
        ]
      })
  }

  private var simpleTypes: TemplateValue {
    .list(
      limits.enumerated().map { index, type in
        [
          "isFirst": .bool(index == 0),
          "name": .string(resolver.names.limits(of: type.name)?.written ?? type.name),
          "wireName": .string(literal(type.name)),
          "arguments": commaSeparated(type.facets.arguments),
        ]
      })
  }

  private var faults: TemplateValue {
    .list(
      faultTypes.compactMap { reference in
        resolver.faultAlias(reference).map { alias in
          ["name": .string(alias), "type": .string(resolver.type(reference).name)]
        }
      })
  }
}
