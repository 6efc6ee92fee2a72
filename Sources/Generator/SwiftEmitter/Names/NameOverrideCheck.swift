import Diagnostics
import ServiceModel

extension EmitterOptions {
  /// Finds names of the user for unknown things, and names that are not possible.
  ///
  /// The model is that of the whole documentation, before the selection, so that a name stays
  /// possible when more is selected.
  package func checkNames(against model: ServiceModel, diagnostics: inout DiagnosticBag) {
    if names.isEmpty { return }
    let modules = ModulePlanner(options: self).plan(model)
    // All modules of a version share its names.
    let plans = Dictionary(modules.map { ($0.version.name, $0) }) { first, _ in first }
    let groups = plans.values.flatMap { module in
      NamePlan(module.version, taken: module.declaredNames, overrides: names)
        .choosable(in: module.version)
    }
    let byScope = Dictionary(grouping: groups, by: \.scope)
    for scope in NameOverrides.Scope.allCases {
      names.check(scope, among: byScope[scope] ?? [], diagnostics: &diagnostics)
    }
  }
}

extension NameOverrides {
  fileprivate func check(
    _ scope: Scope, among groups: [ChoosableNames], diagnostics: inout DiagnosticBag
  ) {
    guard let entries = entries[scope] else { return }
    let known = Set(groups.flatMap(\.keys))
    let taken = Dictionary(groups.flatMap { group in group.owners.map { ($0, group.taken) } }) {
      $0.union($1)
    }
    var given: [String: Entry] = [:]
    for entry in entries {
      let owner = scope.parts(of: entry.key).holder
      if !known.contains(entry.key) {
        diagnostics.emit(
          SwiftEmitterRules.unusedName, "there is no '\(entry.key)' to be named",
          at: entry.location,
          hint: Suggestion.text(for: entry.key, among: known))
      }
      if taken[owner]?.contains(entry.name) == true {
        diagnostics.emit(
          SwiftEmitterRules.takenName, "the name '\(entry.name)' is taken here",
          at: entry.location)
      }
      if let other = given.updateValue(entry, forKey: "\(owner) \(entry.name)") {
        diagnostics.emit(
          SwiftEmitterRules.takenName,
          "'\(other.key)' has the name '\(entry.name)' already", at: entry.location,
          related: other.location.map { [.init("given here", at: $0)] } ?? [])
      }
    }
  }
}

/// The things of one owner that the user can name.
private struct ChoosableNames {
  let scope: NameOverrides.Scope
  /// The owner in each notation of the configuration; empty for types.
  let owners: [String]
  let wires: [String]
  /// Names that none of them can have.
  let taken: Set<String>

  init(
    _ scope: NameOverrides.Scope, of owners: [String], named wires: [String], in names: NameScope
  ) {
    self.scope = scope
    self.owners = owners
    self.wires = wires
    taken = names.reserved.taken
  }

  /// In the notation of the configuration.
  var keys: [String] {
    owners.flatMap { owner in wires.map { owner.isEmpty ? $0 : "\(owner).\($0)" } }
  }
}

extension NamePlan {
  /// Everything in a version that the user can name.
  fileprivate func choosable(in version: ServicesVersion) -> [ChoosableNames] {
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
        in: operationScope(of: service))
    ]
      + service.operations.flatMap { operation in
        let owners = owners.map { "\($0).\(operation.name)" }
        let method = methods[operation.name] ?? MemberName(operation.name)
        return [
          ChoosableNames(
            .parameters, of: owners, named: operation.parameters.map(\.name),
            in: argumentScope(of: operation, in: service, method: method)),
          ChoosableNames(
            .results, of: owners, named: operation.results.map(\.name),
            in: resultScope(of: operation, in: service)),
        ]
      }
  }
}
