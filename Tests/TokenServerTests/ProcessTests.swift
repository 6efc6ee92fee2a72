import Foundation
import Testing

@testable import token_server

/// The program as a process.
@Suite struct ProcessTests {
  private let folder: TemporaryFolder

  /// Nothing here blocks a thread that tests run on, because servers in this process use the same
  /// few threads.
  init() async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let made = try await Self.run(["keys", "create"], in: folder)
    #expect(made.status == 0, "\(made.output)")
  }

  private static func run(
    _ arguments: [String], in folder: TemporaryFolder, prefix: String = ""
  ) async throws -> (status: Int32, output: String) {
    try await blocking { try ServerProcess.run(arguments, in: folder, prefix: prefix) }
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
  ) async throws {
    #expect(chmod(folder.file("master.key"), mode_t(mode)) == 0)
    let run = try await Self.run(["serve", "--allow-everyone", "--port", "0"], in: folder)
    #expect(run.status == 3)
    #expect(run.output.contains("chmod 600"))
    #expect(try await Self.run(["check"], in: folder).status == 1)
  }

  @Test func withoutKeysOrCredentialsItDoesNotStart() async throws {
    let noCredentials = try await Self.run(["serve", "--port", "0"], in: folder)
    #expect(noCredentials.status == 3)
    #expect(noCredentials.output.contains("credentials"))
    try FileManager.default.removeItem(atPath: folder.file("master.key"))
    let noKey = try await Self.run(["serve", "--allow-everyone", "--port", "0"], in: folder)
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

  @Test(arguments: DatabaseKind.allCases)
  func twoServersOnOneDatabaseStayConsistentUnderLoad(_ kind: DatabaseKind) async throws {
    let folder = folder
    try await blocking {
      let store = ["--store", try kind.text(folder)]
      let servers = [try ServerProcess(in: folder, store), try ServerProcess(in: folder, store)]
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
      let check = try ServerProcess.run(["check"] + store, in: folder)
      #expect(check.output.contains("database: 640 entries"))
    }
  }

  @Test func aDatabaseThatIsRemovedIsNoPlaceForTokens() async throws {
    for name in ["tokens.sqlite", "tokens.sqlite-wal"] {
      let folder = try TemporaryFolder()
      #expect(try await Self.run(["keys", "create"], in: folder).status == 0)
      try await blocking {
        let server = try ServerProcess(in: folder)
        let calls = try RawCalls(server)
        #expect(try calls.save("a") != nil)
        #expect(try calls.client.get("/readyz")?.status == 200)
        let aside = folder.file("aside")
        try FileManager.default.moveItem(atPath: folder.file(name), toPath: aside)
        // A state that was good a moment ago is not checked again at once.
        sleep(2)
        let ready = try #require(try calls.client.get("/readyz"))
        #expect(ready.status == 503)
        #expect(ready.text == "the file of the database has been removed, moved or replaced\n")
        let body = #"{"TokenManagementInfo":{"AccessToken":"b"}}"#
        #expect(try calls.call("SaveExternalTokens", body)?.status == 503)
        #expect(try calls.client.get("/healthz")?.status == 200)
        // Once it is back, so is the server.
        try FileManager.default.moveItem(atPath: aside, toPath: folder.file(name))
        #expect(try calls.save("c") != nil)
        #expect(server.end(SIGTERM) == 0)
      }
    }
  }

  @Test func tooFewFilesForItsConnectionsKeepItFromStarting() async throws {
    let folder = folder
    let run = try await Self.run(
      ["serve", "--allow-everyone", "--port", "0"], in: folder, prefix: "ulimit -n 200")
    #expect(run.status == 3)
    #expect(run.output.contains("may open 200 files"), "\(run.output)")
    // If only the soft limit is low, it is raised.
    try await blocking {
      let server = try ServerProcess(in: folder, prefix: "ulimit -Sn 200")
      #expect(server.end(SIGTERM) == 0)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/limits")))
  func itMayLeaveNoCoreDump() async throws {
    let folder = folder
    try await blocking {
      let server = try ServerProcess(in: folder, prefix: "ulimit -c unlimited")
      #expect(try RawCalls(server).save("a") != nil)
      let limits = try String(contentsOfFile: "/proc/\(server.processID)/limits", encoding: .utf8)
      let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
      #expect(line?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
      #expect(server.end(SIGTERM) == 0)
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
      #expect(Set(statuses) == [200, 507])
      // The readiness check returns the same result as a save.
      let ready = try #require(try calls.client.get("/readyz"))
      #expect(ready.status == 503)
      #expect(ready.text == "there is no space for more entries\n")
      #expect(try calls.get(first)?.contains("first") == true)
      #expect(server.end(SIGTERM) == 0)
      let check = try ServerProcess.run(["check"], in: folder)
      let kept = statuses.count { $0 == 200 } + 1
      #expect(check.output.contains("database: \(kept) entries"), "\(check.output)")
    }
  }
}
