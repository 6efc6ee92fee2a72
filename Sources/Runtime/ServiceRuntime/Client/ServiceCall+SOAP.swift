extension ServiceCall {
  func overSOAP(
    _ soap: SOAPOperation, credentials: SOAPCredentials
  ) async throws -> Operation.Output {
    let service = descriptor.service
    let body: [UInt8]
    let parts = options.soapHeaders.completed(by: connection.configuration.soapHeaders)
    if let failure = parts.failure { throw encodingFailed(failure) }
    do {
      body = try SOAPMessageWriter(version: soapVersion, namespace: service.namespace)
        .message(
          header: header(soap, credentials), parts: parts.elements, bodyElement: soap.input,
          in: soap.inputNamespace, input)
    } catch {
      throw encodingFailed(error)
    }
    return try await send(
      .post, target: "/" + (service.soapPath ?? ""), headers: httpHeaders(soap, soapVersion),
      body: body
    ) { try read($0, soap) }
  }

  private var soapVersion: SOAPVersion {
    connection.configuration.soapVersion ?? descriptor.service.soapVersion
  }

  /// Only the documented header parts of the operation.
  private func header(_ soap: SOAPOperation, _ credentials: SOAPCredentials) -> SOAPRequestHeader {
    var header = SOAPRequestHeader()
    for part in soap.requestHeaders {
      switch part {
      case SOAPHeaderPart.applicationToken:
        header.applicationToken = connection.configuration.applicationToken
      case SOAPHeaderPart.credentials:
        if case .ticket(let ticket) = credentials {
          header.credentials = SOAPTicketPart(ticket: ticket)
        }
      case SOAPHeaderPart.timeZone: header.timeZone = timeZone.map(SOAPTimeZonePart.init)
      default: break
      }
    }
    return header
  }

  private func httpHeaders(_ soap: SOAPOperation, _ version: SOAPVersion) -> HeaderFields {
    switch version {
    case .v1_1: ["Content-Type": version.mediaType, "SOAPAction": "\"\(soap.action)\""]
    case .v1_2: ["Content-Type": "\(version.mediaType); action=\"\(soap.action)\""]
    }
  }

  private func read(
    _ response: TransportResponse, _ soap: SOAPOperation
  ) throws -> Operation.Output {
    // The response to an operation without a result may be empty.
    if response.body.isEmpty, (200...299).contains(response.status), answersNothing {
      record(response)
      return .empty()
    }
    let envelope = try envelope(response)
    let document = envelope.document
    let namespace = descriptor.service.namespace
    let header: SOAPResponseHeader
    do {
      header = try envelope.responseHeader(namespace: namespace)
    } catch {
      throw invalidResponse("\(error)", response)
    }
    record(response, header: header, parts: envelope.headers)
    if let fault = SOAPFaultReader.fault(in: envelope) {
      throw typed(completed(fault.explained(by: header), response), soap)
    }
    if header.succeeded == false {
      throw completed(ServiceFault.failure(header), response)
    }
    if envelope.payload == nil || soap.output.isEmpty, answersNothing { return .empty() }
    guard let payload = envelope.payload,
      document.isNamed(
        payload, local: soap.output,
        namespace: document.namespaceID(soap.outputNamespace ?? namespace))
    else { throw invalidResponse("it does not contain \(soap.output)", response) }
    do {
      return try XMLFieldReader.read(
        Operation.Output.self, from: document, element: payload, namespace: namespace)
    } catch {
      throw invalidResponse("\(error)", response)
    }
  }

  /// A documented fault, as its own type.
  private func typed(_ fault: ServiceFault, _ soap: SOAPOperation) -> any Error {
    for documented in soap.faults {
      if let typed = documented.typed(fault) { return typed }
    }
    return fault
  }

  private var answersNothing: Bool {
    CopyingCoder.fieldNames(of: Operation.Output.self).isEmpty
  }

  private func envelope(_ response: TransportResponse) throws -> SOAPEnvelope {
    do {
      return try SOAPEnvelope(response.xml(limits: connection.configuration.limits))
    } catch {
      record(response)
      // A proxy or a login page responds with a status but without a SOAP message.
      let problem = ForeignAnswer.doubting((error as? ServiceFault)?.reason ?? "\(error)")
      guard (200...299).contains(response.status) else {
        throw refusal(response, problem: problem)
      }
      throw invalidResponse(ForeignAnswer.kind(of: response) ?? problem, response)
    }
  }
}

extension SOAPEnvelope {
  /// The header of a response.
  func responseHeader(namespace: String) throws(CodingFailure) -> SOAPResponseHeader {
    var header = SOAPResponseHeader()
    let id = document.namespaceID(namespace)
    let parts = headerParts.filter { document.nodes[Int($0)].namespace == id }
    guard let first = parts.first else { return header }
    let parent = document.nodes[Int(first)].parent
    header = try XMLFieldReader.read(
      SOAPResponseHeader.self, from: document, element: parent, namespace: namespace)
    return header
  }
}

extension ServiceFault {
  /// Adds the exception in the header.
  fileprivate func explained(by header: SOAPResponseHeader) -> ServiceFault {
    var fault = self
    fault.exception = header.exceptionInfo ?? exception
    if fault.reason.isEmpty { fault.reason = fault.exception?.message ?? "" }
    return fault
  }

  /// The fault for a response that reports a failure but has no fault.
  fileprivate static func failure(_ header: SOAPResponseHeader) -> ServiceFault {
    let info = header.exceptionInfo
    let reason = info?.message ?? info?.friendlyText ?? "The operation did not succeed."
    return ServiceFault(.server, reason, exception: info)
  }
}
