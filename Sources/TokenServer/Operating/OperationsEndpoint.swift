import ServiceRuntime

/// What those who operate the server ask it. No secrets, so no credentials.
struct OperationsEndpoint: Sendable {
  let store: any TokenStore
  let metrics: @Sendable () -> String

  /// Nil for what is none of its paths.
  func respond(to request: TransportRequest) async -> TransportResponse? {
    guard request.method == .get else { return nil }
    switch request.target {
    case "/readyz": return await readiness()
    case "/metrics": return Self.text(200, metrics(), "; version=0.0.4")
    default: return nil
    }
  }

  private func readiness() async -> TransportResponse {
    do {
      try await store.probe()
      return Self.text(200, "ok\n")
    } catch {
      return Self.text(503, "\(error)\n")
    }
  }

  private static func text(
    _ status: Int, _ text: String, _ parameters: String = ""
  ) -> TransportResponse {
    TransportResponse(
      status: status, headers: ["Content-Type": "text/plain\(parameters); charset=utf-8"],
      body: Array(text.utf8))
  }
}
