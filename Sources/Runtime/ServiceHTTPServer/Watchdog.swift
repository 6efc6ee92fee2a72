import Dispatch

/// Checks connections from time to time. The timeout of the HTTP library only covers inactivity, so
/// a client that sends a byte now and then is never disconnected. And the library does not check a
/// connection while a handler is running.
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

  /// In seconds, often enough for the shortest deadline.
  private static func interval(_ deadlines: HTTPServer.Deadlines) -> Double {
    let shortest = min(deadlines.header, deadlines.body, deadlines.response)
    return min(max(shortest / .seconds(1) / 4, 0.02), 0.5)
  }
}
