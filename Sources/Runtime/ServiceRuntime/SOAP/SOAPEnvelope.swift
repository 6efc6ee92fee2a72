/// The parts of a SOAP message, as indices into its document.
struct SOAPEnvelope {
  let document: XMLDocument
  let version: SOAPVersion
  /// The parts of the header; in the documented form the children of the envelope before the
  /// body.
  let headerParts: [Int32]
  /// Unexpected children of the envelope: after the body, or in the namespace of the envelope but
  /// neither Header nor Body. A lenient reader ignores them.
  let strays: [Int32]
  let body: Int32
  /// The child of the body; nil if it is empty.
  let payload: Int32?

  /// Finds the parts. Throws a fault with the problem of the message.
  init(_ document: XMLDocument) throws(ServiceFault) {
    self.document = document
    version = try Self.version(of: document)
    let namespace = document.namespaceID(version.namespace)
    var direct: [Int32] = []
    var header: Int32?
    var body: Int32?
    var strays: [Int32] = []
    for part in document.children(of: 0) {
      if body != nil { strays.append(part) }
      if document.isNamed(part, local: "Body", namespace: namespace) {
        guard body == nil else { throw .client("The envelope has more than one Body.") }
        body = part
      } else if document.isNamed(part, local: "Header", namespace: namespace) {
        guard header == nil else { throw .client("The envelope has more than one Header.") }
        header = part
      } else if document.nodes[Int(part)].namespace == namespace {
        strays.append(part)
      } else if body == nil {
        direct.append(part)
      }
    }
    self.strays = strays
    guard let body else { throw .client("The envelope has no Body.") }
    self.body = body
    headerParts = header.map { direct + document.children(of: $0) } ?? direct
    var payloads = document.children(of: body)
    payload = payloads.next()
    guard payloads.next() == nil else { throw .client("The Body has more than one element.") }
  }

  /// The parts of the header, unchanged.
  var headers: SOAPHeaders {
    SOAPHeaders(
      headerParts.map {
        AnyElement(name: document.name($0), content: document.fragment(of: $0))
      })
  }

  private static func version(of document: XMLDocument) throws(ServiceFault) -> SOAPVersion {
    guard document.nodes[0].nameBytes.hasBytes(of: "Envelope") else {
      throw .client("The message is not a SOAP envelope.")
    }
    let namespace = document.nodes[0].namespace
    if namespace == document.namespaceID(SOAPVersion.v1_1.namespace) { return .v1_1 }
    if namespace == document.namespaceID(SOAPVersion.v1_2.namespace) { return .v1_2 }
    throw ServiceFault(.versionMismatch, "The SOAP version of the envelope is not supported.")
  }
}
