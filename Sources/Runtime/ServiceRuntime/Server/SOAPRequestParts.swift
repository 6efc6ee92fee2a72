/// The places of the header parts of a request.
///
/// They belong in the Header, or all of them under the Envelope before the Body, as the
/// documentation shows. Each may occur once. If there were two, a gateway might check one and
/// the server use the other.
struct SOAPRequestParts {
  private let envelope: SOAPEnvelope
  /// The namespace of the service, in the document.
  private let namespace: Int32

  init(_ envelope: SOAPEnvelope, namespace: String) {
    self.envelope = envelope
    self.namespace = envelope.document.namespaceID(namespace)
  }

  /// Throws a fault if a part is in the wrong place.
  func check(_ payload: Int32, of operation: any ServedOperation) throws(ServiceFault) {
    guard envelope.strays.isEmpty else {
      throw .client("The envelope has an element that is neither its Header nor its Body.")
    }
    try checkRepetitions()
    try checkBody(payload, of: operation)
  }

  /// Credentials in the Body are not read, so they are refused. A field with that name is allowed.
  private func checkBody(
    _ payload: Int32, of operation: any ServedOperation
  ) throws(ServiceFault) {
    guard namespace >= 0 else { return }
    // Computed on demand, because nearly always there are none.
    var fields: Set<String>?
    for node in Int(payload)..<document.nodes.count where isSecret(document.nodes[node]) {
      let name = document.localName(Int32(node))
      let known = fields ?? operation.fieldNames
      fields = known
      guard known.contains(name) else {
        throw .client("\(name) is a part of the Header, and the Body has it.")
      }
    }
  }

  private func isSecret(_ node: XMLNode) -> Bool {
    guard node.namespace == namespace else { return false }
    return SOAPHeaderPart.secrets.contains(where: node.nameBytes.hasBytes)
  }

  private var document: XMLDocument { envelope.document }

  private func checkRepetitions() throws(ServiceFault) {
    var seen = 0
    var parent: Int32?
    for part in envelope.headerParts {
      guard
        let index = SOAPHeaderPart.indexOfRequestPart(part, namespace: namespace, in: document)
      else { continue }
      guard seen & (1 << index) == 0 else {
        throw .client("The header part \(document.localName(part)) occurs more than once.")
      }
      seen |= 1 << index
      guard (parent ?? self.parent(of: part)) == self.parent(of: part) else {
        throw .client("Some header parts are in the Header and some under the Envelope.")
      }
      parent = self.parent(of: part)
      try checkContent(of: part)
    }
  }

  private func parent(of part: Int32) -> Int32 { document.nodes[Int(part)].parent }

  /// Two tickets count as two credentials.
  private func checkContent(of part: Int32) throws(ServiceFault) {
    // Nearly always there is only one.
    guard document.childCount(of: part, upTo: 2) > 1 else { return }
    var seen: Set<String> = []
    for name in document.children(of: part).map(document.localName)
    where !seen.insert(name).inserted {
      throw .client("The header part \(document.localName(part)) has more than one \(name).")
    }
  }
}

extension ServedOperation {
  /// The field names of the parameters and of all types inside them.
  fileprivate var fieldNames: Set<String> {
    let coder = DescribingCoder(.soap, namespace: descriptor.service.namespace)
    let parameters = schema(by: coder).input
    return Set((parameters + coder.objects.values.joined()).map(\.name))
  }
}
