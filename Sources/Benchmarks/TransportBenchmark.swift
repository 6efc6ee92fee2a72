import Foundation
import ServiceCurl
import ServiceHTTPServer
import ServiceRuntime
import ServiceURLSession
import UserAgent

/// Calls per second over the loopback interface, with one transport and with the other, to the same
/// server in the same process.
struct TransportBenchmark {
  private struct Result {
    var callsPerSecond: Double
    var microseconds: Double
  }

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
    print(Table(rows: rows).text)
    await Self.server.shutdown()
  }

  /// The transports take turns, so that other load on the machine affects both.
  private func table(_ callers: Int) async throws -> [[String]] {
    let clients = try Self.transports.map { try Self.client($0.transport) }
    var results = clients.map { _ in [Result]() }
    for client in clients { _ = try await measure(client, callers, seconds: 0.2) }
    for _ in 0..<rounds {
      for (index, client) in clients.enumerated() {
        results[index].append(try await measure(client, callers, seconds: seconds))
      }
    }
    let rates = results.map { $0.map(\.callsPerSecond) }
    return zip(Self.transports, results).map { transport, results in
      // The median of the ratios, not the ratio of the medians, because compared values were
      // measured together.
      let ratios = zip(results.map(\.callsPerSecond), rates.last ?? []).map { $0 / $1 }
      return [
        transport.name, callers == 1 ? "one after the other" : "\(callers) at a time",
        "\(Int(median(results.map(\.callsPerSecond))))",
        decimal(median(results.map(\.microseconds)), digits: 1),
        decimal(median(ratios), digits: 2),
      ]
    }
  }

  private func measure(
    _ client: UserAgentClient, _ callers: Int, seconds: Double
  ) async throws -> Result {
    let cpu = ProcessorTime.process
    let start = ContinuousClock.now
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<callers {
        group.addTask {
          var count = 0
          repeat {
            _ = try await client.saveExternalTokens(SampleTokens.info)
            count += 1
          } while ContinuousClock.now - start < .seconds(seconds)
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    return Result(
      callsPerSecond: Double(count) / ((ContinuousClock.now - start) / .seconds(1)),
      microseconds: (ProcessorTime.process - cpu) * 1_000_000 / Double(count))
  }

  private static func client(_ transport: any ClientTransport) throws -> UserAgentClient {
    guard let url = URL(string: server.url) else {
      throw BenchmarkFailure("the URL of the server is not valid")
    }
    return UserAgentClient(
      .soap(
        url, credentials: .ticket(SampleTokens.ticket),
        .init(applicationToken: SampleTokens.application, transport: transport)))
  }
}
