import Foundation
import ServiceHTTPServer
import Testing

@Suite struct TerminationSignalTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalIsNotLostHoweverSoonItComes(signal: Int32) async {
    for _ in 0..<200 {
      let signals = TerminationSignals()
      kill(getpid(), signal)
      await signals.first()
      signals.restore()
    }
  }

  @Test func everyoneWhoWaitsIsTold() async {
    let one = TerminationSignals()
    let other = TerminationSignals()
    kill(getpid(), SIGTERM)
    await one.first()
    await other.first()
    one.restore()
    other.restore()
  }
}
