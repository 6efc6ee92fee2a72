import Diagnostics
import ServiceModel

/// Joins the operations and definitions of Swagger files with one Services version.
struct SwaggerResolver {
  let profile: DocumentationProfile
  let entities: RESTEntityNames

  /// - Parameter documents: in the order of their paths.
  func resolve(
    _ documents: [SwaggerDocument], into draft: inout VersionDraft,
    diagnostics: inout DiagnosticBag
  ) {
    if documents.isEmpty { return }
    let definitions = SwaggerDefinitions(documents, diagnostics: &diagnostics)
    let requests = requests(of: documents, definitions, diagnostics: &diagnostics)
    var types = SwaggerTypes(
      definitions: definitions, types: draft.types, closed: draft.schemaTypes, profile: profile)
    types.beginNaming()
    for request in requests {
      SwaggerSignature(request, in: draft, profile: profile).name(with: &types)
    }
    types.endNaming()
    types.define()
    let signatures = requests.map { request in
      SwaggerSignature(request, in: draft, profile: profile).signature(&types)
    }
    define(types, from: definitions, in: &draft)
    diagnostics.merge(types.diagnostics)
    let index = RESTTypeIndex(draft.types, base: profile.base)
    var inventions = RESTInventions(
      index: index, enumerations: enumerations(of: requests), tables: RESTTableUses(index: index),
      types: draft.types)
    for (request, signature) in zip(requests, signatures) {
      join(
        request, signature: signature, to: &draft, inventions: &inventions,
        diagnostics: &diagnostics)
    }
    draft.types.merge(inventions.types) { _, completed in completed }
    document(definitions, in: &draft)
  }

  private func requests(
    of documents: [SwaggerDocument], _ definitions: SwaggerDefinitions,
    diagnostics: inout DiagnosticBag
  ) -> [SwaggerRequest] {
    var requests: [SwaggerRequest] = []
    var firsts: [VersionDraft.ServiceKey: [String: SwaggerRequest]] = [:]
    for document in documents {
      for operation in document.operations {
        let target = RESTTarget(
          path: operation.path, uid: operation.id, entities: entities, profile: profile)
        guard let target else {
          report(operation, in: document, diagnostics: &diagnostics)
          continue
        }
        let request = SwaggerRequest(
          operation: operation, file: document.file, definitions: definitions, target: target)
        if let first = firsts[target.service]?[target.operation] {
          repeated(request, first, diagnostics: &diagnostics)
        } else {
          firsts[target.service, default: [:]][target.operation] = request
          checkID(of: request, diagnostics: &diagnostics)
          requests.append(request)
        }
      }
    }
    return requests
  }

  /// The path of an agent's operation names it, and its id must not name another one. In the
  /// documents of servers, ids have no version and no kind.
  private func checkID(of request: SwaggerRequest, diagnostics: inout DiagnosticBag) {
    let (target, id) = (request.target, request.operation.id)
    let expected = profile.restAgentUID(agent: target.service.name, operation: target.operation)
    let plain = "\(target.service.name)_\(target.operation)"
    guard target.service.kind == .agent, id != expected, id != plain else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch,
      "the operationId is '\(id)', and the path says '\(expected)'", at: request.location)
  }

  private func report(
    _ operation: SwaggerOperation, in document: SwaggerDocument, diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      DocsReaderRules.swaggerOperationLeftOut,
      "the operation is left out: neither '\(operation.path)' nor '\(operation.id)' names its service",
      at: document.location(operation.place),
      hint: "operations of agents are below '\(profile.restAgentPath)', those of entities below "
        + "'\(profile.restEntityPath)' with an 'operationId' of the form 'v1<Entity>_<Operation>'")
  }

  private func repeated(
    _ request: SwaggerRequest, _ first: SwaggerRequest, diagnostics: inout DiagnosticBag
  ) {
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

  private func define(
    _ types: SwaggerTypes, from definitions: SwaggerDefinitions, in draft: inout VersionDraft
  ) {
    draft.types = types.types
    for (_, entry) in definitions.entries.sorted(by: { $0.key < $1.key })
    where !definitions.isRequest(entry.definition) {
      let name = entry.definition.typeName
      draft.swaggerTypes.insert(name)
      if draft.typeLocations[name] == nil { draft.typeLocations[name] = entry.location }
    }
  }

  private func document(_ definitions: SwaggerDefinitions, in draft: inout VersionDraft) {
    var prose = RESTTypeProse()
    for definition in definitions.entries.values.map(\.definition)
    where !definitions.isRequest(definition) {
      let name = definition.typeName
      if let text = definition.schema.description {
        prose.add(SwaggerProse.paragraphs(ofType: text), of: name)
      }
      guard case .object(let properties) = definition.schema.kind else { continue }
      for property in properties {
        if let text = SwaggerProse.line(property.schema.description) {
          prose.add(text, of: property.name, in: name)
        }
      }
    }
    prose.document(&draft.types)
  }

  // MARK: Operations

  private func join(
    _ request: SwaggerRequest, signature: SwaggerSignature.Types, to draft: inout VersionDraft,
    inventions: inout RESTInventions, diagnostics: inout DiagnosticBag
  ) {
    let target = request.target
    let binding = SwaggerBinding(request: request, profile: profile)
    var matcher = binding.matcher(signature)
    var entry =
      draft.services[target.service]?[target.operation]
      ?? VersionDraft.OperationDraft(
        operation: binding.operation(matcher, signature: signature, inventions: &inventions),
        location: request.location)
    entry.swaggerLocation = request.location
    entry.operation.fill(signature)
    matcher.match(entry.operation.parameters)
    entry.operation.rest = binding.binding(
      parameters: matcher.parameters(entry.operation.parameters))
    check(matcher, operation: entry.operation, request: request, diagnostics: &diagnostics)
    document(&entry.operation, request: request, matcher: matcher)
    draft.services[target.service, default: [:]][target.operation] = entry
  }

  private func document(
    _ operation: inout ServiceOperation, request: SwaggerRequest, matcher: RESTParameterMatcher
  ) {
    let known = operation.documentation
    let prose = request.operation.prose
    if known?.summary == nil, known?.remarks.isEmpty != false, !prose.isEmpty {
      operation.documentation = Documentation(paragraphs: prose, returns: known?.returns)
    }
    for item in matcher.items {
      guard let parameter = item.parameter,
        operation.parameters[parameter].documentation == nil
      else { continue }
      operation.parameters[parameter].documentation = matcher.documentation(of: item)
    }
  }

  // MARK: Checks

  private func check(
    _ matcher: RESTParameterMatcher, operation: ServiceOperation, request: SwaggerRequest,
    diagnostics: inout DiagnosticBag
  ) {
    let open = matcher.unmatched(operation.parameters)
    for item in open.items {
      diagnostics.emit(
        DocsReaderRules.restParameterUnmatched,
        "'\(item.name)' is not a parameter of the SOAP operation '\(operation.name)'",
        at: request.location)
    }
    for parameter in open.parameters {
      diagnostics.emit(
        DocsReaderRules.restParameterMissing,
        "the parameter '\(parameter.name)' of '\(operation.name)' is missing over REST",
        at: request.location)
    }
    guard operation.soap != nil, operation.results.isEmpty != request.isVoid else { return }
    let soap = operation.results.isEmpty ? "returns nothing" : "returns a value"
    diagnostics.emit(
      DocsReaderRules.swaggerTypeDiffers,
      "'\(operation.name)' \(soap) over SOAP, and the other way round over REST",
      at: request.location)
  }
}

extension SwaggerRequest {
  var location: SourceLocation { file.location(of: operation.place) }
}
