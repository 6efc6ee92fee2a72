import Foundation
import ServiceRuntime
import UserAgent

/// Calls per second from a client to a server in the same process, one after the other: the whole
/// runtime without a network.
struct LoopbackBenchmark {
  private struct Result {
    var callsPerSecond: Double
    var microseconds: Double
  }

  let rounds: Int
  var seconds = 0.5

  func run() async throws {
    let clients = try [("SOAP", Self.soap()), ("JSON", Self.rest())]
    var results = clients.map { _ in [Result]() }
    for (_, client) in clients { _ = try await measure(client, seconds: 0.1) }
    for _ in 0..<rounds {
      for (index, (_, client)) in clients.enumerated() {
        results[index].append(try await measure(client, seconds: seconds))
      }
    }
    let rows = zip(clients, results).map { client, results in
      [
        client.0, "\(Int(median(results.map(\.callsPerSecond))))",
        decimal(median(results.map(\.microseconds)), digits: 1),
      ]
    }
    print("\nCalls per second in process, client and server, median of \(rounds) rounds\n")
    print(Table(rows: [["SaveExternalTokens", "calls/s", "CPU µs"]] + rows).text)
  }

  /// Not on the main actor, because the change back to its thread would be measured with every
  /// call.
  private func measure(_ client: UserAgentClient, seconds: Double) async throws -> Result {
    try await Task.detached {
      let cpu = ProcessorTime.process
      let start = ContinuousClock.now
      var count = 0
      repeat {
        for _ in 0..<100 { _ = try await client.saveExternalTokens(SampleTokens.info) }
        count += 100
      } while ContinuousClock.now - start < .seconds(seconds)
      return Result(
        callsPerSecond: Double(count) / ((ContinuousClock.now - start) / .seconds(1)),
        microseconds: (ProcessorTime.process - cpu) * 1_000_000 / Double(count))
    }.value
  }

  private static let transport = LoopbackTransport(
    ServiceServer(UserAgentServer(FixedTokens()), authenticator: AllowEveryone()))

  private static func soap() throws -> UserAgentClient {
    UserAgentClient(
      .soap(
        try baseURL(), credentials: .ticket(SampleTokens.ticket),
        .init(applicationToken: SampleTokens.application, transport: transport)))
  }

  private static func rest() throws -> UserAgentClient {
    UserAgentClient(
      .rest(
        try baseURL(), credentials: .ticket(SampleTokens.ticket),
        .init(applicationToken: SampleTokens.application, transport: transport)))
  }

  private static func baseURL() throws -> URL {
    guard let url = URL(string: "http://localhost") else {
      throw BenchmarkFailure("the URL of the server is not valid")
    }
    return url
  }
}
