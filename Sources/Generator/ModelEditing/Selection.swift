import Diagnostics
import ServiceModel

/// The selected part of the documentation.
package struct Selection: Equatable, Sendable {
  /// The bindings of the operations.
  package enum Bindings: String, CaseIterable, Sendable {
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

/// Why a pattern matches nothing, if only one of its parts is wrong.
struct SelectionHint {
  let pattern: SelectionPattern
  let model: ServiceModel

  private typealias Candidate = (version: ServicesVersion, service: Service)

  var text: String? {
    let all: [Candidate] = model.versions.flatMap { version in
      version.services.map { (version, $0) }
    }
    return operationHint(all) ?? kindHint(all) ?? versionHint(all) ?? caseHint(all)
      ?? slashHint(all) ?? nearestHint(all)
  }

  /// The service exists but has no such operation.
  private func operationHint(_ all: [Candidate]) -> String? {
    let matching = all.filter { pattern.matches($0.service, in: $0.version) }
    guard !matching.isEmpty else { return nil }
    for (_, service) in matching {
      let operations = service.operations.map(\.name)
      if let name = operations.first(where: pattern.operation.matchesInAnyCase) {
        return "upper and lower case count: there is '\(service.name).\(name)'"
      }
    }
    let names = matching.flatMap { candidate in
      candidate.service.operations.map { "\(candidate.service.name).\($0.name)" }
    }
    if let hint = Suggestion.text(for: pattern.text, among: names) { return hint }
    let services = Set(matching.map { "'\($0.service.name)'" }).sorted().prefix(3)
    return "\(services.joined(separator: " or ")) has no such operation; "
      + "'docs2swift inspect' lists the operations"
  }

  private func kindHint(_ all: [Candidate]) -> String? {
    guard let kind = pattern.kind else { return nil }
    return all.first { $0.service.kind != kind && pattern.service.matches($0.service.name) }
      .map { "'\($0.service.name)' is an \($0.service.kind.rawValue)" }
  }

  private func versionHint(_ all: [Candidate]) -> String? {
    let others = all.filter {
      pattern.service.matches($0.service.name) && !pattern.version.matches($0.version.name)
    }
    guard !others.isEmpty else { return nil }
    let names = Set(others.map(\.version.name)).sorted()
    return "it is a service of \(names.joined(separator: ", "))"
  }

  private func caseHint(_ all: [Candidate]) -> String? {
    all.first { pattern.service.matchesInAnyCase($0.service.name) }
      .map { "upper and lower case count: there is '\($0.service.name)'" }
  }

  /// A slash was written where a dot belongs.
  private func slashHint(_ all: [Candidate]) -> String? {
    guard let slash = pattern.text.firstIndex(of: "/"), pattern.kind == nil else { return nil }
    let service = String(pattern.text[..<slash])
    guard
      all.contains(where: { $0.service.name == service || $0.service.folders.contains(service) })
    else { return nil }
    return "did you mean '\(pattern.text.replacing("/", with: ".", maxReplacements: 1))'?"
  }

  /// The most similar service or operation, with the version and the kind of the pattern.
  private func nearestHint(_ all: [Candidate]) -> String? {
    let start = pattern.text.lastIndex { $0 == "/" || $0 == ":" }.map { pattern.text[...$0] } ?? ""
    let written = String(pattern.text.dropFirst(start.count))
    let names = all.flatMap { _, service in
      [service.name] + service.folders.sorted()
        + service.operations.map { "\(service.name).\($0.name)" }
    }
    return NearestName.of(written, among: names).map { "did you mean '\(start)\($0)'?" }
  }
}
