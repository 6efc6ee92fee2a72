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
