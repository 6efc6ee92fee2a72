import Diagnostics
import ServiceModel

/// The REST binding of the operation, and the whole operation if SOAP does not have it.
extension SwaggerRequest {
  func binding(parameters: [RESTCarrier]) -> RESTBinding {
    var binding = RESTBinding(
      page: operation.place.page.file.path, method: operation.method, path: operation.path,
      body: body,
      parameters: parameters, requestMediaTypes: operation.requestMediaTypes,
      responseMediaTypes: operation.responseMediaTypes, requestHeaders: headers,
      statuses: operation.responses.compactMap(\.status).sorted())
    binding.spellPathNames()
    return binding
  }

  /// The headers of every request come before those of the operation.
  private var headers: [String] {
    var names = operation.isSecured ? profile.restSecurityHeaders : []
    if !operation.requestMediaTypes.isEmpty { names.append("Content-Type") }
    if !operation.responseMediaTypes.isEmpty { names.append("Accept") }
    let own = operation.parameters.filter { $0.location == .header }.map(\.name)
    return names + own.filter { !names.contains($0) }
  }

  // MARK: Matching

  func matcher(_ signature: SwaggerSignature.Types) -> RESTParameterMatcher {
    let items = zip(values, signature.values).map(item)
    return RESTParameterMatcher(items: items.joiningProperties(), profile: profile)
  }

  private func item(_ value: Value, _ type: TypeReference) -> RESTParameterMatcher.Item {
    var item = RESTParameterMatcher.Item(
      name: value.name, location: value.location, row: value.queryObject.map { _ in value.row },
      isRequired: value.isRequired)
    item.stated = RESTParameterMatcher.Stated(
      type: type, list: list(value), documentation: value.documentation,
      members: value.listedMembers, patch: value.patchProperties?.map(\.name))
    return item
  }

  /// Lists are sent with commas unless the file says otherwise.
  private func list(_ value: Value) -> RESTCarrier.ListForm? {
    guard value.location == .query, definitions.isList(value.schema) else { return nil }
    return value.collectionFormat == "multi" ? nil : .commas
  }

  // MARK: Operations without SOAP

  func operation(
    _ matcher: RESTParameterMatcher, signature: SwaggerSignature.Types, inventions: RESTInventions
  ) -> ServiceOperation {
    let parameters = matcher.signature.map { item in
      Parameter(name: item.parameterName, type: type(of: item, inventions))
    }
    let results = signature.result.map { [Parameter(name: "Response", type: $0)] } ?? []
    return ServiceOperation(name: target.operation, parameters: parameters, results: results)
  }

  private func type(
    of item: RESTParameterMatcher.Item, _ inventions: RESTInventions
  ) -> TypeReference {
    if let object = item.object { return inventions.queryObject(object, target) }
    if let members = item.stated?.members {
      return inventions.enumeration(members, of: item.name, target)
    }
    if let names = item.stated?.patch { return .array(inventions.patchOperation(names)) }
    return item.stated?.type ?? .unknown
  }
}
