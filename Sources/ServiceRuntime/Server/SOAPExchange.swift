/// Answers one SOAP request.
struct SOAPExchange: Sendable {
  let server: ServiceServer
  let service: SOAPRouter.Service
  let requestID: String

  /// A request that has been read as far as is needed to know what it is for.
  private struct Call: Sendable {
    let operation: any ServedOperation
    let envelope: SOAPEnvelope
    let payload: Int32
    let header: SOAPRequestHeader
  }

  func respond(to request: TransportRequest) async -> TransportResponse {
    let type = request.mediaType
    // Until the envelope says.
    let version = type?.name == "application/soap+xml" ? SOAPVersion.v1_2 : .v1_1
    guard request.method == .post else { return response(.wrongMethod([.post]), version) }
    // A request without a media type is judged by its content.
    guard type?.isXML ?? (request.headers["Content-Type"] == nil) else {
      return response(.unsupportedMedia, version)
    }
    guard request.body.count <= server.limits.maximumMessageBytes else {
      return response(.tooLarge, version)
    }
    let call = Result { try prepare(request, type) }
    let info = (try? call.get())?.operation.descriptor.info
    let context = OperationContext(operation: info, binding: .soap, requestID: requestID)
    do {
      if server.chain.middleware.isEmpty { return try await serve(call.get(), request) }
      return try await server.chain.run(request, context: context) { changed in
        let again =
          changed.isSame(as: request) ? call : Result { try prepare(changed, changed.mediaType) }
        return try await serve(again.get(), changed)
      }
    } catch {
      return response(server.fault(for: error, context), try? call.get(), version)
    }
  }

  private func prepare(_ request: TransportRequest, _ type: MediaType?) throws -> Call {
    let envelope: SOAPEnvelope
    do {
      envelope = try SOAPEnvelope(XMLParser.parse(request.body, limits: server.limits))
    } catch let refusal as XMLRefusal {
      throw ServiceFault.client("The request was refused: \(refusal).")
    }
    try checkMandatoryParts(envelope)
    guard let payload = envelope.payload else { throw ServiceFault.client("The Body is empty.") }
    let name = envelope.document.name(payload)
    guard name.namespace == service.descriptor.namespace,
      let operation = service.operations[name.local]
    else { throw ServiceFault.client("The service has no operation \(name).") }
    try checkAction(request.headers["SOAPAction"] ?? type?.parameters["action"], operation)
    let parts = SOAPRequestParts(envelope, namespace: service.descriptor.namespace)
    try parts.check(payload, of: operation)
    return Call(
      operation: operation, envelope: envelope, payload: payload, header: try header(envelope))
  }

  /// SOAPAction may be missing or empty; one that says something else than the body is refused.
  private func checkAction(
    _ action: String?, _ operation: any ServedOperation
  ) throws(ServiceFault) {
    let action = (action ?? "").withoutQuotes
    guard action.isEmpty || action == operation.descriptor.soap?.action else {
      throw .client("The SOAPAction is for another operation than the Body.")
    }
  }

  private func checkMandatoryParts(_ envelope: SOAPEnvelope) throws(ServiceFault) {
    let document = envelope.document
    for part in envelope.headerParts where envelope.isMandatory(part) {
      let name = document.name(part)
      guard name.namespace == service.descriptor.namespace,
        SOAPHeaderPart.ofRequests.contains(name.local)
      else {
        throw ServiceFault(.mustUnderstand, "The header \(name) is not understood.")
      }
    }
  }

  private func header(_ envelope: SOAPEnvelope) throws(ServiceFault) -> SOAPRequestHeader {
    do {
      return try envelope.requestHeader(namespace: service.descriptor.namespace)
    } catch {
      throw .client("The header cannot be understood: \(error).")
    }
  }

  private func serve(
    _ call: Call, _ request: TransportRequest
  ) async throws -> TransportResponse {
    let ticket = call.header.credentials?.ticket
    var context = CallContext(
      operation: call.operation.descriptor.info, binding: .soap,
      credentials: .soap(ticket.map(SOAPCredentials.ticket) ?? .none),
      applicationToken: call.header.applicationToken, headers: request.headers,
      timeZone: call.header.timeZone?.timeZone, requestID: requestID,
      remoteAddress: request.remoteAddress)
    context.principal = try await server.authenticator.authenticate(context)
    let body = try await call.operation.serveSOAP(call.envelope, call.payload, context)
    return response(200, context.response.current.headers, body, call.envelope.version)
  }

  // MARK: Answers

  private func response(
    _ status: Int, _ headers: HeaderFields, _ body: [UInt8], _ version: SOAPVersion
  ) -> TransportResponse {
    var headers = headers
    headers["Content-Type"] = version.mediaType
    return TransportResponse(status: status, headers: headers, body: body)
  }

  private func response(
    _ fault: ServiceFault, _ call: Call?, _ version: SOAPVersion
  ) -> TransportResponse {
    let version = call?.envelope.version ?? version
    let header = SOAPResponseHeader(
      exceptionInfo: fault.exception ?? ExceptionInfo(message: fault.reason), succeeded: false,
      timeZone: call?.header.timeZone)
    let writer = SOAPMessageWriter(version: version, namespace: service.descriptor.namespace)
    // A reason with a character XML cannot carry is replaced rather than lost with the response.
    let plain = ServiceFault(.server, "The reason for the failure cannot be told in XML.")
    let body =
      (try? writer.fault(header: header, fault))
      ?? (try? writer.fault(header: SOAPResponseHeader?.none, plain)) ?? []
    let isSender = version == .v1_2 && fault.code == .client
    return response(isSender ? 400 : 500, [:], body, version)
  }

  private func response(_ refusal: HTTPRefusal, _ version: SOAPVersion) -> TransportResponse {
    var answer = response(ServiceFault.client(refusal.message), nil, version)
    answer.status = refusal.status
    for field in refusal.headers { answer.headers[field.name] = field.value }
    return answer
  }
}

extension TransportRequest {
  fileprivate var mediaType: MediaType? { headers["Content-Type"].flatMap { MediaType($0) } }
}

extension MediaType {
  /// Whether a SOAP message may travel as this.
  fileprivate var isXML: Bool {
    ["text/xml", "application/soap+xml", "application/xml"].contains(name)
      && (isUTF8 || parameters["charset"]?.lowercased() == "utf-16")
  }
}

extension SOAPEnvelope {
  /// Whether whoever serves the message must understand this part of its header.
  fileprivate func isMandatory(_ part: Int32) -> Bool {
    let flag = document.attribute("mustUnderstand", in: version.namespace, of: part)
    guard let flag, ["1", "true"].contains(flag.filter({ !$0.isXMLSpace })) else { return false }
    let role = document.attribute(
      version == .v1_1 ? "actor" : "role", in: version.namespace, of: part)
    guard let role, !role.isEmpty else { return true }
    return role.hasSuffix("/actor/next") || role.hasSuffix("/role/next")
      || role.hasSuffix("/role/ultimateReceiver")
  }

  /// What a request says in its header.
  func requestHeader(
    namespace: String
  ) throws(CodingFailure) -> SOAPRequestHeader {
    let id = document.namespaceID(namespace)
    let first = headerParts.first { part in
      document.nodes[Int(part)].namespace == id
        && SOAPHeaderPart.ofRequests.contains(document.localName(part))
    }
    guard let first else { return SOAPRequestHeader() }
    return try XMLFieldReader.read(
      SOAPRequestHeader.self, from: document, element: document.nodes[Int(first)].parent,
      namespace: namespace)
  }
}
