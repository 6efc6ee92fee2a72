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
