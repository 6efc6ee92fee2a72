import Foundation
import ServiceRuntime
import UserAgent

/// The speed of calls of a client.
struct CallMeasurement {
  let callsPerSecond: Double
  /// The processor time of client and server for a call.
  let microseconds: Double

  /// Calls for a time in seconds, with a number of calls at the same time. No call is on the main
  /// actor, because the change back to its thread would be measured with every call.
  init(_ client: UserAgentClient, callers: Int = 1, seconds: Double) async throws {
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
    callsPerSecond = Double(count) / ((ContinuousClock.now - start) / .seconds(1))
    microseconds = (ProcessorTime.process - cpu) * 1_000_000 / Double(count)
  }
}

/// Measures several things in turns, so that other load on the machine affects all of them.
///
/// - Returns: for each thing, its measurements.
func inTurns<Thing, Measured>(
  _ things: [Thing], rounds: Int, seconds: Double,
  measure: (Thing, _ seconds: Double) async throws -> Measured
) async throws -> [[Measured]] {
  for thing in things { _ = try await measure(thing, seconds / 5) }
  var results = things.map { _ in [Measured]() }
  for _ in 0..<rounds {
    for (index, thing) in things.enumerated() {
      results[index].append(try await measure(thing, seconds))
    }
  }
  return results
}

/// The median of the ratios, not the ratio of the medians, because compared values were measured
/// together.
func medianRatio(_ values: [Double], to others: [Double]) -> Double {
  median(zip(values, others).map { $0 / $1 })
}

extension UserAgentClient {
  /// A client with the credentials of the samples.
  init(
    _ binding: ServiceBinding, to address: String, over transport: any ClientTransport
  ) throws {
    guard let url = URL(string: address) else {
      throw BenchmarkFailure("the URL of the server is not valid")
    }
    let configuration = ConnectionConfiguration(
      applicationToken: SampleTokens.application, transport: transport)
    switch binding {
    case .soap: self.init(.soap(url, credentials: .ticket(SampleTokens.ticket), configuration))
    case .rest: self.init(.rest(url, credentials: .ticket(SampleTokens.ticket), configuration))
    }
  }
}
