/// The parts of a SOAP message, as indices into its document.
struct SOAPEnvelope {
  let document: XMLDocument
  let version: SOAPVersion
  /// The parts of the header; in the documented form the children of the envelope before the
  /// body.
  let headerParts: [Int32]
  /// The child of the body; nil when it is empty.
  let payload: Int32?

  /// Finds the parts; throws a fault that says what is wrong with the message.
  init(_ document: XMLDocument) throws(ServiceFault) {
    self.document = document
    version = try Self.version(of: document)
    let namespace = document.namespaceID(version.namespace)
    let parts = document.children(of: 0)
    let bodies = parts.filter { document.isNamed($0, "Body", namespace) }
    let headers = parts.filter { document.isNamed($0, "Header", namespace) }
    guard let body = bodies.first else { throw .client("The envelope has no Body.") }
    guard bodies.count == 1 else { throw .client("The envelope has more than one Body.") }
    guard headers.count <= 1 else { throw .client("The envelope has more than one Header.") }
    let direct = parts.prefix { $0 != body }.filter {
      document.nodes[Int($0)].namespace != namespace
    }
    headerParts = direct + (headers.first.map(document.children(of:)) ?? [])
    let payloads = document.children(of: body)
    guard payloads.count <= 1 else { throw .client("The Body has more than one element.") }
    payload = payloads.first
  }

  private static func version(of document: XMLDocument) throws(ServiceFault) -> SOAPVersion {
    for version in [SOAPVersion.v1_1, .v1_2]
    where document.isNamed(0, "Envelope", document.namespaceID(version.namespace)) {
      return version
    }
    guard document.localName(0) == "Envelope" else {
      throw .client("The message is no SOAP envelope.")
    }
    throw ServiceFault(.versionMismatch, "The envelope is of no supported version of SOAP.")
  }
}
