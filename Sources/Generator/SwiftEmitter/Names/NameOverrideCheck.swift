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
    let known = Set(groups.flatMap { group in group.wires.flatMap(group.keys) })
    let taken = Dictionary(
      groups.flatMap { group in group.owners.map { ($0, group.names.reserved.taken) } }
    ) { $0.union($1) }
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
