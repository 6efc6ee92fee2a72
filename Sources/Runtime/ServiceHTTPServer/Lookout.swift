import CMicroHTTPD
import Dispatch
import Foundation

/// Looks for the next request for a moment, before a thread sleeps until there is one.
///
/// A processor without work stops, and starting it again costs more than a short request: on a
/// virtual machine, 15 µs of processor time for the server and 30 µs of waiting for the client. So
/// a thread that has sent a response looks whether the next request comes soon. It only looks as
/// long as that succeeds, so a client that takes its time costs nothing.
///
/// It sees only the connections of its thread, and not that a handler has finished that the library
/// waits for: that response is sent after the look.
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
  /// How many requests had arrived at the last look and have not been read since. There is nothing to
  /// look for before that.
  private var unread: Int32 = 0

  package init(_ record: LookoutRecord = LookoutRecord()) { self.record = record }

  /// Also looks at a connection.
  package func add(_ socket: Int32) { sockets.append(shim_watched(socket)) }

  /// Called before the connection is closed.
  package func remove(_ socket: Int32) {
    sockets.removeAll { $0.fd == socket }
    unread = 0
  }

  /// Called when a request arrives.
  package func requestArrived() {
    unread = max(0, unread - 1)
    guard let responded else { return }
    self.responded = nil
    record.requestArrived(after: Self.now - responded)
  }

  /// Looks for a request on all connections of the thread, if that is promising. Called after a
  /// response. Blocks for a moment.
  ///
  /// - Returns: whether it looked in vain.
  @discardableResult package func look() -> Bool {
    let start = Self.now
    responded = start
    // A request that is already there shows that others come soon: it counts when it arrives.
    guard record.isPromising, sockets.count <= Self.mostSockets, unread == 0 else { return false }
    let first = event
    unread = max(0, first)
    guard first == 0 else { return false }
    responded = nil
    while true {
      // Other threads may need this processor to send the request. They may keep it for longer than
      // it takes to wake up.
      sched_yield()
      let (time, event) = (Self.now - start, event)
      if event > 0, time < LookoutRecord.longest {
        unread = event
        record.lookSucceeded()
        return false
      }
      if event != 0 || time > Self.limit {
        record.lookFailed()
        return true
      }
    }
  }

  /// How many connections have a request, or -1 for the end of a connection.
  private var event: Int32 { shim_look(&sockets, sockets.count) }

  private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }
}

/// Whether it is worthwhile to look for the next request.
package struct LookoutRecord {
  /// A request that arrives sooner, in nanoseconds after a response, was read with the one before it,
  /// and no look can find it.
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
