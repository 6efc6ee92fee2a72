import Diagnostics
import ServiceModel

/// An operation without a SOAP page: its signature is what labels and samples tell.
struct RESTOnlyOperation {
  let page: RESTOperationPage
  let profile: DocumentationProfile
  let matcher: RESTParameterMatcher
  let isVoid: Bool

  func draft(
    named name: String, diagnostics: inout DiagnosticBag
  ) -> VersionDraft.OperationDraft {
    let parameters = matcher.items.filter { !RESTParameterMatcher.belongsToBinding($0) }
      .map { Parameter(name: $0.name, type: type(of: $0)) }
    let results = isVoid ? [] : [Parameter(name: "Response", type: resultType)]
    for value in parameters + results where value.type.isPartlyUnknown {
      diagnostics.emit(
        DocsReaderRules.restUnknownType,
        "the page does not tell the type of '\(value.name)' of '\(name)'", at: page.page.location)
    }
    return VersionDraft.OperationDraft(
      operation: ServiceOperation(name: name, parameters: parameters, results: results),
      location: page.page.location)
  }

  private func type(of item: RESTParameterMatcher.Item) -> TypeReference {
    let sample = page.requestSample?.value
    guard let row = item.row else { return bodyType(sample: sample) }
    if let carrier = row.description.carrier { return .named(carrier) }
    let property = item.location == .property ? sample?.property(item.name) : nil
    return RESTTypeLabel(row.type, profile: profile).reference.completed(by: property)
  }

  private func bodyType(sample: JSONValue?) -> TypeReference {
    guard let body = page.body else { return .unknown }
    if let carrier = body.carrier { return .named(carrier) }
    if body.type.isEmpty { return TypeReference.unknown.completed(by: sample) }
    return RESTTypeLabel(body.type, profile: profile).reference
  }

  private var resultType: TypeReference {
    if let carrier = page.response.carrier, page.response.label != "array" {
      return .named(carrier)
    }
    let sample = page.responseSample?.value
    let label = page.response.bodyLabel ?? page.response.label ?? ""
    return RESTTypeLabel(label, profile: profile).reference.completed(by: sample)
  }
}

extension TypeReference {
  /// Whether some part of it is not known.
  var isPartlyUnknown: Bool {
    switch self {
    case .unknown: true
    case .array(let item): item.isPartlyUnknown
    case .scalar, .named: false
    }
  }

  /// With the unknown items of an array taken from a sample; a sampled object has no name.
  func completed(by sample: JSONValue?) -> TypeReference {
    guard case .array(.unknown) = self, case .array(let items)? = sample else { return self }
    return .array(items.first?.scalarType ?? .unknown)
  }
}
