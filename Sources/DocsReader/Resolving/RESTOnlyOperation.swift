import Diagnostics
import ServiceModel

/// An operation without a SOAP page: its signature is what labels, tables and samples tell.
struct RESTOnlyOperation {
  let page: RESTOperationPage
  let target: RESTTarget
  let profile: DocumentationProfile
  let matcher: RESTParameterMatcher

  private var reader: RESTBindingReader { RESTBindingReader(page: page) }
  private var place: RESTInventions.Place {
    RESTInventions.Place(service: target.service.name, operation: target.operation)
  }

  func draft(
    index: RESTTypeIndex, inventions: inout RESTInventions, diagnostics: inout DiagnosticBag
  ) -> VersionDraft.OperationDraft {
    // What a caller may leave out comes last.
    let items = matcher.items.filter { !matcher.belongsToBinding($0) }
    let ordered = items.filter { !$0.mayBeOmitted } + items.filter(\.mayBeOmitted)
    let parameters = ordered.map { item in
      Parameter(name: item.name, type: type(of: item, index, &inventions))
    }
    let results =
      reader.isVoid ? [] : [Parameter(name: "Response", type: resultType(index, &inventions))]
    for value in parameters + results where value.type.isPartlyUnknown {
      diagnostics.emit(
        DocsReaderRules.restUnknownType,
        "the page does not tell the type of '\(value.name)' of '\(target.operation)'",
        at: page.page.location)
    }
    return VersionDraft.OperationDraft(
      operation: ServiceOperation(
        name: target.operation, parameters: parameters, results: results),
      location: page.page.location)
  }

  // MARK: Parameters

  private func type(
    of item: RESTParameterMatcher.Item, _ index: RESTTypeIndex, _ inventions: inout RESTInventions
  ) -> TypeReference {
    if let object = item.object {
      return inventions.queryObject(object, profile: profile, place)
    }
    guard let row = item.row else { return bodyType(index, &inventions) }
    if let carrier = row.description.carrier { return .named(carrier) }
    let label = RESTTypeLabel(row.type, profile: profile)
    switch label {
    case .enumeration(let members): return inventions.enumeration(members, of: row.name, place)
    case .array where item.location == .query: return .array(itemType(of: row))
    default:
      let property =
        item.location == .property ? page.requestSample?.value?.property(item.name) : nil
      return index.completed(label.reference, by: property)
    }
  }

  /// The items of a list in a query, by the page's example.
  private func itemType(of row: RESTOperationPage.Row) -> TypeReference {
    let items = page.queryExample(row.name)?.string.split(separator: ",") ?? []
    return !items.isEmpty && items.allSatisfy { Int32($0) != nil } ? .scalar(.int) : .string
  }

  private func bodyType(
    _ index: RESTTypeIndex, _ inventions: inout RESTInventions
  ) -> TypeReference {
    guard let body = page.body else { return .unknown }
    let sample = page.requestSample?.value
    if let carrier = body.carrier { return list(of: .named(carrier), as: sample) }
    if page.method == "PATCH", Set(body.rows.map(\.name)).isSuperset(of: ["op", "path"]) {
      return .array(inventions.patchOperation(body.rows))
    }
    guard body.rows.isEmpty else {
      return list(
        of: inventions.type(
          withFields: body.rows, hint: body.name, suffix: "Body", place), as: sample)
    }
    let label = body.type.isEmpty ? nil : RESTTypeLabel(body.type, profile: profile)
    return index.completed(label?.reference ?? sample?.unknownType ?? .unknown, by: sample)
  }

  /// A table is that of the items where the body is a list, which only the sample shows.
  private func list(of type: TypeReference, as sample: JSONValue?) -> TypeReference {
    if case .array? = sample { .array(type) } else { type }
  }

  // MARK: The result

  private func resultType(
    _ index: RESTTypeIndex, _ inventions: inout RESTInventions
  ) -> TypeReference {
    let response = page.response
    if reader.answersFile { return .scalar(.base64Binary) }
    if let carrier = response.carrier, response.label != "array" { return .named(carrier) }
    let sample = page.responseSample?.value
    let label = RESTTypeLabel(response.bodyLabel ?? response.label ?? "", profile: profile)
    switch label {
    case .array where !response.rows.isEmpty:
      return .array(inventions.type(withFields: response.rows, suffix: "Result", place))
    case .blank, .object, .misleading:
      if response.rows.isEmpty { return index.completed(.unknown, by: sample) }
      return inventions.type(withFields: response.rows, suffix: "Result", place)
    default: return index.completed(label.reference, by: sample)
    }
  }
}

extension RESTParameterMatcher.Item {
  /// Whether a request may come without it.
  fileprivate var mayBeOmitted: Bool { location == .query && !isRequired }
}

extension JSONValue {
  /// A list of unknown items for a list.
  fileprivate var unknownType: TypeReference? {
    if case .array = self { .array(.unknown) } else { nil }
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
}
