import Foundation
import Synchronization

/// Counts events, and returns the counts in the text format of Prometheus.
final class Metrics: Sendable {
  private struct Histogram {
    var counts: [Int]
    var sum = 0.0
    var count = 0

    mutating func add(_ other: Histogram) {
      for index in counts.indices { counts[index] += other.counts[index] }
      sum += other.sum
      count += other.count
    }
  }

  /// What a call counts.
  private struct Calls {
    var requests: [Int: Int] = [:]
    var durations = Histogram(counts: Metrics.durationBounds.map { _ in 0 })
    var events: [AuditEvent.Action: Int] = [:]

    mutating func add(_ other: Calls) {
      requests.merge(other.requests, uniquingKeysWith: +)
      durations.add(other.durations)
      events.merge(other.events, uniquingKeysWith: +)
    }
  }

  private final class CallCounter: Sendable {
    let calls = Mutex(Calls())
  }

  private struct State {
    var commits = 0
    var committed = 0
    var expired = 0
    var jumps = 0
    var retries = 0
    var attendance = Attendance(servers: 1, databaseBytes: 0)
  }

  private static let durationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]

  private let started = Date().timeIntervalSince1970
  private let state = Mutex(State())
  /// Several counters, because threads that count in the same memory wait for each other's
  /// processor.
  private let counters = (0..<16).map { _ in CallCounter() }

  /// A counter that few other threads use.
  private var counter: CallCounter {
    // The addresses of threads differ in their pages, of 4 or 16 KB. Two threads that follow each
    // other do not use counters that do, because these may share a line of the processor's memory.
    counters[Int((Self.thread >> 12 ^ Self.thread >> 16) &* 7 % UInt(counters.count))]
  }

  /// The address of the thread.
  private static var thread: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }

  /// A response was sent, or none (0).
  func request(status: Int, duration: Duration) {
    let seconds = duration / .seconds(1)
    counter.calls.withLock { calls in
      calls.requests[status, default: 0] += 1
      calls.durations.count += 1
      calls.durations.sum += seconds
      if let index = Self.durationBounds.firstIndex(where: { seconds <= $0 }) {
        calls.durations.counts[index] += 1
      }
    }
  }

  func event(_ action: AuditEvent.Action) {
    counter.calls.withLock { $0.events[action, default: 0] += 1 }
  }

  /// The database committed this number of requests together.
  func commit(_ requests: Int) {
    state.withLock { state in
      state.commits += 1
      state.committed += requests
    }
  }

  /// There was a retry because the database could not be reached.
  func retried() { state.withLock { $0.retries += 1 } }

  /// What the database reports about itself and about its servers.
  func attended(_ attendance: Attendance) { state.withLock { $0.attendance = attendance } }

  func swept(_ outcome: ExpirySweep.Outcome) {
    state.withLock { state in
      state.expired += outcome.removed
      state.jumps += outcome.jump == nil ? 0 : 1
    }
  }

  /// - Parameters:
  ///   - databaseBytes: The size of the files of the database on this machine.
  ///   - lostLines: The number of log lines that were not written.
  func text(databaseBytes: Int, lostLines: Int) -> String {
    let now = state.withLock { $0 }
    let calls = counters.reduce(into: Calls()) { sum, counter in
      sum.add(counter.calls.withLock { $0 })
    }
    let requests = calls.requests.sorted { $0.key < $1.key }
    let families = [
      Self.family(
        "http_requests_total", type: "counter",
        help: "Requests by status; 0 if no response was sent.",
        rows: requests.map { ("{status=\"\($0.key)\"}", $0.value) }),
      Self.family(
        "http_request_duration_seconds", type: "histogram",
        help: "From the request line to the last byte of the response.",
        rows: Self.rows(calls.durations)),
      Self.family(
        "events_total", type: "counter", help: "Results of calls.",
        rows: AuditEvent.Action.allCases.map {
          ("{event=\"\($0.rawValue)\"}", calls.events[$0] ?? 0)
        }),
      Self.family(
        "commits_total", type: "counter", help: "Database commits.", rows: [("", now.commits)]),
      Self.family(
        "committed_total", type: "counter", help: "Requests in these commits.",
        rows: [("", now.committed)]),
      Self.family(
        "expired_total", type: "counter", help: "Expired entries that were removed.",
        rows: [("", now.expired)]),
      Self.family(
        "clock_jumps_total", type: "counter", help: "Jumps of the clock.", rows: [("", now.jumps)]),
      Self.family(
        "log_lines_lost_total", type: "counter", help: "Log lines that were not written.",
        rows: [("", lostLines)]),
      Self.family(
        "database_bytes", type: "gauge", help: "Size of the database.",
        rows: [("", databaseBytes + now.attendance.databaseBytes)]),
      Self.family(
        "database_retries_total", type: "counter", help: "Retries of database requests.",
        rows: [("", now.retries)]),
      Self.family(
        "servers", type: "gauge", help: "Live servers on the database.",
        rows: [("", now.attendance.servers)]),
      Self.family(
        "start_time_seconds", type: "gauge", help: "Process start, in seconds since 1970.",
        rows: [("", started)]),
    ]
    return families.joined()
  }

  private static func rows(_ histogram: Histogram) -> [(String, any Sendable)] {
    var count = 0
    let buckets: [(String, any Sendable)] = zip(durationBounds, histogram.counts).map {
      bound, more in
      count += more
      return ("_bucket{le=\"\(bound)\"}", count)
    }
    return buckets + [
      ("_bucket{le=\"+Inf\"}", histogram.count), ("_sum", histogram.sum),
      ("_count", histogram.count),
    ]
  }

  private static func family(
    _ name: String, type: String, help: String, rows: [(labels: String, value: any Sendable)]
  ) -> String {
    "# HELP token_server_\(name) \(help)\n# TYPE token_server_\(name) \(type)\n"
      + rows.map { "token_server_\(name)\($0.labels) \($0.value)\n" }.joined()
  }
}
