import Dispatch

/// Looks after connections from time to time: the HTTP library's own timeout is only about
/// inactivity, which a client that sends a byte now and then outlives, and it does not look at
/// a connection while a handler is at work.
///
/// Unchecked: sources of Dispatch may be used from any thread.
final class Watchdog: @unchecked Sendable {
  private let timer: any DispatchSourceTimer

  init(_ core: ServerCore) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "http-server-watchdog"))
    let interval = Self.interval(core.configuration.deadlines)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler {
      let now = ContinuousClock.now
      core.connections.forEach { $0.check(now: now) }
    }
    timer.activate()
  }

  func stop() { timer.cancel() }

  /// Seconds: often enough for the shortest deadline.
  private static func interval(_ deadlines: HTTPServer.Deadlines) -> Double {
    let shortest = min(deadlines.header, deadlines.body, deadlines.response)
    return min(max(shortest / .seconds(1) / 4, 0.02), 0.5)
  }
}
