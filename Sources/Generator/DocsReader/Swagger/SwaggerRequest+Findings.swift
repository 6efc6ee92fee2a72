import Diagnostics
import ServiceModel

/// Statements about the messages of an operation that generated code does not follow.
extension SwaggerRequest {
  var findings: [SwaggerFinding] {
    let rule = DocsReaderRules.swaggerNotFollowed
    return operation.parameters.compactMap { parameter in
      difference(of: parameter).map { finding(rule, $0, at: parameter.place) }
    }
      + (bodyDifference.map { [finding(rule, $0, at: operation.place)] } ?? [])
      + (answer.map(findings) ?? [])
  }

  // MARK: Requests

  private func difference(of parameter: SwaggerParameter) -> String? {
    let name = parameter.name
    if parameter.location == .header {
      let isSet =
        Self.sentHeaders.contains(name.lowercased())
        || profile.restSecurityHeaders.contains { $0.lowercased() == name.lowercased() }
      return parameter.isRequired && !isSet
        ? "the header '\(name)' is required, and no parameter in generated code sends it" : nil
    }
    guard let sent = listForms(of: parameter.location), definitions.isList(parameter.schema) else {
      return nil
    }
    let form = parameter.collectionFormat ?? "csv"
    return sent.contains(form)
      ? nil : "the list '\(name)' has the form '\(form)', and is sent in the form '\(sent[0])'"
  }

  /// The headers that the runtime sets, in lower case.
  private static let sentHeaders: Set<String> = [
    "accept", "accept-language", "content-type", "so-apptoken", "so-culture", "so-language",
    "so-timezone",
  ]

  /// The forms of a list that are sent; nil where there are no lists, or where they are JSON.
  private func listForms(of location: SwaggerParameter.Location) -> [String]? {
    switch location {
    case .query: ["csv", "multi"]
    case .path: ["csv"]
    case .formData: ["multi"]
    case .header, .body: nil
    }
  }

  private var bodyDifference: String? {
    let types = operation.requestMediaTypes
    switch body {
    case .wrapper, .value:
      return RESTBinding.includesJSON(types)
        ? nil : "the body is sent as JSON, and 'consumes' has only \(types.quoted.listed())"
    case .form:
      let form = RESTMediaTypes.form
      return types.isEmpty || types.contains { $0.hasPrefix(form) || $0.hasPrefix("*/") }
        ? nil : "the body is sent as '\(form)', and 'consumes' has only \(types.quoted.listed())"
    case .none, .binary: return nil
    }
  }

  // MARK: Responses

  private func findings(about answer: SwaggerSchema) -> [SwaggerFinding] {
    let others = successes.compactMap(\.schema).dropFirst().filter { !$0.hasSameShape(as: answer) }
    let found = others.map { other in
      finding(
        DocsReaderRules.swaggerNotFollowed,
        "a second response of success has another schema, which is not read", at: other.place)
    }
    guard answersFile, definitions.isStructure(answer) else { return found }
    let types = operation.responseMediaTypes.quoted.listed()
    let bytes = finding(
      DocsReaderRules.swaggerRemark,
      "the response is read as bytes, because 'produces' has only \(types)", at: operation.place)
    return found + [bytes]
  }

  private func finding(
    _ rule: DiagnosticRule, _ message: String, at place: PagePlace
  ) -> SwaggerFinding {
    SwaggerFinding(rule: rule, message: message, place: place, owner: .operation(operation.id))
  }
}

extension SwaggerDefinitions {
  /// The schema, or the one that it refers to.
  private func target(of schema: SwaggerSchema) -> SwaggerSchema {
    guard case .reference(let name) = schema.kind else { return schema }
    return target(of: name)?.schema ?? schema
  }

  func isList(_ schema: SwaggerSchema) -> Bool {
    if case .array = target(of: schema).kind { true } else { false }
  }

  /// Whether a value has parts, which only JSON shows.
  fileprivate func isStructure(_ schema: SwaggerSchema) -> Bool {
    switch target(of: schema).kind {
    case .array, .map, .object: true
    case .scalar, .enumeration, .file, .reference: false
    }
  }
}
