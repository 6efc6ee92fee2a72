import Foundation

/// Seconds of processor time: comparable on a busy machine too.
enum ProcessorTime {
  /// Of the calling thread.
  static var thread: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

  /// Of all threads.
  static var process: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
