import Foundation
import ServiceHTTPServer
import TestSupport
import Testing

/// A thread looks for the next request before it sleeps, as long as that is worthwhile.
@Suite struct LookoutTests {
  @Test func looksOnlyAfterARequestThatCameSoon() {
    var record = LookoutRecord()
    #expect(!record.isPromising)
    record.requestArrived(after: LookoutRecord.longest)
    record.requestArrived(after: LookoutRecord.shortest)
    #expect(!record.isPromising)
    record.requestArrived(after: LookoutRecord.longest / 2)
    #expect(record.isPromising)
  }

  @Test func looksInVainAreRareIfNoneSucceeds() {
    var record = LookoutRecord()
    var inVain = 0
    for _ in 0..<100_000 {
      if record.isPromising {
        record.lookFailed()
        inVain += 1
      }
      record.requestArrived(after: LookoutRecord.longest - 1)
    }
    #expect(inVain < 200)
  }

  /// Whatever the order of requests: each look in vain needs several requests that came soon.
  @Test(arguments: 0..<20) func looksInVainAreLimitedByWhatWasFound(seed: UInt64) {
    var random = SeededGenerator(seed)
    let chance = Int.random(in: 0...100, using: &random)
    var record = LookoutRecord()
    var (soon, inVain) = (0, 0)
    for _ in 0..<10_000 {
      let comes = Int.random(in: 0..<100, using: &random) < chance
      switch (record.isPromising, comes) {
      case (true, true): record.lookSucceeded()
      case (true, false):
        record.lookFailed()
        inVain += 1
      case (false, true): record.requestArrived(after: LookoutRecord.longest / 2)
      case (false, false): record.requestArrived(after: LookoutRecord.longest * 2)
      }
      if comes { soon += 1 }
    }
    #expect(inVain <= soon / 3 + 1)
  }

  @Test func looksAtTheConnectionsOfItsThread() {
    var pair: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, streamSocket, 0, &pair) == 0)
    defer { pair.forEach { close($0) } }
    let lookout = Lookout(Self.promising)
    lookout.add(pair[0])
    #expect(lookout.look())
    #expect(write(pair[1], "G", 1) == 1)
    #expect(!Self.looksInVain(pair))
    #expect(Self.looksInVain(pair, removing: pair[0]))
  }

  @Test func aRequestThatHasArrivedIsNotLookedForAgain() throws {
    var pair: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, streamSocket, 0, &pair) == 0)
    defer { pair.forEach { close($0) } }
    let lookout = Lookout(Self.promising)
    lookout.add(pair[0])
    #expect(write(pair[1], "G", 1) == 1)
    #expect(!lookout.look())
    var byte: UInt8 = 0
    #expect(read(pair[0], &byte, 1) == 1)
    // The thread has not handled it yet, so there is nothing to wait for.
    #expect(!lookout.look())
    lookout.requestArrived()
    #expect(lookout.look())
  }

  @Test func theEndOfAConnectionIsNotARequest() throws {
    var pair: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, streamSocket, 0, &pair) == 0)
    defer { close(pair[0]) }
    let lookout = Lookout(Self.promising)
    lookout.add(pair[0])
    let other = pair[1]
    // It ends during the look or, on a busy machine, before or after it.
    let thread = Thread { close(other) }
    thread.start()
    while !thread.isFinished { lookout.look() }
    #expect(!lookout.look())
  }

  private static func looksInVain(_ sockets: [Int32], removing removed: Int32? = nil) -> Bool {
    let lookout = Lookout(promising)
    sockets.forEach(lookout.add)
    removed.map(lookout.remove)
    return lookout.look()
  }

  private static var promising: LookoutRecord {
    var record = LookoutRecord()
    record.lookSucceeded()
    return record
  }
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
  private let streamSocket = SOCK_STREAM
#endif
