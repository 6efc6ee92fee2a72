import Dispatch
import Foundation

/// Waits for the signals that ask a process to end.
///
/// Unchecked: sources of Dispatch may be used from any thread.
final class TerminationSignals: @unchecked Sendable {
  private let sources: [any DispatchSourceSignal]
  private let received: AsyncStream<Void>

  /// From now on the signals do not end the process.
  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    received = stream
    sources = Self.numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield() }
      source.activate()
      return source
    }
  }

  private static let numbers = [SIGTERM, SIGINT]

  /// Returns with the first signal, or when the task is cancelled.
  func first() async { _ = await received.first { _ in true } }

  /// The signals end the process again.
  func restore() {
    sources.forEach { $0.cancel() }
    Self.numbers.forEach { signal($0, SIG_DFL) }
  }
}
