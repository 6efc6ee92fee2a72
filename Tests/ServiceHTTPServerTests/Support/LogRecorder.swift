import ServiceHTTPServer

/// Keeps the entries of an access log until a test asks for them.
final class LogRecorder: Sendable {
  private let entries: AsyncStream<AccessLogEntry>
  private let continuation: AsyncStream<AccessLogEntry>.Continuation

  init() { (entries, continuation) = AsyncStream.makeStream() }

  func record(_ entry: AccessLogEntry) { continuation.yield(entry) }

  /// Waits for the next entry.
  func next() async -> AccessLogEntry? { await entries.first { _ in true } }
}
