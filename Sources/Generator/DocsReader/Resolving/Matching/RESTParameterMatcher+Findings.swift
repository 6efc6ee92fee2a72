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

  /// Reports the values and the parameters that have no counterpart.
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
    for parameter in open.parameters {
      diagnostics.emit(
        DocsReaderRules.restParameterMissing,
        "the parameter '\(parameter.name)' of '\(operation.name)' is missing over REST",
        at: place(nil))
    }
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
