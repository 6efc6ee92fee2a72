@_spi(Generated) public import ServiceRuntime

/// Checks messages in which every field is set, where the documentation has no samples. Reading a
/// message and writing its value must produce the same message.
enum FilledMessageCheck<Operation: OperationDefinition> {
  static func soapRequest(_ soap: SOAPOperation) throws -> [String] {
    try soapFindings(filled(Operation.Input.self), soap.input)
  }

  static func soapResponse(_ soap: SOAPOperation) throws -> [String] {
    try soapFindings(filled(Operation.Output.self), soap.output)
  }

  private static func soapFindings<Value: FieldCodable>(
    _ value: Value, _ element: String
  ) throws -> [String] {
    // An empty Body has nothing to read.
    if element.isEmpty { return [] }
    let text = try MessageCodec<Operation>.soapText(value, element: element)
    let audit = ReadingAudit()
    let read = try MessageCodec<Operation>.read(
      Value.self, from: MessageCodec<Operation>.soapMessage(text), audit: audit)
    return SampleCheck.unreadable(in: audit)
      + MessageCodec<Operation>.differences(read, expected: value)
  }

  /// Only a body: paths and queries are not messages.
  static func restRequest(_ rest: RESTOperation) throws -> [String] {
    guard rest.body == .wrapper || rest.body == .value else { return [] }
    let body = try MessageCodec<Operation>.body(filled(Operation.Input.self), rest)
    let audit = ReadingAudit()
    let read = try MessageCodec<Operation>.input(rest, body: body, audit: audit)
    return try SampleCheck.unreadable(in: audit)
      + jsonFindings(body, MessageCodec<Operation>.body(read, rest))
  }

  static func restResponse(_ rest: RESTOperation) throws -> [String] {
    guard SampleCheck.answersJSON(rest) else { return [] }
    let value = filled(Operation.Output.self)
    guard let body = try MessageCodec<Operation>.body(value) else { return [] }
    let audit = ReadingAudit()
    let read = try MessageCodec<Operation>.output(body: body, audit: audit)
    return SampleCheck.unreadable(in: audit)
      + MessageCodec<Operation>.differences(read, expected: value)
  }

  private static func jsonFindings(_ text: String, _ written: String) throws -> [String] {
    JSONComparison(tolerated: []).differences(
      sample: try MessageCodec<Operation>.json(text),
      written: try MessageCodec<Operation>.json(written), path: "")
  }
}

/// A value with every field set, the same in every run; recursive types end after a few levels.
///
/// So tests need no literals, and also cover fields that are added later.
public func filled<Value: FieldCodable>(_ type: Value.Type = Value.self) -> Value {
  FillingCoder().filled(type)
}
