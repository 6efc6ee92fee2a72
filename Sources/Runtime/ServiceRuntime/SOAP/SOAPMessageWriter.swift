/// Writes a SOAP message: envelope, header parts, body.
struct SOAPMessageWriter {
  private let version: SOAPVersion
  private let namespace: String

  init(version: SOAPVersion, namespace: String) {
    self.version = version
    self.namespace = namespace
  }

  /// A message with one element in its body.
  ///
  /// - Parameters:
  ///   - parts: the parts of its Header in addition to the parts that the runtime knows.
  ///   - bodyNamespace: the namespace of the element; nil for the namespace of the service.
  @inline(__always) func message<Header: FieldCodable, Body: FieldCodable>(
    header: Header?, parts: [AnyElement] = [], bodyElement: String, in bodyNamespace: String? = nil,
    _ body: consuming Body
  ) throws(CodingFailure) -> [UInt8] {
    let writer = begin(header, parts)
    writer.output.plain("<soap:Body>")
    writer.element(bodyElement, in: bodyNamespace, body)
    return try end(writer)
  }

  /// A message that reports a fault.
  func fault<Header: FieldCodable>(
    header: Header?, _ fault: ServiceFault
  ) throws(CodingFailure) -> [UInt8] {
    let writer = begin(header, [])
    writer.output.plain("<soap:Body>")
    writer.output.fault(fault, version)
    return try end(writer)
  }

  /// It is always inlined, because generic code looks for the type of an optional header in a table
  /// of the runtime that all threads share.
  @inline(__always) private func begin<Header: FieldCodable>(
    _ header: Header?, _ parts: [AnyElement]
  ) -> XMLFieldWriter {
    var output = XMLByteWriter(capacity: 2048)
    output.raw(text: Self.prologue(version))
    let writer = XMLFieldWriter(consume output, namespace: namespace)
    if var header {
      let position = writer.output.bytes.count
      writer.output.plain("<soap:Header>")
      let start = writer.output.bytes.count
      header.code(with: writer)
      for part in parts { writer.write(part) }
      if writer.output.bytes.count == start {
        writer.output.bytes.removeSubrange(position...)
      } else {
        writer.output.plain("</soap:Header>")
      }
    }
    return writer
  }

  private func end(_ writer: XMLFieldWriter) throws(CodingFailure) -> [UInt8] {
    writer.output.plain("</soap:Body></soap:Envelope>")
    writer.checkText()
    if let failure = writer.failure { throw failure }
    return writer.output.bytes
  }

  private static func prologue(_ version: SOAPVersion) -> String {
    version == .v1_1 ? prologue11 : prologue12
  }

  private static let prologue11 = makePrologue(.v1_1)
  private static let prologue12 = makePrologue(.v1_2)

  private static func makePrologue(_ version: SOAPVersion) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="\(version.namespace)" \
    xmlns:a="\(XMLNamespace.arrays)" xmlns:i="\(XMLNamespace.instance)" \
    xmlns:s="\(XMLNamespace.schema)">
    """
  }
}

extension XMLByteWriter {
  /// Writes the element that reports a fault, in the form of the version.
  fileprivate mutating func fault(_ fault: ServiceFault, _ version: SOAPVersion) {
    switch version {
    case .v1_1: fault11(fault)
    case .v1_2: fault12(fault)
    }
  }

  private mutating func fault11(_ fault: ServiceFault) {
    plain("<soap:Fault><faultcode>soap:")
    text(fault.code.name11)
    if let subcode = fault.sentSubcode { text("." + subcode) }
    plain("</faultcode><faultstring>")
    text(fault.reason)
    plain("</faultstring>")
    detail(of: fault, "<detail>", "</detail>")
    plain("</soap:Fault>")
  }

  /// The content, if there is any, because it includes the text; otherwise the text.
  private mutating func detail(of fault: ServiceFault, _ start: StaticString, _ end: StaticString) {
    if case .xml(let content)? = fault.content {
      plain(start)
      self.content(of: XMLFragment(nodes: content.nodes))
      plain(end)
    } else if let detail = fault.detail {
      plain(start)
      plain("<Message>")
      text(detail)
      plain("</Message>")
      plain(end)
    }
  }

  private mutating func fault12(_ fault: ServiceFault) {
    plain("<soap:Fault><soap:Code><soap:Value>soap:")
    text(fault.code.name12)
    plain("</soap:Value>")
    if let subcode = fault.sentSubcode {
      plain("<soap:Subcode><soap:Value>")
      text(subcode)
      plain("</soap:Value></soap:Subcode>")
    }
    plain("</soap:Code><soap:Reason><soap:Text xml:lang=\"en\">")
    text(fault.reason)
    plain("</soap:Text></soap:Reason>")
    detail(of: fault, "<soap:Detail>", "</soap:Detail>")
    plain("</soap:Fault>")
  }
}

extension ServiceFault.Code {
  fileprivate var name11: String {
    switch self {
    case .client: "Client"
    case .server, .other: "Server"
    case .mustUnderstand: "MustUnderstand"
    case .versionMismatch: "VersionMismatch"
    }
  }

  fileprivate var name12: String {
    switch self {
    case .client: "Sender"
    case .server, .other: "Receiver"
    case .mustUnderstand: "MustUnderstand"
    case .versionMismatch: "VersionMismatch"
    }
  }
}
