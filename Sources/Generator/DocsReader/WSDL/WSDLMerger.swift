import Diagnostics
import PositionedJSON
import ServiceModel

/// Merges the WSDL documents of a version with its operation pages.
///
/// The WSDL takes precedence. A difference is reported with both positions.
struct WSDLMerger {
  private(set) var draft: VersionDraft
  private(set) var diagnostics = DiagnosticBag()

  /// - Parameters:
  ///   - stated: the version as its WSDL documents describe it.
  ///   - draft: the version as its operation pages describe it.
  init(_ stated: VersionDraft, into draft: VersionDraft) {
    self.draft = draft
    self.draft.kind = stated.kind
    for (name, definition) in stated.types {
      guard let location = stated.typeLocations[name] else { continue }
      merge(definition, location)
    }
    self.draft.schemaTypes = stated.schemaTypes
    self.draft.portTypes = stated.portTypes
    for (key, location) in stated.portTypes {
      self.draft.endpoints[key] = stated.endpoints[key]
      self.draft.documentation[key] = stated.documentation[key]
      merge(stated.services[key] ?? [:], of: key, at: location)
    }
  }

  private mutating func merge(_ definition: TypeDefinition, _ location: SourceLocation) {
    let name = definition.name
    if let sampled = draft.types[name], let difference = TypeDifference.find(sampled, definition) {
      diagnostics.emit(
        DocsReaderRules.wsdlTypeDiffers, "\(difference) of '\(name)' differs from the samples",
        at: location,
        related: draft.typeLocations[name].map { [Diagnostic.Related("a sample of it", at: $0)] }
          ?? [], settlement: definition.settlement(in: draft.name))
    }
    draft.define(definition, at: location)
  }

  // MARK: Operations

  private mutating func merge(
    _ operations: [String: VersionDraft.OperationDraft], of service: VersionDraft.ServiceKey,
    at location: SourceLocation
  ) {
    let pages = draft.services[service] ?? [:]
    for (operation, page) in pages where operations[operation] == nil {
      diagnostics.emit(
        DocsReaderRules.operationNotInWSDL,
        "the WSDL of '\(service.name)' has no operation '\(operation)'", at: page.location,
        related: [Diagnostic.Related("the WSDL", at: location)],
        hint: "delete the page if the operation no longer exists")
    }
    for (operation, stated) in operations {
      var united = pages[operation] ?? stated
      if let page = pages[operation] {
        let id = SOAPOperationID(version: draft.name, agent: service.name, operation: operation)
        united.operation = unite(page, stated: stated, id: id)
      }
      draft.services[service, default: [:]][operation] = united
    }
  }

  /// The operation of the WSDL, with the prose and provenance of the page.
  private mutating func unite(
    _ page: VersionDraft.OperationDraft, stated: VersionDraft.OperationDraft, id: SOAPOperationID
  ) -> ServiceOperation {
    var result = stated.operation
    if let difference = difference(page.operation, stated.operation) {
      diagnostics.emit(
        DocsReaderRules.wsdlOperationDiffers,
        "\(difference) of '\(result.name)' differs from the operation page", at: stated.location,
        related: [Diagnostic.Related("the page", at: page.location)],
        settlement: result.settlement(of: id))
    }
    if let documentation = page.operation.documentation { result.documentation = documentation }
    let pairs = page.operation.parameters.map { ($0.name, $0.documentation) }
    let sampled = Dictionary(pairs) { first, _ in first }
    for index in result.parameters.indices {
      result.parameters[index].documentation = sampled[result.parameters[index].name] ?? nil
    }
    result.soap?.page = page.operation.soap?.page ?? ""
    return result
  }

  /// The first difference, in words.
  private func difference(_ page: ServiceOperation, _ stated: ServiceOperation) -> String? {
    if !agree(page.parameters, stated.parameters) { return "the list of parameters" }
    if !agree(page.results, stated.results) { return "the list of results" }
    guard let page = page.soap, let stated = stated.soap else { return nil }
    if page.inputElement != stated.inputElement { return "the element of the request" }
    if page.outputElement != stated.outputElement { return "the element of the response" }
    if page.action != stated.action { return "the SOAP action" }
    if page.requestHeaders != stated.requestHeaders { return "the header of the request" }
    if page.responseHeaders != stated.responseHeaders { return "the header of the response" }
    return nil
  }

  private func agree(_ page: [Parameter], _ stated: [Parameter]) -> Bool {
    page.count == stated.count
      && zip(page, stated).allSatisfy { page, stated in
        page.name == stated.name && page.type.isCompatible(with: stated.type)
      }
  }
}

/// Finds contradictions between the sample of a type and its schema.
enum TypeDifference {
  /// - Returns: the first contradiction, in words. Facts that a sample cannot show (base types,
  ///   more members) are not contradictions.
  static func find(_ sampled: TypeDefinition, _ stated: TypeDefinition) -> String? {
    switch (sampled.shape, stated.shape) {
    case (.opaque, _), (_, .opaque): return nil
    case (.complex(let sampled), .complex(let stated)): return find(sampled.fields, stated.fields)
    case (.enumeration(let sampled), .enumeration(let stated)):
      let names = Set(stated.members.map(\.name))
      return sampled.members.first { !names.contains($0.name) }.map { "the member '\($0.name)'" }
    case (.dictionary(let sampled), .dictionary(let stated)):
      if sampled.itemElement != stated.itemElement { return "the element of the items" }
      if !sampled.key.isCompatible(with: stated.key) { return "the type of the keys" }
      return sampled.value.isCompatible(with: stated.value) ? nil : "the type of the values"
    case (.complex, _), (.enumeration, _), (.dictionary, _), (.choice, _): return "the kind"
    }
  }

  private static func find(_ sampled: [Field], _ stated: [Field]) -> String? {
    for (sampled, stated) in zip(sampled, stated) {
      if sampled.name != stated.name { return "the place of the field '\(stated.name)'" }
      if !sampled.type.isCompatible(with: stated.type) {
        return "the type of the field '\(stated.name)'"
      }
    }
    let longer = sampled.count > stated.count ? sampled : stated
    let rest = longer.dropFirst(min(sampled.count, stated.count))
    return rest.first.map { "the field '\($0.name)'" }
  }
}

extension TypeReference {
  /// Whether both can be the same type. An unknown type can be any type.
  func isCompatible(with other: TypeReference) -> Bool {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): true
    case (.array(let item), .array(let otherItem)): item.isCompatible(with: otherItem)
    default: self == other
    }
  }
}

extension TypeDefinition {
  /// The correction that states this shape, for the user to edit.
  func settlement(in version: String) -> Settlement {
    CorrectionTarget.type(name).settlement(.set(value), in: version)
  }

  private var value: JSONSyntaxTree {
    switch shape {
    case .complex(let complex): .object(["complex": .object(["fields": .fields(complex.fields)])])
    case .enumeration(let enumeration): .enumeration(enumeration.members.map(\.name))
    case .dictionary(let pairs): .dictionary(pairs)
    case .choice, .opaque: .object(["opaque": true])
    }
  }
}
