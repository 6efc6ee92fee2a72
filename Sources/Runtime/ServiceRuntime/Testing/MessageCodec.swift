import Foundation

/// Reads and writes single messages of an operation without a client or a server, to check
/// documented samples.
package enum MessageCodec<Operation: OperationDefinition> {
  /// A SOAP message taken apart.
  package struct SOAPMessage {
    /// The names of the parts of the header.
    package var headerParts: [XMLName]
    /// The element in the body.
    package var name: XMLName
    /// Its content.
    package var content: XMLFragment
    fileprivate var document: XMLDocument
    fileprivate var payload: Int32
  }

  private static var namespace: String { Operation.descriptor.service.namespace }

  /// Takes a SOAP message apart.
  package static func soapMessage(_ xml: String) throws -> SOAPMessage {
    let envelope = try SOAPEnvelope(XMLParser.parse(Array(xml.utf8)))
    guard let payload = envelope.payload else { throw ServiceFault.client("The Body is empty.") }
    let document = envelope.document
    return SOAPMessage(
      headerParts: envelope.headerParts.map(document.name), name: document.name(payload),
      content: document.fragment(of: payload), document: document, payload: payload)
  }

  /// Reads the value in a SOAP message.
  package static func read<Value: FieldCodable>(
    _ type: Value.Type, from message: SOAPMessage, audit: ReadingAudit?
  ) throws -> Value {
    try XMLFieldReader.read(
      type, from: message.document, element: message.payload, namespace: namespace, audit: audit)
  }

  /// Writes a SOAP message without a header.
  package static func soapText<Value: FieldCodable>(
    _ value: Value, element: String
  ) throws -> String {
    let writer = SOAPMessageWriter(
      version: Operation.descriptor.service.soapVersion, namespace: namespace)
    let bytes = try writer.message(
      header: SOAPRequestHeader?.none, bodyElement: element, value)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads JSON as a tree.
  package static func json(_ text: String) throws -> JSONValue {
    try JSONDocument.parse(Array(text.utf8), limits: ServiceLimits())
  }

  /// Reads the parameters from the body of a REST request.
  package static func input(
    _ rest: RESTOperation, body: String, audit: ReadingAudit?
  ) throws -> Operation.Input {
    let root = try JSONDocument.parse(Array(body.utf8), limits: ServiceLimits())
    return try RESTRequestReader.read(
      Operation.Input.self, bodyOnly(rest), from: RESTRequestReader.Source(json: root),
      audit: audit)
  }

  /// Writes the body of a REST request.
  package static func body(_ input: Operation.Input, _ rest: RESTOperation) throws -> String {
    let parts = try RESTRequestWriter.parts(of: input, bodyOnly(rest), select: [])
    return String(decoding: parts.body, as: UTF8.self)
  }

  /// The path and the query do not matter for a sample of a body.
  private static func bodyOnly(_ rest: RESTOperation) -> RESTOperation {
    RESTOperation(
      method: rest.method, path: "",
      parameters: rest.parameters.map { parameter in
        RESTParameter(parameter.field, in: parameter.location, as: parameter.name)
      }, body: rest.body)
  }

  /// The path and query of a request with these parameters.
  package static func target(_ input: Operation.Input, _ rest: RESTOperation) throws -> String {
    try RESTRequestWriter.parts(of: input, rest, select: []).target
  }

  /// Reads the result from the body of a REST response.
  package static func output(body: String, audit: ReadingAudit?) throws -> Operation.Output {
    let root = try JSONDocument.parse(Array(body.utf8), limits: ServiceLimits())
    return try JSONResultReader.read(Operation.Output.self, from: root, audit: audit)
  }

  /// Writes the body of a REST response; nil if there is none.
  package static func body(_ output: Operation.Output) throws -> String? {
    try JSONResultWriter.body(output, selection: nil).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the operation has a result at all.
  package static var hasResult: Bool {
    (try? body(Operation.Output.empty())) != .some(nil)
  }

  /// The fields in which two values differ, with their values.
  package static func differences<Value: FieldCodable>(
    _ value: Value, expected: Value
  ) -> [String] {
    DifferenceCoder.differences(value, expected: expected)
  }
}

/// Whole SOAP requests, for benchmarks.
extension MessageCodec {
  /// Writes a request as a client with a ticket does.
  package static func soapRequest(
    _ input: Operation.Input, applicationToken: String, ticket: String
  ) throws -> [UInt8] {
    let service = Operation.descriptor.service
    var header = SOAPRequestHeader()
    header.applicationToken = applicationToken
    header.credentials = SOAPTicketPart(ticket: ticket)
    return try SOAPMessageWriter(version: service.soapVersion, namespace: service.namespace)
      .message(
        header: header, bodyElement: Operation.descriptor.soap?.input ?? Operation.descriptor.name,
        input)
  }

  /// Reads a request as a server does: envelope, header and parameters.
  package static func input(soapRequest message: [UInt8]) throws -> Operation.Input {
    let namespace = Operation.descriptor.service.namespace
    let envelope = try SOAPEnvelope(XMLParser.parse(message))
    guard let payload = envelope.payload else { throw ServiceFault.client("The Body is empty.") }
    _ = try envelope.requestHeader(namespace: namespace)
    return try XMLFieldReader.read(
      Operation.Input.self, from: envelope.document, element: payload, namespace: namespace)
  }
}
