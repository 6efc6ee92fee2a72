import ServiceRuntime

/// Answers the requests of operators. It has no secrets, so it needs no credentials.
struct OperationsEndpoint: Sendable {
  /// The content of a port.
  struct Offer {
    var readiness: Bool
    var metrics: Bool
    /// Whether the response may have details that only operators should know.
    var details: Bool

    /// On the separate port of operators.
    static let operators = Offer(readiness: true, metrics: true, details: true)
  }

  let readiness: Readiness
  let metrics: @Sendable () -> String

  /// Nil if the path is not one of its paths.
  func respond(to request: TransportRequest, with offer: Offer) async -> TransportResponse? {
    guard request.method == .get else { return nil }
    switch request.target {
    case "/readyz" where offer.readiness: return await readiness(offer)
    case "/metrics" where offer.metrics:
      return Self.text(200, text: metrics(), parameters: "; version=0.0.4")
    default: return nil
    }
  }

  private func readiness(_ offer: Offer) async -> TransportResponse {
    guard let problem = await readiness.problem() else { return Self.text(200, text: "ok\n") }
    if offer.details { return Self.text(503, text: "\(problem)\n") }
    let reason = (problem as? StorageError)?.publicDescription ?? "tokens cannot be saved"
    return Self.text(503, text: "\(reason)\n")
  }

  private static func text(
    _ status: Int, text: String, parameters: String = ""
  ) -> TransportResponse {
    TransportResponse(
      status: status, headers: ["Content-Type": "text/plain\(parameters); charset=utf-8"],
      body: Array(text.utf8))
  }
}

/// Tests whether tokens can be saved and found: at most once per second, even if there are more
/// requests. Anyone may send requests, and a test costs a commit.
actor Readiness {
  private let vault: TokenVault
  private var last: (time: ContinuousClock.Instant, problem: (any Error)?)?
  private var running: Task<(any Error)?, Never>?

  init(_ vault: TokenVault) { self.vault = vault }

  /// Nil if everything works.
  func problem() async -> (any Error)? {
    if let last, .now - last.time < .seconds(1) { return last.problem }
    if let running { return await running.value }
    let task = Task { [vault] () -> (any Error)? in
      do {
        try await vault.rehearse()
        return nil
      } catch {
        return error
      }
    }
    running = task
    let problem = await task.value
    running = nil
    last = (.now, problem)
    return problem
  }
}
