import Diagnostics
import ServiceModel

/// What a REST page or a Swagger file adds to the operation that it describes, and contradictions
/// between the two.
extension RESTParameterMatcher {
  /// The prose of the page or file is used if the operation has none.
  func document(_ operation: inout ServiceOperation, prose: [String]) {
    let known = operation.documentation
    if known?.summary == nil, known?.remarks.isEmpty != false, !prose.isEmpty {
      operation.documentation = Documentation(paragraphs: prose, returns: known?.returns)
    }
    for item in items {
      guard let parameter = item.parameter, operation.parameters[parameter].documentation == nil
      else { continue }
      operation.parameters[parameter].documentation = documentation(of: item)
    }
  }

  /// Reports the values and the parameters that have no counterpart, or only one by their place. The
  /// name of a body is never sent, so it may be any.
  ///
  /// - Parameter place: the place of a value; that of the whole request for nil.
  func reportUnmatched(
    in operation: ServiceOperation, diagnostics: inout DiagnosticBag,
    at place: (Item?) -> SourceLocation
  ) {
    let open = unmatched(operation.parameters)
    for item in open.items {
      diagnostics.emit(
        DocsReaderRules.restParameterUnmatched,
        "'\(item.name)' is not a parameter of the \(operation.soap == nil ? "" : "SOAP ")operation "
          + "'\(operation.name)'",
        at: place(item))
    }
    for item in items where item.isMatchedByPlace && item.location != .body {
      let name = item.parameter.map { operation.parameters[$0].name } ?? ""
      diagnostics.emit(
        DocsReaderRules.restParameterPlace,
        "'\(item.name)' is taken for the parameter '\(name)' of '\(operation.name)', according to its "
          + "place", at: place(item))
    }
    for parameter in open.parameters {
      diagnostics.emit(
        DocsReaderRules.restParameterMissing,
        "the parameter '\(parameter.name)' of '\(operation.name)' is missing over REST",
        at: place(nil))
    }
  }

  /// Reports the values and the result that cannot have the types that SOAP has for them.
  func reportTypes(
    in operation: ServiceOperation, of address: OperationAddress, types: [String: TypeDefinition],
    diagnostics: inout DiagnosticBag
  ) {
    guard let page, operation.soap != nil else { return }
    for item in items {
      guard let parameter = item.parameter.map({ operation.parameters[$0] }) else { continue }
      label(of: item, on: page)?.check(
        "'\(parameter.name)' of '\(operation.name)'", known: parameter.type, types: types,
        correction: .parameter(parameter.name, of: address), diagnostics: &diagnostics)
    }
    guard let result = operation.onlyResult else { return }
    resultLabel(of: page)?.check(
      "'\(result.name)' of '\(operation.name)'", known: result.type, types: types,
      correction: .result(result.name, of: address), diagnostics: &diagnostics)
  }

  private func label(of item: Item, on page: RESTOperationPage) -> RESTStatedType? {
    if let row = item.row {
      return RESTStatedType(row, row.text.label.judged(by: profile), on: page)
    }
    guard item.location == .body, let body = page.body, body.label != .blank else { return nil }
    return RESTStatedType(
      text: body.word, label: body.label.judged(by: profile),
      place: PagePlace(page: page.page, range: body.heading))
  }

  /// Nil if the page does not show the type of a JSON value.
  private func resultLabel(of page: RESTOperationPage) -> RESTStatedType? {
    let response = page.response
    guard !page.isVoid, page.rawResponseType == nil, response.type != .blank else { return nil }
    return RESTStatedType(
      text: response.bodyLabel ?? response.label ?? "", label: page.responseType(profile),
      place: PagePlace(page: page.page, range: response.heading))
  }
}

/// A type that a page states for a value whose type SOAP shows.
struct RESTStatedType {
  /// As it is written.
  let text: String
  let label: RESTTypeLabel
  let place: PagePlace

  /// Reports that the value cannot have both types.
  ///
  /// - Parameter value: the value in words.
  func check(
    _ value: @autoclosure () -> String, known: TypeReference, types: [String: TypeDefinition],
    correction: @autoclosure () -> CorrectionTarget, diagnostics: inout DiagnosticBag
  ) {
    if label.agrees(with: known, types: types) { return }
    diagnostics.emit(
      DocsReaderRules.restTypeDiffers, "\(value()) is '\(known)' over SOAP, and '\(text)' here",
      at: place.location, settlement: correction().settlement(setting: known, in: nil))
  }
}

extension RESTStatedType {
  init(_ row: RESTOperationPage.Row, _ label: RESTTypeLabel, on page: RESTOperationPage) {
    self.init(text: row.type, label: label, place: page.typePlace(row))
  }
}

extension ServiceOperation {
  /// Reports an operation that returns a value over SOAP or over REST only.
  func checkResult(
    isVoid: Bool, _ rule: DiagnosticRule, at place: SourceLocation, diagnostics: inout DiagnosticBag
  ) {
    guard soap != nil, results.isEmpty != isVoid else { return }
    let overSOAP = results.isEmpty ? "returns nothing" : "returns a value"
    diagnostics.emit(
      rule, "'\(name)' \(overSOAP) over SOAP, and the other way round over REST", at: place)
  }
}
