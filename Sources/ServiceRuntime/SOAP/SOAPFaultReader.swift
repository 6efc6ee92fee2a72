/// Reads the element that reports a fault, of either version.
enum SOAPFaultReader {
  /// The fault in a message; nil when it reports none.
  static func fault(in envelope: SOAPEnvelope) -> ServiceFault? {
    let document = envelope.document
    let namespace = document.namespaceID(envelope.version.namespace)
    guard let fault = envelope.payload, document.isNamed(fault, "Fault", namespace) else {
      return nil
    }
    return envelope.version == .v1_1
      ? fault11(document, fault) : fault12(document, fault, namespace)
  }

  /// The parts are in no namespace; some services put them into the envelope's.
  private static func fault11(_ document: XMLDocument, _ fault: Int32) -> ServiceFault {
    func part(_ name: String) -> Int32? {
      document.children(of: fault).first { document.localName($0) == name }
    }
    let reason = part("faultstring").map(document.string(of:)) ?? ""
    let (code, subcode) = code(part("faultcode").map(document.string(of:)) ?? "")
    var result = ServiceFault(code, reason, subcode: subcode)
    part("detail").map { read(detail: $0, document, into: &result) }
    return result
  }

  private static func fault12(
    _ document: XMLDocument, _ fault: Int32, _ namespace: Int32
  ) -> ServiceFault {
    func descend(_ names: String...) -> Int32? {
      names.reduce(fault as Int32?) { node, name in
        node.flatMap { document.firstChild(of: $0, named: name, in: namespace) }
      }
    }
    let reason = descend("Reason", "Text").map(document.string(of:)) ?? ""
    let code = code(descend("Code", "Value").map(document.string(of:)) ?? "").0
    let subcode = descend("Code", "Subcode", "Value").map { localPart(document.string(of: $0)) }
    var result = ServiceFault(code, reason, subcode: subcode)
    descend("Detail").map { read(detail: $0, document, into: &result) }
    return result
  }

  /// A code is a qualified name; SOAP 1.1 refines it behind a dot.
  private static func code(_ text: String) -> (ServiceFault.Code, String?) {
    let name = localPart(text)
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let subcode = parts.count > 1 ? parts[1] : nil
    switch parts.first {
    case "Client", "Sender": return (.client, subcode)
    case "Server", "Receiver": return (.server, subcode)
    case "MustUnderstand": return (.mustUnderstand, subcode)
    case "VersionMismatch": return (.versionMismatch, subcode)
    default: return (.other(name), nil)
    }
  }

  private static func localPart(_ text: String) -> String {
    let text = text.filter { !$0.isXMLSpace }
    return text.split(separator: ":").last.map(String.init) ?? text
  }

  /// Takes an exception from the detail, under the names WCF and the services' own header use.
  private static func read(
    detail: Int32, _ document: XMLDocument, into fault: inout ServiceFault
  ) {
    guard let child = document.children(of: detail).first else {
      let text = document.string(of: detail)
      fault.detail = text.isEmpty ? nil : text
      return
    }
    if document.nodes[Int(child)].firstChild < 0 {
      fault.detail = document.string(of: child)
    } else {
      fault.exception = exception(document, child)
    }
  }

  private static func exception(_ document: XMLDocument, _ node: Int32) -> ExceptionInfo? {
    var info = ExceptionInfo()
    for child in document.children(of: node) {
      let isLeaf = document.nodes[Int(child)].firstChild < 0
      switch document.localName(child) {
      case "InnerException" where !isLeaf: info.innerException = exception(document, child)
      case "Message" where isLeaf: info.message = document.string(of: child)
      case "Type" where isLeaf, "ExceptionType" where isLeaf:
        info.exceptionType = document.string(of: child)
      case "StackTrace" where isLeaf: info.stackTrace = document.string(of: child)
      case "FriendlyText" where isLeaf: info.friendlyText = document.string(of: child)
      case "Source" where isLeaf: info.source = document.string(of: child)
      default: break
      }
    }
    return info == ExceptionInfo() ? nil : info
  }
}
