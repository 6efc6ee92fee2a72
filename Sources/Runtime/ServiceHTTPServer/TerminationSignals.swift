import Dispatch
import Foundation
import Synchronization

/// Catches SIGTERM and SIGINT. Create it before a server starts, so that a signal between the start
/// and the wait does not end the process.
public final class TerminationSignals: Sendable {
  private let received: AsyncStream<Void>
  private let number: Int

  /// From now on the signals do not end the process, and no signal is lost.
  public init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    received = stream
    number = SignalPipe.shared.add(continuation)
  }

  /// Returns after the first signal, or when the task is cancelled.
  public func first() async { _ = await received.first { _ in true } }

  /// The signals end the process again.
  public func restore() { SignalPipe.shared.remove(number) }

  deinit { restore() }
}

/// The descriptor to which the handler writes. It may do little else, because the interrupted code
/// may hold any lock.
private nonisolated(unsafe) var signalDescriptor: Int32 = -1

/// Notifies all waiting tasks of a signal.
///
/// The signals have a C handler. Dispatch starts to watch signals on another thread, and would lose
/// a signal before that.
private final class SignalPipe: Sendable {
  static let shared = SignalPipe()

  private static let signals = [SIGTERM, SIGINT]

  private struct Waiting {
    var continuations: [Int: AsyncStream<Void>.Continuation] = [:]
    var next = 0
  }

  private let waiting = Mutex(Waiting())

  private init() {
    var ends: [Int32] = [-1, -1]
    // Without a pipe the signals end the process, as they would without this class.
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    signalDescriptor = ends[1]
    let descriptor = ends[0]
    Thread.detachNewThread { [unowned self] in
      // The only instance lives as long as the process. Threads of Dispatch receive no signals.
      var taken = sigset_t()
      sigemptyset(&taken)
      for number in Self.signals { sigaddset(&taken, number) }
      pthread_sigmask(SIG_UNBLOCK, &taken, nil)
      var byte: UInt8 = 0
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while true {
        poll(&wanted, 1, -1)
        while read(descriptor, &byte, 1) > 0 { tell() }
      }
    }
  }

  func add(_ continuation: AsyncStream<Void>.Continuation) -> Int {
    waiting.withLock { waiting in
      waiting.next += 1
      waiting.continuations[waiting.next] = continuation
      if signalDescriptor >= 0 {
        for number in Self.signals { signal(number, Self.handler) }
      }
      return waiting.next
    }
  }

  func remove(_ number: Int) {
    waiting.withLock { waiting in
      guard waiting.continuations.removeValue(forKey: number) != nil,
        waiting.continuations.isEmpty
      else { return }
      for number in Self.signals { signal(number, SIG_DFL) }
    }
  }

  private func tell() {
    let continuations = waiting.withLock { Array($0.continuations.values) }
    for continuation in continuations { continuation.yield() }
  }

  private static let handler: @convention(c) (Int32) -> Void = { _ in
    let saved = errno
    var byte: UInt8 = 1
    _ = write(signalDescriptor, &byte, 1)
    errno = saved
  }
}
