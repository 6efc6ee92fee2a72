internal import Synchronization

/// One call of an operation: the common part of both bindings.
struct ServiceCall<Operation: OperationDefinition>: Sendable {
  let connection: ServiceConnection
  let input: Operation.Input
  let options: CallOptions

  var descriptor: OperationDescriptor { Operation.descriptor }
  var timeZone: ServiceTimeZone? { options.timeZone ?? connection.configuration.timeZone }

  var bindingUnavailable: ServiceCallError {
    let refusal = "\(descriptor.info.name) is not available over \(connection.binding)"
    return error(
      .bindingUnavailable,
      message: otherBinding.map { "\(refusal). Call it over \($0): it is available there." }
        ?? "\(refusal).")
  }

  /// The binding that the operation has instead of the one of the connection.
  private var otherBinding: ServiceBinding? {
    connection.binding == .rest
      ? descriptor.soap.map { _ in .soap } : descriptor.rest.map { _ in .rest }
  }

  func error(
    _ kind: ServiceCallError.Kind, message: String, response: TransportResponse? = nil
  ) -> ServiceCallError {
    ServiceCallError(
      kind, message, operation: descriptor.info, binding: connection.binding,
      httpStatus: response?.status, requestID: requestID(response))
  }

  func encodingFailed(_ failure: CodingFailure) -> ServiceCallError {
    error(.encodingFailed, message: "A value cannot be sent: \(failure).")
  }

  /// The fault, with the facts that only the client knows.
  func completed(_ fault: ServiceFault, _ response: TransportResponse) -> ServiceFault {
    var fault = fault
    fault.operation = descriptor.info
    fault.binding = connection.binding
    fault.httpStatus = response.status
    fault.requestID = requestID(response)
    return fault
  }

  private func requestID(_ response: TransportResponse?) -> String? {
    response?.headers[RequestID.header] ?? options.requestID
  }

  /// Sends a request through the middleware and reads the response. Errors have the URL and HTTP
  /// method of the request.
  func send(
    _ method: HTTPMethod, target: String, headers: HeaderFields, body: [UInt8],
    reading read: (TransportResponse) throws -> Operation.Output
  ) async throws -> Operation.Output {
    let request = TransportRequest(
      method: method, origin: connection.origin, target: connection.basePath + target,
      headers: allHeaders(headers), body: body, timeout: options.timeout,
      maximumResponseBytes: connection.configuration.limits.maximumMessageBytes)
    do {
      return try read(try await response(to: request))
    } catch var error as ServiceCallError {
      error.method = error.method ?? request.method
      error.url = error.url ?? request.shownURL
      throw error
    } catch var fault as ServiceFault {
      fault.method = fault.method ?? request.method
      fault.url = fault.url ?? request.shownURL
      throw fault
    } catch var error as any TypedServiceFault {
      error.fault.method = error.fault.method ?? request.method
      error.fault.url = error.fault.url ?? request.shownURL
      throw error
    }
  }

  private func allHeaders(_ headers: HeaderFields) -> HeaderFields {
    var headers = headers
    if let id = options.requestID { headers[RequestID.header] = id }
    for field in options.headers { headers[field.name] = field.value }
    return headers
  }

  private func response(to request: TransportRequest) async throws -> TransportResponse {
    guard request.headers.areSendable else { throw completed(.headerNotSendable) }
    try Task.checkCancellation()
    let response = try await exchange(request)
    guard response.body.count <= connection.configuration.limits.maximumMessageBytes else {
      throw completed(
        .responseTooLarge(
          maximumBytes: connection.configuration.limits.maximumMessageBytes,
          httpStatus: response.status),
        response)
    }
    return response
  }

  /// Turns errors of the transport into call errors. Faults, call errors and cancellation stay as
  /// they are.
  private func exchange(_ request: TransportRequest) async throws -> TransportResponse {
    do {
      guard let timeout = options.timeout else { return try await exchangeOnce(request) }
      return try await withTimeout(timeout) { try await exchangeOnce(request) }
    } catch is TimeoutError {
      throw completed(.noResponseInTime)
    } catch let thrown as ServiceCallError {
      throw completed(thrown)
    } catch let thrown where thrown is CancellationError || thrown is ServiceFault {
      throw thrown
    } catch let thrown {
      if Task.isCancelled { throw CancellationError() }
      throw error(.transport(thrown), message: "The request got no response: \(thrown)")
    }
  }

  private func exchangeOnce(_ request: TransportRequest) async throws -> TransportResponse {
    let context = OperationContext(
      operation: descriptor.info, binding: connection.binding, requestID: options.requestID)
    let transport = connection.configuration.transport
    if connection.chain.middleware.isEmpty {
      return try await transport.send(request, context: context)
    }
    return try await connection.chain.run(request, context: context) {
      try await transport.send($0, context: context)
    }
  }

  private func completed(
    _ thrown: ServiceCallError, _ response: TransportResponse? = nil
  ) -> ServiceCallError {
    var error = thrown
    error.operation = error.operation ?? descriptor.info
    error.binding = error.binding ?? connection.binding
    error.requestID = error.requestID ?? requestID(response)
    return error
  }

  func record(
    _ response: TransportResponse, header: SOAPResponseHeader? = nil,
    parts: @autoclosure () -> SOAPHeaders = SOAPHeaders()
  ) {
    guard let recorder = connection.recorder else { return }
    let timeZone =
      header?.timeZone?.timeZone
      ?? response.headers["SO-TimeZone"].map { ServiceTimeZone(locationCode: $0) }
    recorder.record(
      ResponseMetadata(
        status: response.status, headers: response.headers, timeZone: timeZone,
        extraInfo: header?.extraInfo, succeeded: header?.succeeded, soapHeaders: parts(),
        requestID: requestID(response)))
  }
}

/// The header field that identifies a call in logs.
enum RequestID {
  static let header = "X-Request-ID"
  private static let first = UInt64.random(in: .min ... .max)
  private static let made = Atomic<UInt64>(0)

  /// A new id that is very unlikely to be repeated.
  static func make() -> String {
    // The system's random numbers cost a call of the kernel, so they are only the beginning.
    let count = made.wrappingAdd(1, ordering: .relaxed).oldValue
    let number = first &+ count &* 0x9E37_79B9_7F4A_7C15
    return String(unsafeUninitializedCapacity: 16) { digits in
      for position in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: number >> (60 - 4 * UInt64(position)) & 0xF)
        digits[position] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      }
      return 16
    }
  }
}

/// Thrown when work did not end in time.
struct TimeoutError: Error {}

/// Runs work and cancels it after a timeout.
func withTimeout<Value: Sendable>(
  _ timeout: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: timeout)
      throw TimeoutError()
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw TimeoutError() }
    return value
  }
}
