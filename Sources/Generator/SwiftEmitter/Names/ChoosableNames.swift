import ServiceModel

/// Something whose Swift name the user can choose.
package struct NamedThing: Hashable, Sendable {
  package let scope: NameOverrides.Scope
  /// The kind of the service that it belongs to; nil for types and their parts.
  package let kind: Service.Kind?
  /// Its owner; empty for types.
  package let owner: String
  package let wire: String
}

extension EmitterOptions {
  /// The Swift names of the things with some keys of the configuration.
  ///
  /// - Parameter keys: the keys of `names`, by scope.
  package func swiftNames(
    of keys: [NameOverrides.Scope: Set<String>], in version: ServicesVersion,
    of model: ServiceModel
  ) -> [NamedThing: String] {
    let modules = ModulePlanner(options: self).plan(model)
    guard let module = modules.first(where: { $0.version.name == version.name }) else { return [:] }
    let plan = NamePlan(module.version, taken: module.declaredNames, overrides: names)
    var result: [NamedThing: String] = [:]
    for group in plan.choosable(in: version) {
      guard let keys = keys[group.scope] else { continue }
      let wanted = group.wires.filter { !keys.isDisjoint(with: group.keys(of: $0)) }
      let names = wanted.isEmpty ? [:] : plan.names(of: group)
      for wire in wanted {
        let thing = NamedThing(
          scope: group.scope, kind: group.kind, owner: group.owners[0], wire: wire)
        result[thing] = names[wire]
      }
    }
    return result
  }
}

/// The things of one owner that the user can name.
struct ChoosableNames {
  let scope: NameOverrides.Scope
  /// The owner in each notation of the configuration; empty for types.
  let owners: [String]
  let wires: [String]
  /// The service that they belong to; nil for types.
  let kind: Service.Kind?
  let names: NameScope

  init(
    _ scope: NameOverrides.Scope, of owners: [String], named wires: [String], in names: NameScope,
    kind: Service.Kind? = nil
  ) {
    self.scope = scope
    self.owners = owners
    self.wires = wires
    self.kind = kind
    self.names = names
  }

  /// The keys of the configuration for a thing.
  func keys(of wire: String) -> [String] {
    owners.map { $0.isEmpty ? wire : "\($0).\(wire)" }
  }
}

extension NamePlan {
  /// Everything in a version that the user can name.
  func choosable(in version: ServicesVersion) -> [ChoosableNames] {
    let hierarchy = TypeHierarchy(version)
    return [
      ChoosableNames(.types, of: [""], named: version.types.map(\.name), in: typeScope)
    ] + version.types.flatMap { choosable(in: $0, hierarchy) }
      + version.services.flatMap(choosable)
  }

  private func choosable(
    in type: TypeDefinition, _ hierarchy: TypeHierarchy
  ) -> [ChoosableNames] {
    let name = type.name
    if let enumeration = type.enumeration {
      return [
        ChoosableNames(
          .members, of: [name], named: enumeration.members.map(\.name), in: memberScope(of: name))
      ]
    }
    if let choice = type.choice {
      return [
        ChoosableNames(
          .fields, of: [name], named: choice.cases.map(\.name), in: caseScope(of: name))
      ]
    }
    // A type stores the fields of its base under its own names.
    let fields = hierarchy.graph.ownFields(of: name) + hierarchy.inheritedFields(of: name)
    let isPolymorphic = !hierarchy.graph.children(of: name).isEmpty
    return [
      ChoosableNames(
        .fields, of: [name], named: fields.map(\.name),
        in: fieldScope(of: name, isPolymorphic: isPolymorphic))
    ]
  }

  private func choosable(in service: Service) -> [ChoosableNames] {
    let methods = operations(of: service)
    let owners = [service.name, "\(service.kind.rawValue):\(service.name)"]
    return [
      ChoosableNames(
        .operations, of: owners, named: service.operations.map(\.name),
        in: operationScope(of: service), kind: service.kind)
    ]
      + service.operations.flatMap { operation in
        let owners = owners.map { "\($0).\(operation.name)" }
        let method = methods[operation.name] ?? MemberName(operation.name)
        return [
          ChoosableNames(
            .parameters, of: owners, named: operation.parameters.map(\.name),
            in: argumentScope(of: operation, in: service, method: method), kind: service.kind),
          ChoosableNames(
            .results, of: owners, named: operation.results.map(\.name),
            in: resultScope(of: operation, in: service), kind: service.kind),
        ]
      }
  }

  fileprivate func names(of group: ChoosableNames) -> [String: String] {
    if group.scope == .types {
      return Dictionary(group.wires.map { ($0, type($0)) }) { first, _ in first }
    }
    return memberNames(group.wires, group.names).mapValues(\.plain)
  }
}
