import Foundation

/// How long a parse may go on, in processor time: a thread that waits for its turn does no harm.
struct ParsingDeadline {
  private let duration: Duration
  private var steps = 0
  private var end: Duration?

  /// So many steps go by between two looks at the clock, which costs as much as a few of them.
  private static let stride = 4096

  init(_ duration: Duration) { self.duration = duration }

  /// Takes a step, the first of which start the clock.
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
