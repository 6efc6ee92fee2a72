@_spi(Generated) public import ServiceRuntime

/// Checks that documented samples can be read without loss: reading a sample and writing the value
/// produces the sample again, and the sample mentions every field.
///
/// A nil field counts as mentioned. Fields of a base type need not be mentioned.
///
/// Every check returns its findings; an empty list if everything is correct.
@_spi(Generated) public enum SampleCheck {
  /// Types for which the documentation invents invalid values.
  private static let inventedTypes: Set<String> = [
    "base64Binary", "dateTime", "duration", "long",
  ]

  /// Checks a SOAP request, in any of the forms that a server accepts.
  public static func soapRequest<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ xml: String
  ) throws -> [String] {
    guard let soap = Operation.descriptor.soap else { return [noBinding("SOAP")] }
    let message = try MessageCodec<Operation>.soapMessage(xml)
    let undeclared = message.headerParts.filter { !soap.requestHeaders.contains($0.local) }
    return undeclared.map { "header part \($0.local) is not declared" }
      + (try soapFindings(
        operation, message: message, element: soap.input, type: Operation.Input.self))
  }

  /// Checks a SOAP response, in any of the forms that a server accepts.
  public static func soapResponse<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ xml: String
  ) throws -> [String] {
    guard let soap = Operation.descriptor.soap else { return [noBinding("SOAP")] }
    let message = try MessageCodec<Operation>.soapMessage(xml)
    return try soapFindings(
      operation, message: message, element: soap.output, type: Operation.Output.self)
  }

  private static func soapFindings<Operation: OperationDefinition, Value: FieldCodable>(
    _ operation: Operation.Type, message: MessageCodec<Operation>.SOAPMessage,
    element: String, type: Value.Type
  ) throws -> [String] {
    let expected = XMLName(element, in: Operation.descriptor.service.namespace)
    guard message.name == expected else {
      return ["the body has \(message.name), expected \(expected)"]
    }
    let audit = ReadingAudit()
    let value = try MessageCodec<Operation>.read(type, from: message, audit: audit)
    let text = try MessageCodec<Operation>.soapText(value, element: element)
    let written = try MessageCodec<Operation>.soapMessage(text)
    return findings(of: audit)
      + XMLComparison.differences(sample: message.content, written: written.content, path: element)
  }

  /// Checks the body of a REST request.
  public static func restRequest<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ body: String
  ) throws -> [String] {
    guard let rest = Operation.descriptor.rest else { return [noBinding("REST")] }
    guard rest.body == .wrapper || rest.body == .value else { return [] }
    let audit = ReadingAudit(tolerating: inventedTypes)
    let input = try MessageCodec<Operation>.input(rest, body: body, audit: audit)
    let written = try MessageCodec<Operation>.body(input, rest)
    return try jsonFindings(operation, sample: body, written: written, audit: audit)
  }

  /// Checks the body of a REST response.
  public static func restResponse<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ body: String
  ) throws -> [String] {
    guard let rest = Operation.descriptor.rest else { return [noBinding("REST")] }
    guard answersJSON(rest) else { return [] }
    let audit = ReadingAudit(tolerating: inventedTypes)
    let output = try MessageCodec<Operation>.output(body: body, audit: audit)
    let written = try MessageCodec<Operation>.body(output) ?? "null"
    return try jsonFindings(operation, sample: body, written: written, audit: audit)
  }

  /// Bytes are not JSON. They can have any form.
  static func answersJSON(_ rest: RESTOperation) -> Bool {
    rest.responseMediaTypes.isEmpty || rest.responseMediaTypes.contains { $0.contains("json") }
  }

  private static func jsonFindings<Operation: OperationDefinition>(
    _ operation: Operation.Type, sample: String, written: String, audit: ReadingAudit
  ) throws -> [String] {
    findings(of: audit)
      + JSONComparison(tolerated: audit.tolerated, placeholders: audit.placeholders).differences(
        sample: try MessageCodec<Operation>.json(sample),
        written: try MessageCodec<Operation>.json(written), path: "")
  }

  private static func findings(of audit: ReadingAudit) -> [String] {
    audit.missing.map { "\($0): the sample does not mention it" } + unreadable(in: audit)
  }

  /// Content of a message that no field reads, or that has another type.
  static func unreadable(in audit: ReadingAudit) -> [String] {
    audit.unknown.map { "\($0): no field takes it" } + audit.wrongTypes
  }

  private static func noBinding(_ name: String) -> String {
    "the operation has no \(name) binding"
  }
}

extension SampleCheck {
  /// Checks a documented REST request: its method, its path and its body.
  public static func restRequest<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ sample: DocumentedRequest
  ) throws -> [String] {
    guard let rest = Operation.descriptor.rest else {
      return try restRequest(operation, sample.body)
    }
    var findings: [String] = []
    if sample.method != rest.method.rawValue {
      findings.append("the sample's method is \(sample.method), not \(rest.method)")
    }
    if !isPath(sample.target, of: rest.path) {
      findings.append("the sample's path \(sample.target) is not of the form \(rest.path)")
    }
    if sample.body.isEmpty {
      // A table of properties always has a sample. A body without a table may have none.
      return findings + (rest.body == .wrapper ? ["the sample request has no body"] : [])
    }
    return findings + (try restRequest(operation, sample.body))
  }

  /// Checks a documented REST response: its status and its body.
  public static func restResponse<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ sample: DocumentedResponse
  ) throws -> [String] {
    guard MessageCodec<Operation>.hasResult else {
      return sample.body.isEmpty || sample.body == "null"
        ? [] : ["the sample response has a body, and the operation has no result"]
    }
    let isSuccess = sample.status.map { (200..<300).contains($0) } ?? false
    let findings = isSuccess ? [] : ["the sample shows no success"]
    if sample.body.isEmpty { return findings + ["the sample response has no body"] }
    return findings + (try restResponse(operation, sample.body))
  }

  private static func isPath(_ target: String, of template: String) -> Bool {
    let path = target.prefix { $0 != "?" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let expected = template.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == expected.count
      && zip(parts, expected).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
