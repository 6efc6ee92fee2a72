import Diagnostics
import ServiceModel

/// Reports gaps in a service whose pages link to a WSDL that is missing.
struct MissingWSDL {
  let draft: VersionDraft

  /// - Parameter pages: in the order of their paths.
  func report(_ pages: [SOAPOperationPage], diagnostics: inout DiagnosticBag) {
    var reported = Set(draft.portTypes.keys.map(\.name))
    for page in pages where page.id.version == draft.name && !reported.contains(page.id.agent) {
      guard let link = page.description.wsdlLink else { continue }
      reported.insert(page.id.agent)
      report(page, link, diagnostics: &diagnostics)
    }
  }

  private func report(
    _ page: SOAPOperationPage, _ link: Range<Int>, diagnostics: inout DiagnosticBag
  ) {
    let target = page.file.text(link).string
    let path: String? =
      if case .inside(let path) = IncludePath(target, from: page.file.path) { path } else { nil }
    let lack =
      switch openEnumerations(of: page.id.agent) {
      case 0: "it is not known which enumerations are flags and which types extend others"
      case 1: "one enumeration has only the members that samples show"
      case let count: "\(count) enumerations have only the members that samples show"
      }
    diagnostics.emit(
      DocsReaderRules.missingWSDL, "without the WSDL of '\(page.id.agent)' \(lack)",
      at: page.file.location(of: link),
      hint: "add '\(path ?? target)', or the WSDL that the service publishes, to the folder of the "
        + "documentation")
  }

  /// The enumerations that the operations of a service use and of which only some members are
  /// known.
  private func openEnumerations(of agent: String) -> Int {
    let key = VersionDraft.ServiceKey(kind: .agent, name: agent)
    let operations = draft.services[key]?.values.map(\.operation) ?? []
    var open = operations.flatMap { $0.parameters + $0.results }.compactMap(\.type.namedType)
    var seen = Set(open)
    var count = 0
    while let name = open.popLast() {
      guard let definition = draft.types[name] else { continue }
      if case .enumeration(let known) = definition.shape, !known.isComplete { count += 1 }
      for next in definition.referredTypes where seen.insert(next).inserted { open.append(next) }
    }
    return count
  }
}
