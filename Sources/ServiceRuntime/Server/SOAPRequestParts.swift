/// Where the parts of a request's header are.
///
/// They belong into the Header, or all of them under the Envelope before the Body, as the
/// documentation shows them. Each may be given once: of two, whoever looks at a message on its way
/// might take the one and the server the other.
struct SOAPRequestParts {
  private let envelope: SOAPEnvelope
  /// Of the service, in the document.
  private let namespace: Int32

  init(_ envelope: SOAPEnvelope, namespace: String) {
    self.envelope = envelope
    self.namespace = envelope.document.namespaceID(namespace)
  }

  /// Throws a fault where a part is not where it belongs.
  func check(_ payload: Int32, of operation: any ServedOperation) throws(ServiceFault) {
    guard envelope.strays.isEmpty else {
      throw .client("The envelope has an element that is neither its Header nor its Body.")
    }
    try checkRepetitions()
    try checkBody(payload, of: operation)
  }

  /// Credentials in the Body are not read, and must not look as if they were; a field of that name is
  /// something else.
  private func checkBody(
    _ payload: Int32, of operation: any ServedOperation
  ) throws(ServiceFault) {
    guard namespace >= 0 else { return }
    // Nearly always there are none, and nothing is asked of the types.
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
    return SOAPHeaderPart.secrets.contains {
      $0.utf8.count == node.nameLength && node.nameBytes.elementsEqual($0.utf8)
    }
  }

  private var document: XMLDocument { envelope.document }

  private func checkRepetitions() throws(ServiceFault) {
    var seen: Set<String> = []
    var parent: Int32?
    for part in envelope.headerParts where isKnown(part) {
      let name = document.localName(part)
      guard seen.insert(name).inserted else {
        throw .client("The header part \(name) is given more than once.")
      }
      guard (parent ?? self.parent(of: part)) == self.parent(of: part) else {
        throw .client("Some header parts are in the Header and some under the Envelope.")
      }
      parent = self.parent(of: part)
      try checkContent(of: part, name)
    }
  }

  private func isKnown(_ part: Int32) -> Bool {
    document.nodes[Int(part)].namespace == namespace
      && SOAPHeaderPart.ofRequests.contains(document.localName(part))
  }

  private func parent(of part: Int32) -> Int32 { document.nodes[Int(part)].parent }

  /// A ticket twice is credentials twice.
  private func checkContent(of part: Int32, _ name: String) throws(ServiceFault) {
    var seen: Set<String> = []
    for child in document.children(of: part) where !seen.insert(document.localName(child)).inserted
    {
      throw .client("The header part \(name) has more than one \(document.localName(child)).")
    }
  }
}

extension ServedOperation {
  /// Of the parameters, and of all types they can have inside.
  fileprivate var fieldNames: Set<String> {
    let coder = DescribingCoder(.soap, namespace: descriptor.service.namespace)
    let parameters = schema(by: coder).input
    return Set((parameters + coder.objects.values.joined()).map(\.name))
  }
}
