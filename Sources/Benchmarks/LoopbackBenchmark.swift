import ServiceRuntime
import UserAgent

/// Calls per second from a client to a server in the same process, one after the other: the whole
/// runtime without a network.
struct LoopbackBenchmark {
  let rounds: Int
  var seconds = 0.5

  private static let transport = LoopbackTransport(
    ServiceServer(UserAgentServer(FixedTokens()), authenticator: AllowEveryone()))

  func run() async throws {
    let bindings = [("SOAP", ServiceBinding.soap), ("JSON", .rest)]
    let clients = try bindings.map {
      try UserAgentClient($0.1, to: "http://localhost", over: Self.transport)
    }
    let results = try await inTurns(clients, rounds: rounds, seconds: seconds) {
      try await CallMeasurement($0, seconds: $1)
    }
    let rows = zip(bindings, results).map { binding, results in
      [
        binding.0, "\(Int(median(results.map(\.callsPerSecond))))",
        decimal(median(results.map(\.microseconds)), digits: 1),
      ]
    }
    print("\nCalls per second in process, client and server, median of \(rounds) rounds\n")
    printTable([["SaveExternalTokens", "calls/s", "CPU µs"]] + rows)
  }
}
