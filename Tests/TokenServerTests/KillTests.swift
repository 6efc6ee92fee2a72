import Foundation
import Testing

@testable import token_server

/// The data that survives when a process is killed during its work. It takes minutes: `make
/// test-long`; KILLS is the number of rounds.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DOCS2SWIFT_LONG_TESTS"] != nil))
struct KillTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 100
  private static let saves = 3_000
  private static let connections = 64

  @Test func noAcknowledgedSaveIsLost() async throws {
    try await blocking {
      let folder = try TemporaryFolder()
      #expect(try ServerProcess.run(["keys", "create"], in: folder).status == 0)
      for round in 0..<Self.rounds {
        // At another moment every time, and always before the last save.
        let moment = 50 + round * (Self.saves - 1000) / Self.rounds
        let (saved, attempts) = try Self.saveUntilKilled(folder, round: round, after: moment)
        #expect(saved.count >= moment)
        #expect(attempts < Self.saves)
        try Self.expectAll(saved, folder)
        print("round \(round + 1): \(saved.count) acknowledged, all found")
      }
    }
  }

  /// Returns the acknowledged tokens by key, and the number of saves that were begun.
  private static func saveUntilKilled(
    _ folder: TemporaryFolder, round: Int, after moment: Int
  ) throws -> ([String: String], Int) {
    let server = try ServerProcess(in: folder)
    let (saved, next) = (Shared<[String: String]>([:]), Shared(0))
    let threads = DispatchGroup()
    for _ in 0..<connections {
      threads.enter()
      Thread.detachNewThread {
        defer { threads.leave() }
        guard let calls = try? RawCalls(server) else { return }
        while case let number = next.exchange({ $0 += 1 }), number < saves {
          let token = "token-\(round)-\(number)"
          guard let key = try? calls.save(token) else { return }
          let count = saved.exchange { $0[key] = token }.count + 1
          if count == moment { server.end(SIGKILL) }
        }
      }
    }
    threads.wait()
    return (saved.value, next.value)
  }

  private static func expectAll(
    _ saved: [String: String], _ folder: TemporaryFolder
  ) throws {
    let check = try ServerProcess.run(["check"], in: folder)
    #expect(check.output.contains("ok      database"), "\(check.output)")
    let server = try ServerProcess(in: folder)
    let calls = try RawCalls(server)
    for (key, token) in saved {
      let found = try calls.get(key)
      #expect(found?.contains("\"\(token)\"") == true, "\(token) is lost: \(found ?? "")")
    }
    #expect(server.end(SIGTERM) == 0)
  }
}
