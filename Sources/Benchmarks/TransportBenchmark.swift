import ServiceCurl
import ServiceHTTPServer
import ServiceRuntime
import ServiceURLSession
import UserAgent

/// Calls per second over the loopback interface, with one transport and with the other, to the same
/// server in the same process.
struct TransportBenchmark {
  let rounds: Int
  var seconds = 1.0

  private static let transports: [(name: String, transport: any ClientTransport)] = [
    ("libcurl", CurlTransport.shared), ("URLSession", URLSessionTransport.shared),
  ]

  private static let server = HTTPServer(
    ServiceServer(UserAgentServer(FixedTokens()), authenticator: AllowEveryone()),
    configuration: .init(port: 0))

  func run() async throws {
    try await Self.server.start()
    print("\nCalls per second over HTTP, client and server, median of \(rounds) rounds\n")
    var rows = [["SaveExternalTokens over SOAP", "", "calls/s", "CPU µs", "ratio"]]
    for callers in [1, 8] { rows += try await table(callers) }
    printTable(rows)
    await Self.server.shutdown()
  }

  private func table(_ callers: Int) async throws -> [[String]] {
    let clients = try Self.transports.map {
      try UserAgentClient(.soap, to: Self.server.url, over: $0.transport)
    }
    let results = try await inTurns(clients, rounds: rounds, seconds: seconds) {
      try await CallMeasurement($0, callers: callers, seconds: $1)
    }
    let rates = results.map { $0.map(\.callsPerSecond) }
    return zip(Self.transports, zip(results, rates)).map { transport, measured in
      let (results, own) = measured
      return [
        transport.name, callers == 1 ? "one after the other" : "\(callers) at a time",
        "\(Int(median(own)))", decimal(median(results.map(\.microseconds)), digits: 1),
        decimal(medianRatio(own, to: rates.last ?? []), digits: 2),
      ]
    }
  }
}
