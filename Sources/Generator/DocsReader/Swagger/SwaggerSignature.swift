import ServiceModel

/// The types of the parameters and the result of an operation of a Swagger file.
struct SwaggerSignature {
  /// In the order of the request's values.
  struct Types {
    var values: [TypeReference]
    /// Nil for an operation that returns nothing.
    var result: TypeReference?
    /// For each value, the index of the parameter of the SOAP operation, as far as their names
    /// match.
    var parameters: [Int?]
  }

  private let request: SwaggerRequest
  /// The same operation over SOAP.
  private let known: ServiceOperation?
  private let parameters: [Int?]

  init(_ request: SwaggerRequest, in draft: VersionDraft) {
    self.request = request
    known = draft.services[request.target.service]?[request.target.operation]?.operation
    let items = request.values.map {
      RESTParameterMatcher.Item(name: $0.name, location: $0.location, row: nil)
    }
    var matcher = RESTParameterMatcher(items: items, profile: request.profile)
    matcher.match(known?.parameters ?? [])
    parameters = matcher.items.map(\.parameter)
  }

  func types(from types: inout SwaggerTypes) -> Types {
    let references = zip(request.values, parameters).map { value, parameter -> TypeReference in
      let type = parameter.flatMap { known?.parameters[$0].type }
      // Lists of parameters have separate names, which they get when all types are known.
      if type == nil, value.isNamedLater { return .unknown }
      return types.reference(value.schema, known: type, at: request.place(of: value))
    }
    return Types(values: references, result: result(&types), parameters: parameters)
  }

  private func result(_ types: inout SwaggerTypes) -> TypeReference? {
    guard let schema = request.answer else { return nil }
    if request.answersFile { return .scalar(.base64Binary) }
    let place = SwaggerTypes.Place(
      owner: request.target.service.name, property: request.target.operation + "Result",
      place: schema.place, operation: request.target.operation)
    return types.reference(schema, known: known?.onlyResult?.type, at: place)
  }
}

extension SwaggerRequest {
  /// The responses of success. The default is one if there is no other.
  var successes: [SwaggerResponse] {
    let stated = operation.responses.filter { $0.status.map { (200..<300).contains($0) } ?? false }
    return stated.isEmpty ? operation.responses.filter { $0.status == nil } : stated
  }

  /// The type of the response of success; nil if there is none.
  var answer: SwaggerSchema? { successes.lazy.compactMap(\.schema).first }

  /// Whether the response is the bytes of a file.
  var answersFile: Bool {
    guard let answer else { return false }
    return answer.isFile || !RESTBinding.includesJSON(operation.responseMediaTypes)
  }
}

extension ServiceOperation {
  /// Adds the facts that SOAP does not state.
  mutating func fill(_ signature: SwaggerSignature.Types) {
    for case (let parameter?, let type) in zip(signature.parameters, signature.values)
    where parameters.indices.contains(parameter) && parameters[parameter].type.isPartlyUnknown {
      parameters[parameter].type = type
    }
    if results.count == 1, results[0].type.isPartlyUnknown, let result = signature.result {
      results[0].type = result
    }
  }
}
