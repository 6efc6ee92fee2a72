/// Reads the element that reports a fault.
///
/// The parts of both versions are read in envelopes of both versions: some services send the parts
/// of 1.1 in an envelope of 1.2, or the reverse, or put the parts of 1.1 into the namespace of the
/// envelope.
enum SOAPFaultReader {
  /// The fault in a message; nil if there is none.
  static func fault(in envelope: SOAPEnvelope) -> ServiceFault? {
    let document = envelope.document
    guard let fault = envelope.payload, isFault(document, fault) else { return nil }
    let parts = Parts(document: document, fault: fault)
    let (code, subcode) = code(parts.text("Code", "Value") ?? parts.text("faultcode") ?? "")
    var result = ServiceFault(
      code, parts.text("Reason", "Text") ?? parts.text("faultstring") ?? "",
      subcode: parts.text("Code", "Subcode", "Value").map(localPart) ?? subcode)
    if let detail = parts.find("Detail") ?? parts.find("detail") {
      read(detail: detail, document, into: &result)
    }
    return result
  }

  private static func isFault(_ document: XMLDocument, _ node: Int32) -> Bool {
    [SOAPVersion.v1_1, .v1_2].contains {
      document.isNamed(node, local: "Fault", namespace: document.namespaceID($0.namespace))
    }
  }

  /// The parts by their local names, which differ between the versions.
  private struct Parts {
    let document: XMLDocument
    let fault: Int32

    func find(_ names: String...) -> Int32? { find(names) }

    func text(_ names: String...) -> String? { find(names).map(document.string(of:)) }

    private func find(_ names: [String]) -> Int32? {
      names.reduce(fault as Int32?) { node, name in
        node.flatMap { node in
          document.children(of: node).first { document.localName($0) == name }
        }
      }
    }
  }

  /// A code is a qualified name. In SOAP 1.1 a subcode follows after a dot.
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

  /// Keeps the whole detail. It also reads an exception from it, under the names of WCF and of the
  /// services' own header, and the text of the rest.
  private static func read(
    detail: Int32, _ document: XMLDocument, into fault: inout ServiceFault
  ) {
    var words = [document.string(of: detail)]
    for part in document.children(of: detail) {
      if fault.exception == nil, let exception = exception(document, part) {
        fault.exception = exception
      } else {
        words += document.fragment(of: part).texts
      }
    }
    words = words.map(\.trimmed).filter { !$0.isEmpty }
    fault.detail = words.isEmpty ? nil : words.joined(separator: " ")
    let content = document.opaqueValue(of: detail)
    if case .text(let text) = content, text.trimmed.isEmpty { return }
    fault.content = content
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
