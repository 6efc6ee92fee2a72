import Mustache
import ServiceModel

/// The shared declarations of all operations of a version: the keys of their header parts, the
/// limits of simple types, and names for faults.
struct SchemaPartsView {
  private let parts: [HeaderPart]
  private let faultTypes: [TypeReference]
  private let limits: [SimpleType]
  private let resolver: SwiftTypeResolver
  /// The names of all types, which are taken.
  private let taken: Set<String>

  init(_ module: ModulePlan, _ resolver: SwiftTypeResolver) {
    let bindings = module.version.services.flatMap(\.operations).compactMap(\.soap)
    var seen: Set<[String]> = []
    parts = bindings.flatMap { $0.requestHeaders + $0.responseHeaders }
      .filter { $0.type != nil && seen.insert([$0.name, $0.namespace ?? "/"]).inserted }
      .sorted { ($0.name, $0.namespace ?? "") < ($1.name, $1.namespace ?? "") }
    var seenTypes: Set<TypeReference> = []
    faultTypes = bindings.flatMap { $0.faults ?? [] }.map(\.type)
      .filter { seenTypes.insert($0).inserted }.sorted { $0.description < $1.description }
    limits = module.version.simpleTypes
    self.resolver = resolver
    taken = Set(module.version.types.map { resolver.names.type($0.name) })
  }

  var isEmpty: Bool { parts.isEmpty && faultTypes.isEmpty }

  var hasHeaders: Bool { !parts.isEmpty }

  var needsFoundation: Bool {
    parts.contains { $0.type.map { resolver.type($0).needsFoundation } ?? false }
  }

  var headers: TemplateValue {
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

  var hasSimpleTypes: Bool { !limits.isEmpty }

  var simpleTypes: TemplateValue {
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

  /// A fault whose name is taken has no alias. Users write `TypedFault` with its type.
  var faults: TemplateValue {
    .list(
      faultTypes.compactMap { reference in
        guard case .named = reference else { return nil }
        let type = resolver.type(reference).name
        let name = Self.faultName(of: type)
        if taken.contains(name) { return nil }
        return ["name": .string(name), "type": .string(type)]
      })
  }

  /// `SoldOut` is caught as `SoldOutFault`, `SoldOutFault` as `SoldOutFaultError`.
  static func faultName(of type: String) -> String {
    type + (type.hasSuffix("Fault") || type.hasSuffix("Exception") ? "Error" : "Fault")
  }
}

extension HeaderPart {
  /// Identifies a part among parts with the same name.
  var key: String { name + "\n" + (namespace ?? "") }
}
