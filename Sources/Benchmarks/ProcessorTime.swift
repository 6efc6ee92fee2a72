import Foundation

/// Seconds of processor time: comparable on a busy machine too.
enum ProcessorTime {
  /// The time of the calling thread.
  static var thread: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

  /// The time of all threads of this process.
  static var process: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  #if os(Linux)
    /// The time of a running program.
    static func process(_ id: Int32) -> Double {
      var clock = clockid_t()
      return clock_getcpuclockid(id, &clock) == 0 ? seconds(clock) : 0
    }
  #endif

  /// Converts a measurement of the system.
  static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
