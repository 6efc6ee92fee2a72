import Foundation

/// The limit on the processor time of a parse. Time that a thread spends waiting does not count.
struct ParsingDeadline {
  private let duration: Duration
  private var steps = 0
  private var end: Duration?

  /// The number of steps between two checks of the clock. A check costs as much as a few steps.
  private static let stride = 4096

  init(_ duration: Duration) { self.duration = duration }

  /// Counts a step. The first steps start the clock.
  mutating func hasPassed() -> Bool {
    steps &+= 1
    guard steps % Self.stride == 0 else { return false }
    let now = Self.processorTime
    guard let end else {
      end = now + duration
      return false
    }
    return now > end
  }

  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
