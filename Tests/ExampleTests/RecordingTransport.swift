import ServiceRuntime

/// Keeps the requests and returns a prepared response.
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
