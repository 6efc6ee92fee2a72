import Diagnostics
import PositionedJSON
import ServiceModel

/// Merges the WSDL documents of a version with its operation pages.
///
/// The WSDL takes precedence. A difference is reported with both positions.
struct WSDLMerger {
  private(set) var draft: VersionDraft
  private(set) var diagnostics = DiagnosticBag()
  private let samples: SampleParts

  /// - Parameters:
  ///   - stated: the version as its WSDL documents describe it.
  ///   - draft: the version as its operation pages describe it.
  ///   - samples: the samples on those pages.
  init(_ stated: VersionDraft, into draft: VersionDraft, samples: SampleParts) {
    self.draft = draft
    self.samples = samples
    self.draft.kind = stated.kind
    for (name, definition) in stated.types {
      guard let location = stated.typeLocations[name] else { continue }
      merge(definition, location)
    }
    self.draft.schemaTypes = stated.schemaTypes
    self.draft.portTypes = stated.portTypes
    self.draft.declarations = stated.declarations
    for (key, location) in stated.portTypes {
      self.draft.endpoints[key] = stated.endpoints[key]
      self.draft.documentation[key] = stated.documentation[key]
      merge(stated.services[key] ?? [:], of: key, at: location)
    }
  }

  private mutating func merge(_ definition: TypeDefinition, _ location: SourceLocation) {
    let name = definition.name
    let differences = draft.types[name].map { TypeDifference.find($0, definition) } ?? []
    if let first = differences.first {
      let field = first.name.flatMap {
        samples.location(ofField: $0, of: name, in: draft.name)
      }
      diagnostics.emit(
        DocsReaderRules.wsdlTypeDiffers,
        first.sentence(of: name, samples: "samples", inSamples: "in the samples")
          + Self.rest(differences), at: location,
        related: Self.related(
          field.map { ("the field in a sample", $0) }
            ?? draft.typeLocations[name].map { ("a sample of it", $0) }),
        settlement: definition.settlement(in: draft.name))
    }
    draft.define(definition, at: location)
  }

  private static func related(_ place: (String, SourceLocation)?) -> [Diagnostic.Related] {
    place.map { [Diagnostic.Related($0.0, at: $0.1)] } ?? []
  }

  /// All differences but the first, in words.
  private static func rest(_ differences: [SampleDifference]) -> String {
    let rest = differences.dropFirst().map(\.subject)
    if rest.isEmpty { return "" }
    return "; \(rest.listedBriefly()) \(rest.count == 1 ? "differs" : "differ"), too"
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
    let differences = differences(page.operation, stated.operation)
    if let first = differences.first {
      let part = first.name.flatMap { samples.location(ofValue: $0, of: id) }
      diagnostics.emit(
        DocsReaderRules.wsdlOperationDiffers,
        first.sentence(
          of: result.name, samples: "operation page", inSamples: "on the operation page")
          + Self.rest(differences), at: stated.location,
        related: Self.related(
          part.map { ("the value on the page", $0) } ?? ("the page", page.location)),
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

  private func differences(
    _ page: ServiceOperation, _ stated: ServiceOperation
  ) -> [SampleDifference] {
    func parts(_ values: [Parameter]) -> [SampleDifference.Part] {
      values.map { ($0.name, $0.type) }
    }
    let values =
      SampleDifference.find(parts(page.parameters), parts(stated.parameters), kind: "parameter")
      + SampleDifference.find(parts(page.results), parts(stated.results), kind: "result")
    guard let page = page.soap, let stated = stated.soap else { return values }
    let bindings = [
      ("the element of the request", page.inputElement == stated.inputElement),
      ("the element of the response", page.outputElement == stated.outputElement),
      ("the SOAP action", page.action == stated.action),
      ("the header of the request", page.requestHeaders == stated.requestHeaders),
      ("the header of the response", page.responseHeaders == stated.responseHeaders),
    ]
    return values + bindings.filter { !$0.1 }.map { .part($0.0) }
  }
}

/// A difference between a sample and the WSDL.
enum SampleDifference {
  /// A part that is not the same, in words.
  case part(String)
  /// A field, a parameter or a result that only the sample has.
  case surplus(kind: String, name: String)
  /// One that only the WSDL has.
  case missing(kind: String, name: String)
  case renamed(kind: String, name: String, sampled: String)
  case moved(kind: String, name: String)
  case retyped(kind: String, name: String, sampled: TypeReference, stated: TypeReference)

  /// The name of the part in the sample, if it has it.
  var name: String? {
    switch self {
    case .part, .missing: nil
    case .renamed(_, _, let name), .surplus(_, let name), .moved(_, let name),
      .retyped(_, let name, _, _):
      name
    }
  }

  /// - Parameters:
  ///   - owner: the name of the type or of the operation.
  ///   - samples: the samples, in words.
  ///   - place: where the samples are, in words.
  func sentence(of owner: String, samples: String, inSamples place: String) -> String {
    switch self {
    case .part(let part): "\(part) of '\(owner)' differs from the \(samples)"
    case .surplus(let kind, let name):
      "the \(kind) '\(name)' of '\(owner)' is \(place) and not in the WSDL"
    case .missing(let kind, let name):
      "the \(kind) '\(name)' of '\(owner)' is in the WSDL and not \(place)"
    case .renamed(let kind, let name, let sampled):
      "the \(kind) '\(name)' of '\(owner)' is called '\(sampled)' \(place)"
    case .moved(let kind, let name):
      "the place of the \(kind) '\(name)' of '\(owner)' differs from the \(samples)"
    case .retyped(let kind, let name, let sampled, let stated):
      "the \(kind) '\(name)' of '\(owner)' has the type '\(sampled)' \(place) and '\(stated)' in the "
        + "WSDL"
    }
  }

  /// The part, in words.
  var subject: String {
    switch self {
    case .part(let part): part
    case .surplus(_, let name), .missing(_, let name), .renamed(_, let name, _),
      .moved(_, let name), .retyped(_, let name, _, _):
      "'\(name)'"
    }
  }

  typealias Part = (name: String, type: TypeReference)

  /// The differences between two lists of parts.
  static func find(_ sampled: [Part], _ stated: [Part], kind: String) -> [SampleDifference] {
    let types = Dictionary(sampled.map { ($0.name, $0.type) }) { first, _ in first }
    let retyped = stated.compactMap { part -> SampleDifference? in
      guard let type = types[part.name], !type.isCompatible(with: part.type) else { return nil }
      return .retyped(kind: kind, name: part.name, sampled: type, stated: part.type)
    }
    return retyped + find(sampled.map(\.name), stated.map(\.name), kind: kind)
  }

  private static func find(
    _ sampled: [String], _ stated: [String], kind: String
  ) -> [SampleDifference] {
    if sampled == stated { return [] }
    let known = (sampled: Set(sampled), stated: Set(stated))
    let renamed = zip(stated, sampled)
      .filter { !known.sampled.contains($0) && !known.stated.contains($1) }
    let (old, new) = (Set(renamed.map(\.0)), Set(renamed.map(\.1)))
    let others =
      renamed.map { SampleDifference.renamed(kind: kind, name: $0, sampled: $1) }
      + sampled.filter { !known.stated.contains($0) && !new.contains($0) }
      .map { .surplus(kind: kind, name: $0) }
      + stated.filter { !known.sampled.contains($0) && !old.contains($0) }
      .map { .missing(kind: kind, name: $0) }
    if !others.isEmpty { return others }
    let moved = zip(sampled, stated).first { $0 != $1 }?.1
    return [moved.map { .moved(kind: kind, name: $0) } ?? .part("the number of \(kind)s")]
  }
}

/// Finds contradictions between the sample of a type and its schema.
enum TypeDifference {
  /// - Returns: the contradictions. Facts that a sample cannot show (base types, more members)
  ///   are not contradictions.
  static func find(_ sampled: TypeDefinition, _ stated: TypeDefinition) -> [SampleDifference] {
    switch (sampled.shape, stated.shape) {
    case (.opaque, _), (_, .opaque): return []
    case (.complex(let sampled), .complex(let stated)):
      return SampleDifference.find(
        sampled.fields.map { ($0.name, $0.type) }, stated.fields.map { ($0.name, $0.type) },
        kind: "field")
    case (.enumeration(let sampled), .enumeration(let stated)):
      let names = Set(stated.members.map(\.name))
      return sampled.members.filter { !names.contains($0.name) }
        .map { .surplus(kind: "member", name: $0.name) }
    case (.dictionary(let sampled), .dictionary(let stated)):
      if sampled.itemElement != stated.itemElement { return [.part("the element of the items")] }
      if !sampled.key.isCompatible(with: stated.key) { return [.part("the type of the keys")] }
      return sampled.value.isCompatible(with: stated.value) ? [] : [.part("the type of the values")]
    case (.complex, _), (.enumeration, _), (.dictionary, _), (.choice, _):
      return [.part("the kind")]
    }
  }
}

/// Finds the parts of samples on operation pages.
struct SampleParts {
  let pages: [SOAPOperationPage]
  let names: XMLNames

  /// The first field of a type with a name, in any sample of a version.
  func location(ofField name: String, of type: String, in version: String) -> SourceLocation? {
    let (name, type) = (names.name(name), names.name(type))
    for page in pages where page.id.version == version {
      for tree in [page.request.tree, page.response.tree] {
        for element in tree.elements where element.hasType && element.type == type {
          let field = tree.children(of: element).first { $0.name == name }
          if let field { return page.location(field) }
        }
      }
    }
    return nil
  }

  /// The parameter or result of an operation with a name.
  func location(ofValue name: String, of operation: SOAPOperationID) -> SourceLocation? {
    let name = names.name(name)
    for page in pages where page.id == operation {
      for message in [page.request, page.response] {
        let value = message.tree.children(of: message.wrapper).first { $0.name == name }
        if let value { return page.location(value) }
      }
    }
    return nil
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
