/// Handles one SOAP request. It is a class, because the closures of the request share it.
final class SOAPExchange: Sendable {
  let server: ServiceServer
  /// The services of the path. There is at least one.
  let services: [SOAPRouter.Service]
  let request: TransportRequest
  let requestID: String

  init(
    server: ServiceServer, services: [SOAPRouter.Service], request: TransportRequest,
    requestID: String
  ) {
    self.server = server
    self.services = services
    self.request = request
    self.requestID = requestID
  }

  /// A request, read only as far as is needed to know its operation.
  private final class Call: ArrivedCall {
    let operation: any ServedOperation
    let envelope: SOAPEnvelope
    let payload: Int32
    let header: SOAPRequestHeader
    let context: CallContext

    init(
      operation: any ServedOperation, envelope: SOAPEnvelope, payload: Int32,
      header: SOAPRequestHeader, context: CallContext
    ) {
      self.operation = operation
      self.envelope = envelope
      self.payload = payload
      self.header = header
      self.context = context
    }

    var namespace: String { operation.descriptor.service.namespace }
  }

  func respond() async -> TransportResponse {
    // The version of the response if the envelope cannot be read.
    let type = request.mediaType
    let version = type?.name == "application/soap+xml" ? SOAPVersion.v1_2 : .v1_1
    let arrival = await arrival(of: request, type)
    let context = OperationContext(arrival, .soap, requestID: requestID)
    return await server.run(request, context) { changed in
      changed.isSame(as: self.request)
        ? await self.answer(arrival, version)
        : await self.answer(await self.arrival(of: changed, changed.mediaType), version)
    } refusal: { error in
      response(to: error, arrival.call, version)
    }
  }

  private func answer(_ arrival: Arrival<Call>, _ version: SOAPVersion) async -> TransportResponse {
    do {
      let (call, context) = try arrival.admitted()
      return try await serve(call, context)
    } catch {
      return response(to: error, arrival.call, version)
    }
  }

  private func arrival(of request: TransportRequest, _ type: MediaType?) async -> Arrival<Call> {
    await Arrival(server.authenticator) { try prepare(request, type) }
  }

  private func prepare(_ request: TransportRequest, _ type: MediaType?) throws -> Call {
    guard request.method == .post else { throw HTTPRefusal.wrongMethod([.post]) }
    // The content decides about a request without a media type.
    guard type?.isXML ?? (request.headers["Content-Type"] == nil) else {
      throw HTTPRefusal.unsupportedMedia
    }
    guard request.body.count <= server.limits.maximumMessageBytes else {
      throw HTTPRefusal.tooLarge
    }
    let envelope: SOAPEnvelope
    do {
      envelope = try SOAPEnvelope(XMLParser.parse(request.body, limits: server.limits))
    } catch let refusal as XMLRefusal {
      throw ServiceFault.client("The request was refused: \(refusal).")
    }
    let payload = envelope.payload ?? envelope.body
    let sharing = try operations(for: envelope)
    let operation = try choose(
      among: sharing, request.headers["SOAPAction"] ?? type?.parameters["action"])
    let descriptor = operation.descriptor
    let namespace = descriptor.service.namespace
    try checkMandatoryParts(envelope, descriptor)
    try SOAPRequestParts(envelope, namespace: namespace).check(payload, of: operation)
    let header = try header(envelope, namespace: namespace)
    return Call(
      operation: operation, envelope: envelope, payload: payload, header: header,
      context: context(descriptor, header: header, envelope: envelope, request: request))
  }

  private func operations(
    for envelope: SOAPEnvelope
  ) throws(ServiceFault) -> [any ServedOperation] {
    let sharing =
      services.count == 1
      ? services[0].operations(for: envelope)
      : services.flatMap { $0.operations(for: envelope) }
    if !sharing.isEmpty { return sharing }
    guard let payload = envelope.payload else { throw .client("The Body is empty.") }
    throw .client("The service has no operation \(envelope.document.name(payload)).")
  }

  /// SOAPAction may be missing or empty where one operation alone has the Body. If it contradicts
  /// the Body, the request is refused.
  private func choose(
    among sharing: [any ServedOperation], _ action: String?
  ) throws(ServiceFault) -> any ServedOperation {
    // Most clients send it in quotes, and then it needs no copy without them.
    if let action, let quoted = sharing.first(where: { $0.isMeant(byQuoted: action) }) {
      return quoted
    }
    let action = (action ?? "").withoutQuotes
    if let named = sharing.first(where: { $0.descriptor.soap?.action == action }) { return named }
    guard action.isEmpty else {
      throw .client("The SOAPAction is for another operation than the Body.")
    }
    guard sharing.count == 1 else {
      throw .client("Several operations have this Body: the SOAPAction has to name one.")
    }
    return sharing[0]
  }

  private func checkMandatoryParts(
    _ envelope: SOAPEnvelope, _ descriptor: OperationDescriptor
  ) throws(ServiceFault) {
    let document = envelope.document
    let namespace = document.namespaceID(descriptor.service.namespace)
    for part in envelope.headerParts where envelope.isMandatory(part) {
      let name = document.name(part)
      let isKnown =
        SOAPHeaderPart.indexOfRequestPart(part, namespace: namespace, in: document) != nil
      let isDocumented = descriptor.soap?.headers.contains { $0.name == name } ?? false
      guard isKnown || isDocumented else {
        throw ServiceFault(.mustUnderstand, "The header \(name) is not understood.")
      }
    }
  }

  private func header(
    _ envelope: SOAPEnvelope, namespace: String
  ) throws(ServiceFault) -> SOAPRequestHeader {
    do {
      return try envelope.requestHeader(namespace: namespace)
    } catch {
      throw .client("The header cannot be understood: \(error).")
    }
  }

  private func context(
    _ descriptor: OperationDescriptor, header: SOAPRequestHeader, envelope: SOAPEnvelope,
    request: TransportRequest
  ) -> CallContext {
    let isDocumented = descriptor.soap?.headers.isEmpty == false
    return CallContext(
      operation: descriptor.info, binding: .soap,
      credentials: .soap(header.credentials?.ticket.map(SOAPCredentials.ticket) ?? .none),
      applicationToken: header.applicationToken, headers: request.headers,
      soapHeaders: isDocumented ? envelope.headers : SOAPHeaders(),
      timeZone: header.timeZone?.timeZone, requestID: requestID,
      remoteAddress: request.remoteAddress, connection: request.connection)
  }

  private func serve(_ call: Call, _ context: CallContext) async throws -> TransportResponse {
    let body = try await call.operation.serveSOAP(
      call.envelope, payload: call.payload, context: context, limits: server.limits)
    let status = body.isEmpty ? 202 : 200
    return response(
      status, headers: context.response.current.headers, body: body,
      version: call.envelope.version)
  }

  // MARK: Responses

  private func response(
    to error: any Error, _ call: Call?, _ version: SOAPVersion
  ) -> TransportResponse {
    var answer: TransportResponse
    if let refusal = error as? HTTPRefusal {
      answer = response(refusal, version)
      answer.failure = refusal.fault
    } else {
      answer = response(fault(for: error, call), call: call, version: version)
      answer.failure = error
    }
    return answer
  }

  /// The fault for an error, with its detail if the operation documents it.
  private func fault(for error: any Error, _ call: Call?) -> ServiceFault {
    if let error = error as? any TypedServiceFault {
      for documented in call?.operation.descriptor.soap?.faults ?? [] {
        if let fault = documented.told(error) { return fault }
      }
    }
    return ServiceFault(telling: error)
  }

  private func response(
    _ status: Int, headers: HeaderFields, body: [UInt8], version: SOAPVersion
  ) -> TransportResponse {
    var headers = headers
    headers["Content-Type"] = version.mediaType
    return TransportResponse(status: status, headers: headers, body: body)
  }

  private func response(
    _ fault: ServiceFault, call: Call?, version: SOAPVersion
  ) -> TransportResponse {
    let version = call?.envelope.version ?? version
    let header = SOAPResponseHeader(
      exceptionInfo: fault.exception ?? ExceptionInfo(message: fault.reason), succeeded: false,
      timeZone: call?.header.timeZone)
    // A request whose operation is not known is answered by the first service.
    let writer = SOAPMessageWriter(
      version: version, namespace: call?.namespace ?? services[0].descriptor.namespace)
    // A reason with a character that XML does not allow is replaced. Otherwise the whole response
    // would be lost.
    let plain = ServiceFault(.server, "The reason for the failure cannot be written in XML.")
    let body =
      (try? writer.fault(header: header, fault))
      ?? (try? writer.fault(header: SOAPResponseHeader?.none, plain)) ?? []
    let isSender = version == .v1_2 && fault.code == .client
    return response(isSender ? 400 : 500, headers: [:], body: body, version: version)
  }

  private func response(_ refusal: HTTPRefusal, _ version: SOAPVersion) -> TransportResponse {
    var answer = response(refusal.fault, call: nil, version: version)
    answer.status = refusal.status
    for field in refusal.headers { answer.headers[field.name] = field.value }
    return answer
  }
}

extension TransportRequest {
  fileprivate var mediaType: MediaType? { headers["Content-Type"].flatMap { MediaType($0) } }
}

extension MediaType {
  /// Whether it is a media type of SOAP messages.
  fileprivate var isXML: Bool {
    (name == "text/xml" || name == "application/soap+xml" || name == "application/xml")
      && (isUTF8 || parameters["charset"]?.lowercased() == "utf-16")
  }
}

extension SOAPEnvelope {
  /// Whether the server must understand this part of the header.
  fileprivate func isMandatory(_ part: Int32) -> Bool {
    let flag = document.attribute("mustUnderstand", in: version.namespace, of: part)
    guard let flag, ["1", "true"].contains(flag.filter({ !$0.isXMLSpace })) else { return false }
    let role = document.attribute(
      version == .v1_1 ? "actor" : "role", in: version.namespace, of: part)
    guard let role, !role.isEmpty else { return true }
    return role.hasSuffix("/actor/next") || role.hasSuffix("/role/next")
      || role.hasSuffix("/role/ultimateReceiver")
  }

  /// The header of a request.
  func requestHeader(
    namespace: String
  ) throws(CodingFailure) -> SOAPRequestHeader {
    let id = document.namespaceID(namespace)
    let first = headerParts.first {
      SOAPHeaderPart.indexOfRequestPart($0, namespace: id, in: document) != nil
    }
    guard let first else { return SOAPRequestHeader() }
    return try XMLFieldReader.read(
      SOAPRequestHeader.self, from: document, element: document.nodes[Int(first)].parent,
      namespace: namespace)
  }
}
