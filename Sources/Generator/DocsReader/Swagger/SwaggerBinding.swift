import Diagnostics
import ServiceModel

/// The REST binding of an operation of a Swagger file, and the whole operation if SOAP does not
/// have it.
struct SwaggerBinding {
  let request: SwaggerRequest
  let profile: DocumentationProfile

  func binding(parameters: [RESTCarrier]) -> RESTBinding {
    let operation = request.operation
    return RESTBinding(
      page: request.file.path, method: operation.method, path: operation.path, body: request.body,
      parameters: parameters, requestMediaTypes: operation.requestMediaTypes,
      responseMediaTypes: operation.responseMediaTypes, requestHeaders: headers,
      statuses: operation.responses.compactMap(\.status).sorted())
  }

  /// The headers of every request come before those of the operation.
  private var headers: [String] {
    let operation = request.operation
    var names = operation.isSecured ? profile.restSecurityHeaders : []
    if !operation.requestMediaTypes.isEmpty { names.append("Content-Type") }
    if !operation.responseMediaTypes.isEmpty { names.append("Accept") }
    let own = operation.parameters.filter { $0.location == .header }.map(\.name)
    return names + own.filter { !names.contains($0) }
  }

  // MARK: Matching

  func matcher(_ signature: SwaggerSignature.Types) -> RESTParameterMatcher {
    var items: [RESTParameterMatcher.Item] = []
    var groups: [String: [SwaggerRequest.Value]] = [:]
    for (value, type) in zip(request.values, signature.values) {
      guard let object = value.queryObject else {
        items.append(item(value, type))
        continue
      }
      if groups[object] == nil {
        items.append(RESTParameterMatcher.Item(name: object, location: .query, row: nil))
      }
      groups[object, default: []].append(value)
    }
    for index in items.indices {
      guard items[index].stated == nil, let values = groups[items[index].name] else { continue }
      items[index].object = RESTQueryObject(path: items[index].name, rows: values.map(\.row))
      items[index].isRequired = values.contains(where: \.isRequired)
    }
    return RESTParameterMatcher(items: items, profile: profile)
  }

  private func item(
    _ value: SwaggerRequest.Value, _ type: TypeReference
  ) -> RESTParameterMatcher.Item {
    var item = RESTParameterMatcher.Item(
      name: value.name, location: value.location, row: nil, isRequired: value.isRequired)
    item.stated = RESTParameterMatcher.Stated(
      type: type, list: list(value), documentation: value.documentation,
      members: value.listedMembers,
      patch: value.patchProperties?.map(\.name))
    return item
  }

  /// Lists are sent with commas unless the file says otherwise.
  private func list(_ value: SwaggerRequest.Value) -> RESTCarrier.ListForm? {
    guard value.location == .query, case .array = value.schema.kind else { return nil }
    return value.collectionFormat == "multi" ? nil : .commas
  }

  // MARK: Operations without SOAP

  func operation(
    _ matcher: RESTParameterMatcher, signature: SwaggerSignature.Types,
    inventions: inout RESTInventions
  ) -> ServiceOperation {
    let items = matcher.items.filter { !matcher.belongsToBinding($0) }
    // Parameters that a caller may omit come last.
    let ordered = items.filter { !$0.mayBeOmitted } + items.filter(\.mayBeOmitted)
    let place = RESTInventions.Place(
      service: request.target.service.name, operation: request.target.operation)
    let parameters = ordered.map { item in
      Parameter(name: item.parameterName, type: type(of: item, place, &inventions))
    }
    let results = signature.result.map { [Parameter(name: "Response", type: $0)] } ?? []
    return ServiceOperation(
      name: request.target.operation, parameters: parameters, results: results)
  }

  private func type(
    of item: RESTParameterMatcher.Item, _ place: RESTInventions.Place,
    _ inventions: inout RESTInventions
  ) -> TypeReference {
    if let object = item.object {
      return inventions.queryObject(object, profile: profile, place)
    }
    if let members = item.stated?.members {
      return inventions.enumeration(members, of: item.name, place)
    }
    if let names = item.stated?.patch {
      return .array(inventions.patchOperation(names))
    }
    return item.stated?.type ?? .unknown
  }
}
