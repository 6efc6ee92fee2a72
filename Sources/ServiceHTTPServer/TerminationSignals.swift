import Dispatch
import Foundation

/// SIGTERM and SIGINT, caught: made before a server starts, so that none of them can come between
/// its start and the waiting and end the process.
///
/// Unchecked: sources of Dispatch may be used from any thread.
public final class TerminationSignals: @unchecked Sendable {
  private let sources: [any DispatchSourceSignal]
  private let received: AsyncStream<Void>

  /// From now on the signals do not end the process.
  public init() {
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
  public func first() async { _ = await received.first { _ in true } }

  /// The signals end the process again.
  public func restore() {
    sources.forEach { $0.cancel() }
    Self.numbers.forEach { signal($0, SIG_DFL) }
  }
}
