import Diagnostics
import ServiceModel

/// An operation without a SOAP page. Its signature comes from labels, tables and samples.
struct RESTOnlyOperation {
  let page: RESTOperationPage
  let target: RESTTarget
  let profile: DocumentationProfile
  let matcher: RESTParameterMatcher
  let inventions: RESTInventions

  func draft(diagnostics: inout DiagnosticBag) -> VersionDraft.OperationDraft {
    let items = matcher.signature
    let parameters = items.map { Parameter(name: $0.parameterName, type: type(of: $0)) }
    let results = page.isVoid ? [] : [Parameter(name: "Response", type: resultType)]
    report(parameters, of: items, results: results, diagnostics: &diagnostics)
    return VersionDraft.OperationDraft(
      operation: ServiceOperation(name: target.operation, parameters: parameters, results: results),
      location: page.page.location)
  }

  // MARK: Findings

  private func report(
    _ parameters: [Parameter], of items: [RESTParameterMatcher.Item], results: [Parameter],
    diagnostics: inout DiagnosticBag
  ) {
    let address = target.address
    for (parameter, item) in zip(parameters, items) {
      let isGuess = item.location == .body && bodyForm == .guessedList
      guard parameter.type.isPartlyUnknown || isGuess else { continue }
      report(
        isGuess ? "whether '\(parameter.name)' is a list" : "the type of '\(parameter.name)'",
        correction: .parameter(parameter.name, of: address), type: parameter.type,
        at: item.location(on: page), diagnostics: &diagnostics)
    }
    for result in results where result.type.isPartlyUnknown {
      report(
        "the type of '\(result.name)'", correction: .result(result.name, of: address),
        type: result.type, at: page.responseLocation, diagnostics: &diagnostics)
    }
  }

  private func report(
    _ what: String, correction: CorrectionTarget, type: TypeReference, at place: SourceLocation,
    diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      DocsReaderRules.restUnknownType, "the page does not show \(what) of '\(target.operation)'",
      at: place, settlement: correction.settlement(setting: type, in: nil))
  }

  // MARK: Parameters

  private func type(of item: RESTParameterMatcher.Item) -> TypeReference {
    if let object = item.object { return inventions.queryObject(object, target) }
    guard let row = item.row else { return bodyType }
    if let carrier = row.description.carrier { return .named(carrier) }
    let label = row.text.label.judged(by: profile)
    switch label {
    case .enumeration(let members): return inventions.enumeration(members, of: row.name, target)
    case .array where item.location == .query: return .array(itemType(of: row))
    default:
      let property =
        item.location == .property ? page.requestSample?.value?.property(item.name) : nil
      let type = inventions.index.completed(label.reference(property), by: property)
      let isMap = label == .object || label == .misleading && property?.isStringMap == true
      return type == .unknown && isMap ? map(property) : type
    }
  }

  /// The type of the items of a list in a query, according to the page's example.
  private func itemType(of row: RESTOperationPage.Row) -> TypeReference {
    let items = page.queryValues[row.name]?.string.split(separator: ",") ?? []
    return !items.isEmpty && items.allSatisfy { Int32($0) != nil } ? .scalar(.int) : .string
  }

  private var bodyType: TypeReference {
    guard let body = page.body else { return .unknown }
    if let raw = page.rawRequestType { return raw }
    let sample = page.requestSample?.value
    if let carrier = body.carrier { return list(of: .named(carrier), as: sample) }
    if isPatch { return .array(inventions.patchOperation(body.rows.map(\.name))) }
    guard body.rows.isEmpty else {
      let type = inventions.type(withFields: body.rows, hint: body.name, target)
      return bodyForm == .object ? type : .array(type)
    }
    if sample?.isStringMap == true { return inventions.map(of: .string) }
    let stated =
      body.label == .blank
      ? list(of: .unknown, as: sample) : body.label.judged(by: profile).reference
    return inventions.index.completed(stated, by: sample)
  }

  /// Only the sample shows whether the body is a list. Then the table describes its items.
  private func list(of type: TypeReference, as sample: SampleShape?) -> TypeReference {
    if case .array? = sample { .array(type) } else { type }
  }

  /// Whether the table describes the body itself, or its items.
  private enum BodyForm {
    case object
    case list
    /// A list, as only the name of the body shows.
    case guessedList
  }

  private var bodyForm: BodyForm {
    guard let body = page.body, !body.rows.isEmpty, body.carrier == nil, !isPatch else {
      return .object
    }
    if let sample = page.requestSample?.value {
      return if case .array = sample { .list } else { .object }
    }
    if inventions.tables.isList(body.rows, service: target.service.name) { return .list }
    return isPlural ? .guessedList : .object
  }

  /// Whether the body is a JSON Patch document (RFC 6902).
  private var isPatch: Bool {
    let names = Set(page.body?.rows.map(\.name) ?? [])
    return page.method == "PATCH" && names.isSuperset(of: ["op", "path"])
  }

  private var isPlural: Bool {
    let name = page.body?.name ?? ""
    return name.hasSuffix("s") && !name.hasSuffix("ss") && !name.hasSuffix("us")
  }

  /// An object that has no known type is a dictionary. Only the sample can show the type of its
  /// values.
  private func map(_ sample: SampleShape?) -> TypeReference {
    guard case .object(let entries)? = sample, let first = entries.first?.value else {
      return inventions.map(of: .scalar(.anyType))
    }
    // A number says nothing about the other values, because a dictionary may contain values of any
    // type.
    let value =
      sample?.isStringMap == true ? .string : inventions.index.completed(.unknown, by: first)
    return inventions.map(of: value == .unknown ? .scalar(.anyType) : value)
  }

  // MARK: The result

  private var resultType: TypeReference {
    let response = page.response
    if let raw = page.rawResponseType { return raw }
    if let carrier = response.ownCarrier { return .named(carrier) }
    let sample = page.responseSample?.value
    let label = page.responseType(profile)
    switch label {
    case .array where !response.rows.isEmpty:
      return .array(inventions.type(withFields: response.rows, target))
    case .blank, .object, .misleading:
      return objectType(sample, isMap: label == .object)
    default: return inventions.index.completed(label.reference, by: sample)
    }
  }

  /// An object has a table of its properties. A dictionary has no table, or the table of its
  /// values.
  private func objectType(_ sample: SampleShape?, isMap: Bool) -> TypeReference {
    let rows = page.response.rows
    guard rows.isEmpty else {
      let type = inventions.type(
        withFields: rows, hint: page.response.bodyLabel ?? page.response.label ?? "", target)
      return isMap && sample?.isMap(ofObjectsWith: rows) == true ? inventions.map(of: type) : type
    }
    let type = inventions.index.completed(.unknown, by: sample)
    return isMap && type == .unknown ? map(sample) : type
  }
}

extension SampleShape {
  /// Whether its properties are not rows of a table, but the properties of its values are.
  fileprivate func isMap(ofObjectsWith rows: [RESTOperationPage.Row]) -> Bool {
    guard case .object(let entries) = self, !entries.isEmpty else { return false }
    let names = Set(rows.map(\.name))
    return entries.allSatisfy { entry in
      guard !names.contains(entry.name), case .object(let properties) = entry.value else {
        return false
      }
      return properties.contains { names.contains($0.name) }
    }
  }
}

extension TypeReference {
  /// Whether a part of the type is unknown.
  var isPartlyUnknown: Bool {
    switch self {
    case .unknown: true
    case .array(let item): item.isPartlyUnknown
    case .scalar, .named: false
    }
  }
}
