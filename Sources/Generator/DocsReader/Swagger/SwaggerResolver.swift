import Diagnostics
import ServiceModel

/// Joins the operations and definitions of Swagger files with one Services version.
struct SwaggerResolver {
  private let profile: DocumentationProfile
  private let entities: RESTEntityNames
  private let definitions: SwaggerDefinitions
  private var draft: VersionDraft
  private var diagnostics: DiagnosticBag

  /// - Parameter documents: in the order of their paths.
  static func resolve(
    _ documents: [SwaggerDocument], entities: RESTEntityNames, profile: DocumentationProfile,
    into draft: inout VersionDraft, diagnostics: inout DiagnosticBag
  ) {
    if documents.isEmpty { return }
    let definitions = SwaggerDefinitions(documents)
    var resolver = SwaggerResolver(
      profile: profile, entities: entities, definitions: definitions, draft: draft,
      diagnostics: definitions.diagnostics)
    resolver.resolve(documents)
    draft = resolver.draft
    diagnostics.merge(resolver.diagnostics)
  }

  private mutating func resolve(_ documents: [SwaggerDocument]) {
    let requests = requests(of: documents)
    var types = SwaggerTypes(
      definitions: definitions, types: draft.types, closed: draft.schemaTypes, profile: profile)
    types.beginNaming()
    let signatures = requests.map { SwaggerSignature($0, in: draft) }
    for signature in signatures { _ = signature.types(from: &types) }
    types.endNaming()
    types.define()
    let stated = signatures.map { $0.types(from: &types) }
    define(types)
    diagnostics.merge(types.diagnostics)
    let index = RESTTypeIndex(draft.types, base: profile.base)
    let inventions = RESTInventions(
      profile: profile, index: index, enumerations: enumerations(of: requests),
      tables: RESTTableUses(index: index), types: draft.types)
    for (request, signature) in zip(requests, stated) {
      join(request, signature: signature, inventions: inventions)
    }
    draft.types.merge(inventions.types) { _, completed in completed }
    document()
    report(documents.flatMap(\.findings) + requests.flatMap(\.findings), about: requests)
  }

  /// Reports findings in definitions and operations, as far as the model has these.
  private mutating func report(_ findings: [SwaggerFinding], about requests: [SwaggerRequest]) {
    let operations = Dictionary(requests.map { ($0.operation.id, $0.target.address) }) { $1 }
    let wrapped = Dictionary(grouping: requests) {
      $0.operation.parameters.lazy.compactMap(\.wrapper).first
    }
    for finding in findings {
      var concern: Concern?
      switch finding.owner {
      case .operation(let id):
        guard let address = operations[id] else { continue }
        concern = UnsupportedConstruct.Subject.operation(address)
          .concern(in: draft.name, .remarks)
      case .definition(let name):
        // What is only another name for a value is not a type.
        guard let definition = definitions.entries[name],
          definitions.isRequest(definition) || draft.types[definition.typeName] != nil
        else { break }
        let users = (wrapped[name] ?? []).map {
          CorrectionTarget.operation($0.target.address).description
        }
        concern = UnsupportedConstruct.Subject.type(definition.typeName)
          .concern(in: draft.name, .remarks, users: users)
      }
      diagnostics.emit(
        finding.rule, finding.message, at: finding.place.location, concern: concern)
    }
  }

  private mutating func requests(of documents: [SwaggerDocument]) -> [SwaggerRequest] {
    var requests: [SwaggerRequest] = []
    var firsts: [RESTTarget: SwaggerRequest] = [:]
    for operation in documents.flatMap(\.operations) {
      let target = RESTTarget(
        path: operation.path, uid: operation.id, entities: entities, profile: profile)
      guard let target else {
        report(operation)
        continue
      }
      let request = SwaggerRequest(
        operation: operation, definitions: definitions, profile: profile, target: target)
      if let first = firsts[target] {
        repeated(request, first)
      } else {
        firsts[target] = request
        checkID(of: request)
        requests.append(request)
      }
    }
    return requests
  }

  /// The path of an agent's operation names it, and its id must not name another one. In the
  /// documents of servers, ids have no version and no kind.
  private mutating func checkID(of request: SwaggerRequest) {
    let (target, id) = (request.target, request.operation.id)
    let expected = profile.restAgentUID(agent: target.service.name, operation: target.operation)
    let plain = "\(target.service.name)_\(target.operation)"
    guard target.service.kind == .agent, id != expected, id != plain else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch,
      "the operationId is '\(id)', and the path says '\(expected)'", at: request.location)
  }

  private mutating func report(_ operation: SwaggerOperation) {
    diagnostics.emit(
      DocsReaderRules.swaggerOperationLeftOut,
      "the operation is left out: neither '\(operation.path)' nor '\(operation.id)' names its service",
      at: operation.place.location,
      hint: "operations of agents are below '\(profile.restAgentPath)', those of entities below "
        + "'\(profile.restEntityPath)' with an 'operationId' of the form 'v1<Entity>_<Operation>'")
  }

  private mutating func repeated(_ request: SwaggerRequest, _ first: SwaggerRequest) {
    let (second, other) = (request.operation, first.operation)
    let pages = RepeatedOperation(
      name: request.target.operation, service: request.target.service.name, first: first.location,
      second: request.location)
    pages.report(
      isConflict: !second.hasSameShape(as: other), hasSameProse: second.prose == other.prose,
      diagnostics: &diagnostics)
  }

  private func enumerations(of requests: [SwaggerRequest]) -> RESTEnumerationUses {
    var uses = RESTEnumerationUses()
    for request in requests {
      for value in request.values {
        guard let members = value.listedMembers else { continue }
        uses.add(members, of: value.name, request.target.service.name)
      }
    }
    return uses
  }

  // MARK: Types

  private mutating func define(_ types: SwaggerTypes) {
    draft.types = types.types
    for definition in definitions.entries.values.sorted(by: { $0.name < $1.name })
    where !definitions.isRequest(definition) {
      let name = definition.typeName
      draft.swaggerTypes.insert(name)
      if draft.typeLocations[name] == nil {
        draft.typeLocations[name] = definition.place.location
      }
      draft.declarations.add(.whole, of: .type(name), at: definition.place)
      guard case .object(let properties) = definition.schema.kind else { continue }
      let fields = Dictionary(
        (draft.types[name]?.complex?.fields ?? []).map { ($0.name, $0.type) }
      ) { first, _ in first }
      for property in properties {
        draft.declarations.add(.member(property.name), of: .type(name), at: property.place)
        declareMembers(of: property.schema, as: fields[property.name])
      }
    }
  }

  private mutating func document() {
    var prose = RESTTypeProse()
    for definition in definitions.entries.values
    where !definitions.isRequest(definition) {
      let name = definition.typeName
      if let text = definition.schema.description {
        // Every type has the sentences about carriers.
        let text = CarrierProse(ByteText(Array(text.utf8))).text
        prose.add(Prose.paragraphs(text), of: name)
      }
      guard case .object(let properties) = definition.schema.kind else { continue }
      for property in properties {
        if let text = property.schema.description.flatMap({ Prose.line($0) }) {
          prose.add(text, of: property.name, in: name)
        }
      }
    }
    prose.document(&draft.types)
  }

  // MARK: Operations

  private mutating func join(
    _ request: SwaggerRequest, signature: SwaggerSignature.Types, inventions: RESTInventions
  ) {
    let target = request.target
    var matcher = request.matcher(signature)
    var entry =
      draft.services[target.service]?[target.operation]
      ?? VersionDraft.OperationDraft(
        operation: request.operation(matcher, signature: signature, inventions: inventions),
        location: request.location)
    entry.swaggerLocation = request.location
    entry.operation.fill(signature)
    matcher.match(entry.operation.parameters)
    let binding = request.binding(parameters: matcher.parameters(entry.operation.parameters))
    entry.bind(binding, target, in: draft.name, diagnostics: &diagnostics) { value in
      request.values.last { value == RESTCarrier.Key($0.name, in: $0.location) }?
        .place.location ?? request.location
    }
    matcher.reportUnmatched(in: entry.operation, diagnostics: &diagnostics) { _ in
      request.location
    }
    entry.operation.checkResult(
      isVoid: request.answer == nil, DocsReaderRules.swaggerTypeDiffers, at: request.location,
      diagnostics: &diagnostics)
    matcher.document(&entry.operation, prose: request.operation.prose)
    draft.services[target.service, default: [:]][target.operation] = entry
    let parameters = Dictionary(
      entry.operation.parameters.map { ($0.name, $0.type) }
    ) { first, _ in first }
    for value in request.values {
      for part in [DeclaredPart.parameter(value.name), .restValue(value.name)] {
        draft.declarations.add(part, of: .operation(target.address), at: value.place)
      }
      declareMembers(of: value.schema, as: parameters[value.name])
    }
  }

  /// Keeps the positions of the members of an enumeration, whose type has no name in the file.
  private mutating func declareMembers(of schema: SwaggerSchema, as type: TypeReference?) {
    if case .array(let item) = schema.kind { return declareMembers(of: item, as: type) }
    guard case .enumeration(let members) = schema.kind, let name = type?.namedType else { return }
    draft.declarations.add(.whole, of: .type(name), at: schema.place)
    for member in members {
      draft.declarations.add(.member(member), of: .type(name), at: schema.place)
    }
  }
}

extension SwaggerRequest {
  var location: SourceLocation { operation.place.location }
}
