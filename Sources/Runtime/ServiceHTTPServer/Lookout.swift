import Foundation

/// Looks for the next request for a moment, before a thread sleeps until there is one.
///
/// A processor without work stops, and starting it again costs more than most requests: on a
/// virtual machine, 15 µs of processor time for the server and 30 µs of waiting for the client. So
/// a thread that has sent a response looks whether the next request comes soon. It only looks as
/// long as that succeeds, so a client that takes its time costs nothing.
///
/// Unchecked: only its thread uses it.
package final class Lookout: @unchecked Sendable {
  /// How long to look, in nanoseconds. It is about what sleeping costs: looking in vain costs at
  /// most as much again.
  private static let limit: UInt64 = 30_000
  /// With more connections, the next request has nearly always arrived already.
  private static let mostSockets = 64

  private var sockets: [pollfd] = []
  private var record: LookoutRecord
  /// When the thread responded without looking for the next request after that.
  private var responded: UInt64?

  package init(_ record: LookoutRecord = LookoutRecord()) { self.record = record }

  /// Also looks at a connection.
  package func add(_ socket: Int32) {
    sockets.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0))
  }

  /// Called before the connection is closed.
  package func remove(_ socket: Int32) { sockets.removeAll { $0.fd == socket } }

  /// Called when a request arrives.
  package func requestArrived() {
    guard let responded else { return }
    self.responded = nil
    record.requestArrived(after: Self.now - responded)
  }

  /// Looks for a request on all connections of the thread, if that is promising. Called after a
  /// response. Blocks for a moment.
  ///
  /// - Returns: whether it looked, and in vain.
  @discardableResult package func look() -> Bool {
    let start = Self.now
    responded = start
    guard record.isPromising, sockets.count <= Self.mostSockets, !hasRequest else { return false }
    repeat {
      // Other threads may need this processor to send the request.
      sched_yield()
      if hasRequest {
        record.lookSucceeded()
        responded = nil
        return false
      }
    } while Self.now < start + Self.limit
    record.lookFailed()
    return true
  }

  private var hasRequest: Bool { poll(&sockets, nfds_t(sockets.count), 0) > 0 }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// Whether it is worthwhile to look for the next request.
package struct LookoutRecord {
  /// A request that arrives sooner, in nanoseconds after a response, was already there.
  package static let shortest: UInt64 = 1_000
  /// A request that arrives later would not have been found. Waking up takes most of this time.
  package static let longest: UInt64 = 90_000
  private static let mostCredit = 16
  private static let prices = 4...1024

  private var credit = 0
  /// How many requests must arrive soon after a look in vain.
  private var price = prices.lowerBound

  package init() {}

  /// Whether a look is likely to find a request.
  package var isPromising: Bool { credit > 0 }

  /// A request arrived on a sleeping thread, this number of nanoseconds after a response.
  package mutating func requestArrived(after gap: UInt64) {
    if gap > Self.shortest, gap < Self.longest { credit = min(credit + 1, Self.mostCredit) }
  }

  /// A look found a request.
  package mutating func lookSucceeded() {
    credit = min(credit + 1, Self.mostCredit)
    price = Self.prices.lowerBound
  }

  /// A look found nothing.
  package mutating func lookFailed() {
    credit -= price
    price = min(price * 2, Self.prices.upperBound)
  }
}
