import ServiceRuntime

/// Keeps what was sent and gives a prepared answer.
actor RecordingTransport: ClientTransport {
  private(set) var requests: [TransportRequest] = []
  private let response: TransportResponse

  init(_ response: TransportResponse) { self.response = response }

  func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    requests.append(request)
    return response
  }
}
