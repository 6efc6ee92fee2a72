import Foundation
import Testing

@testable import token_server

/// The program from outside.
@Suite struct ProcessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try ServerProcess.run(["keys", "create"], in: folder)
    #expect(made.status == 0, "\(made.output)")
  }

  @Test func itEndsWellWhenAskedTo() async throws {
    let folder = folder
    try await blocking {
      let server = try ServerProcess(in: folder)
      let key = try #require(try RawCalls(server).save("a"))
      #expect(server.end(SIGTERM) == 0)
      #expect(!FileManager.default.fileExists(atPath: folder.file("tokens.sqlite-wal")))
      let again = try ServerProcess(in: folder)
      #expect(try RawCalls(again).get(key)?.contains("\"a\"") == true)
      #expect(again.end(SIGINT) == 0)
    }
  }

  @Test(arguments: [0o644, 0o640, 0o606]) func aKeyFileForOthersKeepsItFromStarting(
    _ mode: Int
  ) throws {
    #expect(chmod(folder.file("master.key"), mode_t(mode)) == 0)
    let run = try ServerProcess.run(["serve", "--allow-everyone", "--port", "0"], in: folder)
    #expect(run.status == 3)
    #expect(run.output.contains("chmod 600"))
    #expect(try ServerProcess.run(["check"], in: folder).status == 1)
  }

  @Test func withoutKeysOrCredentialsItDoesNotStart() throws {
    let noCredentials = try ServerProcess.run(["serve", "--port", "0"], in: folder)
    #expect(noCredentials.status == 3)
    #expect(noCredentials.output.contains("credentials"))
    try FileManager.default.removeItem(atPath: folder.file("master.key"))
    let noKey = try ServerProcess.run(["serve", "--allow-everyone", "--port", "0"], in: folder)
    #expect(noKey.status == 3)
    #expect(noKey.output.contains("keys create"))
  }

  @Test func anotherKeyThanTheDatabaseNeedsKeepsItFromStarting() async throws {
    let folder = folder
    try await blocking {
      let server = try ServerProcess(in: folder)
      #expect(try RawCalls(server).save("a") != nil)
      server.end(SIGTERM)
      try FileManager.default.removeItem(atPath: folder.file("master.key"))
      #expect(try ServerProcess.run(["keys", "create"], in: folder).status == 0)
      let run = try ServerProcess.run(["serve", "--allow-everyone", "--port", "0"], in: folder)
      #expect(run.status == 3)
      #expect(run.output.contains("is missing, and the database needs it"))
    }
  }

  @Test func twoServersOnOneFileStayConsistentUnderLoad() async throws {
    let folder = folder
    try await blocking {
      let servers = [try ServerProcess(in: folder), try ServerProcess(in: folder)]
      let saved = Shared<[String: String]>([:])
      DispatchQueue.concurrentPerform(iterations: 16) { worker in
        do {
          let calls = try servers.map { try RawCalls($0) }
          for number in 0..<40 {
            let token = "token-\(worker)-\(number)"
            let key = try #require(try calls[worker % 2].save(token))
            // At once in the other process.
            let found = try calls[(worker + 1) % 2].get(key)
            #expect(found?.contains("\"\(token)\"") == true)
            saved.exchange { $0[key] = token }
          }
        } catch {
          Issue.record(error)
        }
      }
      #expect(saved.value.count == 640)
      for server in servers { #expect(server.end(SIGTERM) == 0) }
      let check = try ServerProcess.run(["check"], in: folder)
      #expect(check.output.contains("database: 640 entries"))
    }
  }

  @Test func aFileThatMustNotGrowIsNoEndOfTheProcess() async throws {
    let folder = folder
    try await blocking {
      // In blocks of 512 bytes.
      let server = try ServerProcess(in: folder, prefix: "ulimit -f 256")
      let calls = try RawCalls(server)
      let first = try #require(try calls.save("first"))
      var statuses: [Int] = []
      let large = String(repeating: "x", count: 20_000)
      for _ in 0..<20 {
        let body = #"{"TokenManagementInfo":{"AccessToken":"\#(large)"}}"#
        statuses.append(try #require(try calls.call("SaveExternalTokens", body)).status)
      }
      #expect(Set(statuses) == [200, 500])
      #expect(try calls.get(first)?.contains("first") == true)
      #expect(server.end(SIGTERM) == 0)
      let check = try ServerProcess.run(["check"], in: folder)
      let kept = statuses.count { $0 == 200 } + 1
      #expect(check.output.contains("database: \(kept) entries"), "\(check.output)")
    }
  }
}
