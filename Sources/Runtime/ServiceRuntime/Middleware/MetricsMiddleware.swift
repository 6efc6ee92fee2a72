internal import Synchronization

/// Counts all calls and measures how long they take, on a server or on a client. The result is text
/// in the format of Prometheus.
///
/// On a server it also counts refused requests. Put it first, so that it sees the responses of the
/// other middleware.
///
/// For example: `middleware: [metrics]`, and `metrics.text` for the monitoring system.
public final class MetricsMiddleware: ClientMiddleware, ServerMiddleware {
  /// The labels of a counter. The names of operations come from the service, not from callers, so
  /// callers cannot create more series.
  private struct Series: Hashable {
    let operation: String
    let binding: ServiceBinding
  }

  private struct Result: Hashable {
    let series: Series
    let status: Int
    let outcome: String
  }

  private struct Histogram {
    var counts = [Int](repeating: 0, count: MetricsMiddleware.bounds.count)
    var sum = 0.0
    var count = 0

    mutating func add(_ seconds: Double) {
      sum += seconds
      count += 1
      if let index = MetricsMiddleware.bounds.firstIndex(where: { seconds <= $0 }) {
        counts[index] += 1
      }
    }
  }

  private struct State {
    var results: [Result: Int] = [:]
    var durations: [Series: Histogram] = [:]
    var underWay = 0
  }

  /// In seconds.
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let prefix: String
  private let state = Mutex(State())

  /// Creates counters that are all zero.
  ///
  /// - Parameter prefix: The prefix of the names of the metrics. The default is `service`.
  public init(prefix: String = "service") { self.prefix = prefix }

  /// Passes the request on, and counts its outcome.
  public func intercept(
    _ request: TransportRequest, context: OperationContext,
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    state.withLock { $0.underWay += 1 }
    defer { state.withLock { $0.underWay -= 1 } }
    return try await CallRecord.observing(request, context: context, next: next, tell: count)
  }

  private func count(_ record: CallRecord) {
    let series = Series(
      operation: record.operation?.description ?? "none", binding: record.binding)
    let result = Result(series: series, status: record.status ?? 0, outcome: record.outcome)
    state.withLock { state in
      state.results[result, default: 0] += 1
      state.durations[series, default: Histogram()].add(record.duration / .seconds(1))
    }
  }

  /// All counters, as `text/plain; version=0.0.4`.
  public var text: String {
    let now = state.withLock { $0 }
    let lines =
      family("calls_total", type: "counter", help: "Calls by status; 0 if there was no response.")
      + now.results.map { result, count in
        let labels = "\(labels(result.series)),status=\"\(result.status)\""
        return "\(prefix)_calls_total{\(labels),outcome=\"\(result.outcome)\"} \(count)"
      }.sorted()
      + family("call_duration_seconds", type: "histogram", help: "How long calls took.")
      + now.durations.map { ("\(labels($0))", $1) }.sorted { $0.0 < $1.0 }.flatMap(rows)
      + family("calls_under_way", type: "gauge", help: "Calls that are not over.")
      + ["\(prefix)_calls_under_way \(now.underWay)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A document for a server that publishes ``text`` to everybody, without credentials. If the
  /// metrics must not be public, serve the text on a separate port.
  public func document(path: String = "metrics") -> ServiceDocument {
    ServiceDocument(path: path, mediaType: "text/plain; version=0.0.4; charset=utf-8") {
      [self] _ in text
    }
  }

  private func family(_ name: String, type: String, help: String) -> [String] {
    ["# HELP \(prefix)_\(name) \(help)", "# TYPE \(prefix)_\(name) \(type)"]
  }

  private func labels(_ series: Series) -> String {
    "operation=\"\(series.operation)\",binding=\"\(series.binding.rawValue)\""
  }

  private func rows(_ labels: String, _ histogram: Histogram) -> [String] {
    let name = "\(prefix)_call_duration_seconds"
    var count = 0
    let buckets = zip(Self.bounds, histogram.counts).map { bound, more in
      count += more
      return "\(name)_bucket{\(labels),le=\"\(bound)\"} \(count)"
    }
    return buckets + [
      "\(name)_bucket{\(labels),le=\"+Inf\"} \(histogram.count)",
      "\(name)_sum{\(labels)} \(histogram.sum)", "\(name)_count{\(labels)} \(histogram.count)",
    ]
  }
}
