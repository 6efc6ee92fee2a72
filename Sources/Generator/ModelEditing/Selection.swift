import Diagnostics
import ServiceModel

/// The selected part of the documentation.
package struct Selection: Equatable, Sendable {
  /// The bindings of the operations.
  package enum Bindings: String, CaseIterable, Codable, Sendable {
    case soap
    case rest
    case both
  }

  /// The patterns of selected operations; if empty, everything is selected.
  package var include: [SelectionPattern] = []
  /// The patterns of excluded operations.
  package var exclude: [SelectionPattern] = []
  package var bindings = Bindings.both

  package init() {}

  /// Whether everything is selected.
  private var isEverything: Bool {
    include.isEmpty && exclude.isEmpty && bindings == .both
  }

  /// The selected operations, the services that have some, and exactly the types they need.
  ///
  /// Patterns that match nothing are errors.
  package func select(
    from model: ServiceModel, diagnostics: inout DiagnosticBag
  ) -> ServiceModel {
    if isEverything { return model }
    for pattern in include + exclude { judge(pattern, model, diagnostics: &diagnostics) }
    var result = model
    result.versions = model.versions.map(selected).filter { !$0.services.isEmpty }
    if result.versions.isEmpty, !diagnostics.hasErrors {
      diagnostics.emit(
        SelectionRules.empty, "no operation is selected",
        at: (exclude.first ?? include.first)?.location,
        hint: bindings == .both ? nil : "only operations offered over \(bindings.rawValue) are")
    }
    return result
  }

  private func selected(_ version: ServicesVersion) -> ServicesVersion {
    var result = version
    result.services = version.services.compactMap { service in
      var service = service
      let included = include.filter { $0.matches(service, in: version) }
      let excluded = exclude.filter { $0.matches(service, in: version) }
      service.operations = service.operations.compactMap { operation in
        guard include.isEmpty || included.contains(where: { $0.matches(operation) }),
          !excluded.contains(where: { $0.matches(operation) })
        else { return nil }
        return restricted(operation)
      }
      if bindings == .rest { service.soap = nil }
      return service.operations.isEmpty ? nil : service
    }
    result.types = result.types(neededBy: result.services)
    return result
  }

  /// The operation with the selected bindings; nil if it has none of them.
  private func restricted(_ operation: ServiceOperation) -> ServiceOperation? {
    var result = operation
    if bindings == .soap { result.rest = nil }
    if bindings == .rest { result.soap = nil }
    return result.soap == nil && result.rest == nil ? nil : result
  }

  private func judge(
    _ pattern: SelectionPattern, _ model: ServiceModel, diagnostics: inout DiagnosticBag
  ) {
    for version in model.versions {
      for service in version.services where pattern.matches(service, in: version) {
        if service.operations.contains(where: pattern.matches) { return }
      }
    }
    diagnostics.emit(
      SelectionRules.unused, "'\(pattern.text)' matches no operation", at: pattern.location,
      hint: SelectionHint(pattern: pattern, model: model).text)
  }
}
