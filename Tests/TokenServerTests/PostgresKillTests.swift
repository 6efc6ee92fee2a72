import Foundation
import Testing

@testable import token_server

/// The data that survives when servers and databases are killed during their work. It takes
/// minutes: `make test-postgres`; KILLS is the number of servers that are killed.
@Suite(.serialized, .enabled(if: PostgresCluster.isThere, PostgresCluster.hint))
struct PostgresKillTests {
  private static let kills =
    ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 100
  private static let databaseKills = 20
  private static let connections = 24

  /// Servers on one database, each in a separate folder.
  private struct Fleet {
    let folders: [TemporaryFolder]
    let url: String

    /// - Parameter count: The number of folders, all of which have the same keys.
    init(_ count: Int, on url: String) throws {
      try Sodium.prepare()
      self.url = url
      folders = try (0..<count).map { _ in try TemporaryFolder() }
      #expect(try ServerProcess.run(["keys", "create"], in: folders[0]).status == 0)
      for folder in folders.dropFirst() {
        for name in ["master.key", "gateway.key"] {
          try FileManager.default.copyItem(atPath: folders[0].file(name), toPath: folder.file(name))
        }
      }
    }

    func start() throws -> [ServerProcess] {
      try folders.map { try ServerProcess(in: $0, ["--store", url]) }
    }

    func run(_ arguments: [String], in folder: Int = 0) throws -> (status: Int32, output: String) {
      try ServerProcess.run(arguments + ["--store", url], in: folders[folder])
    }

    /// Every entry: the token in it by the hash of its key, and the master key of each.
    func contents() async throws -> [(KeyHash, token: String, masterKey: MasterKeyID)] {
      let configuration = try TokenServerConfiguration(
        file: nil, environment: [:],
        overrides: [
          .database: url, .masterKeyFile: folders[0].file("master.key"),
          .gatewayKeyFile: folders[0].file("gateway.key"),
        ])
      let installation = Installation(configuration)
      let store = try await installation.store(createsFile: false)
      let vault = try await installation.vault(store)
      var found: [(KeyHash, token: String, masterKey: MasterKeyID)] = []
      try await store.forEachEntry {
        found.append(($0.keyHash, try vault.open($0).accessToken ?? "", $0.masterKey))
      }
      await store.close()
      return found
    }
  }

  /// Saves as fast as possible, and knows which saves were acknowledged.
  private final class Load: Sendable {
    /// The tokens that were acknowledged, by key.
    let saved = Shared<[String: String]>([:])
    /// The saves that were repeated, because the server could not say whether they had succeeded.
    let repeated = Shared<Set<String>>([])
    private let isEnding = Shared(false)
    private let number = Shared(0)
    private let threads = DispatchGroup()
    private let name: String

    /// - Parameter name: The beginning of its tokens.
    init(_ name: String = "token") { self.name = name }

    /// - Parameter onSave: Called with the number of acknowledged saves.
    func begin(
      on servers: [ServerProcess], connections: Int,
      onSave: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
      for index in 0..<connections {
        threads.enter()
        Thread.detachNewThread { [self] in
          defer { threads.leave() }
          try? work(servers[index % servers.count], onSave)
        }
      }
    }

    private func work(_ server: ServerProcess, _ onSave: (Int) -> Void) throws {
      let calls = try RawCalls(server)
      while !isEnding.value {
        let token = "\(name)-\(number.exchange { $0 += 1 })"
        while true {
          let body = #"{"TokenManagementInfo":{"AccessToken":"\#(token)"}}"#
          guard let answer = try calls.call("SaveExternalTokens", body) else { return }
          if answer.status == 200 {
            let key = answer.text.replacing("\"", with: "")
            onSave(saved.exchange { $0[key] = token }.count + 1)
            break
          }
          if answer.status != 503 {
            Issue.record("\(answer.status) \(answer.text)")
            return
          }
          repeated.exchange { $0.insert(token) }
        }
      }
    }

    /// Waits for the end of the servers, or of the current work.
    func wait() { threads.wait() }

    func end() {
      isEnding.value = true
      wait()
    }
  }

  private static func database(_ name: String, on cluster: PostgresCluster = .main) throws {
    try cluster.execute("CREATE DATABASE \(name)")
  }

  /// Every save that was acknowledged is there, and none is there twice.
  private static func expectAll(_ loads: [Load], _ fleet: Fleet) async throws {
    let contents = try await fleet.contents()
    let found = Dictionary(contents.map { ($0.0, $0.token) }) { $1 }
    for (key, token) in loads.flatMap({ $0.saved.value }) {
      let hash = try #require(RetrievalKey(key)).hash
      #expect(found[hash] == token, "\(token) is lost")
    }
    let repeated = Set(loads.flatMap { $0.repeated.value })
    let times = Dictionary(contents.map { ($0.token, 1) }, uniquingKeysWith: +)
    let twice = times.filter { $0.value > 1 && !repeated.contains($0.key) }.keys.sorted()
    #expect(twice.isEmpty, "saved twice: \(twice)")
  }

  // MARK: Servers

  @Test func noSaveIsLostWithTwoServersAtATime() async throws {
    try Self.database("kill_servers")
    let fleet = try Fleet(2, on: PostgresCluster.main.url("kill_servers"))
    let rounds = (Self.kills + 1) / 2
    var loads: [Load] = []
    for round in 0..<rounds {
      let load = Load("round-\(round)")
      // At another moment every time.
      let moment = 30 + round * 400 / rounds
      try await blocking {
        let servers = try fleet.start()
        load.begin(on: servers, connections: Self.connections) { count in
          guard count == moment else { return }
          for server in servers { kill(server.processID, SIGKILL) }
        }
        load.wait()
      }
      #expect(load.saved.value.count >= moment)
      loads.append(load)
    }
    try await Self.expectAll(loads, fleet)
    let count = loads.reduce(0) { $0 + $1.saved.value.count }
    print("\(rounds * 2) servers killed: \(count) saves acknowledged, all found")
  }

  // MARK: The database

  @Test func noSaveIsLostWithTheDatabaseServer() async throws {
    let cluster = PostgresCluster(name: "mortal", port: 5433)
    try await blocking {
      try cluster.run("create", "\(cluster.port)")
      try cluster.run("start")
      try Self.database("tokens", on: cluster)
    }
    let fleet = try Fleet(2, on: cluster.url("tokens"))
    let load = Load()
    try await blocking {
      let servers = try fleet.start()
      load.begin(on: servers, connections: Self.connections)
      for round in 0..<Self.databaseKills {
        Thread.sleep(forTimeInterval: 0.3 + Double(round % 7) * 0.11)
        let before = load.saved.value.count
        try cluster.run("kill")
        try cluster.run("start")
        let end = ContinuousClock.now + .seconds(30)
        while load.saved.value.count <= before + Self.connections, .now < end { usleep(10_000) }
        #expect(load.saved.value.count > before + Self.connections, "nothing is saved any more")
      }
      load.end()
      for server in servers { #expect(server.end(SIGTERM) == 0) }
    }
    try await Self.expectAll([load], fleet)
    print(
      "\(Self.databaseKills) kills of the database: \(load.saved.value.count) saves acknowledged, "
        + "all found; \(load.repeated.value.count) were answered 503 first")
    try await blocking { try cluster.run("stop") }
  }

  @Test func noSaveIsLostWhenAStandbyIsPromoted() async throws {
    let (first, second) = (
      PostgresCluster(name: "first", port: 5434), PostgresCluster(name: "second", port: 5435)
    )
    try await blocking {
      try first.run("create", "\(first.port)")
      try first.run("start")
      try Self.database("tokens", on: first)
      try second.run("standby", "\(second.port)", "\(first.port)")
      try second.run("start")
      // A commit returns when it is on both disks.
      try first.requireStandby("*")
    }
    let fleet = try Fleet(2, on: PostgresCluster.url([first, second], "tokens"))
    let load = Load()
    try await blocking {
      let servers = try fleet.start()
      load.begin(on: servers, connections: Self.connections)
      Thread.sleep(forTimeInterval: 2)
      let before = load.saved.value.count
      try first.run("kill")
      try second.run("promote")
      Thread.sleep(forTimeInterval: 3)
      load.end()
      #expect(load.saved.value.count > before)
      print("\(before) saves before the promotion, \(load.saved.value.count - before) after it")
      for server in servers { #expect(server.end(SIGTERM) == 0) }
    }
    try await Self.expectAll([load], fleet)
    try await blocking { try second.run("stop") }
  }

  /// The standby is unavailable for long. Commits that wait for it must not use up all connections.
  @Test func savesThatWaitForAStandbyInVainLeaveNoConnection() async throws {
    let cluster = PostgresCluster(name: "waiting", port: 5437)
    try await blocking {
      try cluster.run("create", "\(cluster.port)")
      try cluster.run("start")
      try Self.database("tokens", on: cluster)
    }
    let store = try await PostgresTokenStore.open(
      cluster.url("tokens"), patience: .milliseconds(300))
    try await blocking {
      try cluster.requireStandby("nobody")
    }
    for number in 0..<4 {
      await #expect { try await store.save(Samples.entry(number)) } throws: { error in
        if case StorageError.unreachable = error { true } else { false }
      }
    }
    let waiting = try await blocking {
      let connection = try PostgresConnection(cluster.url("postgres"), patience: .seconds(60))
      let end = ContinuousClock.now + .seconds(10)
      while true {
        let count = try connection.run(
          "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        ).rows.first?.number(0)
        if count == 0 || .now > end { return count }
        usleep(50_000)
      }
    }
    #expect(waiting == 0)
    // Reads continue.
    #expect(try await store.entry(Samples.entry(9).keyHash, at: 0) == nil)
    await store.close()
    try await blocking { try cluster.run("kill") }
  }

  /// The standby is unavailable, and the wait for it is cancelled. A commit on this server alone is
  /// not enough.
  @Test func aSaveThatIsNotOnTheStandbyIsNotAcknowledged() async throws {
    let cluster = PostgresCluster(name: "alone", port: 5436)
    try await blocking {
      try cluster.run("create", "\(cluster.port)")
      try cluster.run("start")
      try Self.database("tokens", on: cluster)
    }
    let store = try await PostgresTokenStore.open(
      cluster.url("tokens"), patience: .milliseconds(500))
    try await blocking {
      try cluster.requireStandby("nobody")
    }
    let save = Task { try await store.save(Samples.entry(1)) }
    let isEnding = Shared(false)
    let canceller = Task {
      while !isEnding.value {
        try await blocking {
          try cluster.execute(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
        }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    await #expect { try await save.value } throws: { error in
      if case StorageError.unreachable = error { true } else { false }
    }
    isEnding.value = true
    try await canceller.value
    await store.close()
    try await blocking { try cluster.run("kill") }
  }

  // MARK: Copying

  @Test func aStoreIsMovedWhileItIsServed() async throws {
    try Self.database("moved")
    let fleet = try Fleet(1, on: PostgresCluster.main.url("moved"))
    let folder = fleet.folders[0]
    let load = Load()
    try await blocking {
      let old = try ServerProcess(in: folder)
      load.begin(on: [old], connections: Self.connections)
      Thread.sleep(forTimeInterval: 1)
      let copying = DispatchGroup()
      let copy = Shared("")
      copying.enter()
      Thread.detachNewThread {
        defer { copying.leave() }
        let run = try? ServerProcess.run(
          ["tokens", "copy", "--from", "tokens.sqlite", "--to", fleet.url, "--follow"], in: folder,
          prefix: "echo $$ >copy.pid")
        copy.value = run.map { "\($0.status) \($0.output)" } ?? "not started"
      }
      Thread.sleep(forTimeInterval: 2)
      // Servers of both stores at the same time.
      let new = try fleet.start()[0]
      Thread.sleep(forTimeInterval: 1)
      load.end()
      old.end(SIGTERM)
      let process = try String(contentsOfFile: folder.file("copy.pid"), encoding: .utf8)
      kill(try #require(Int32(process.trimmingSuffix())), SIGINT)
      copying.wait()
      #expect(copy.value.hasPrefix("0 "), "\(copy.value)")
      #expect(copy.value.hasSuffix("\(load.saved.value.count) entries copied\n"), "\(copy.value)")
      let calls = try RawCalls(new)
      for (key, token) in load.saved.value.prefix(200) {
        #expect(try calls.get(key)?.contains("\"\(token)\"") == true, "\(token)")
      }
      #expect(new.end(SIGTERM) == 0)
    }
    try await Self.expectAll([load], fleet)
    print("\(load.saved.value.count) entries moved while they were saved")
  }

  // MARK: Rotation

  @Test func aRotationOverThreeServersUnderLoadLosesNothing() async throws {
    try Self.database("rotation")
    let fleet = try Fleet(3, on: PostgresCluster.main.url("rotation"))
    let old = try #require(
      MasterKeys(try KeyFile(path: fleet.folders[0].file("master.key")).read()))
    let load = Load()
    try await blocking {
      let servers = try fleet.start()
      load.begin(on: servers, connections: Self.connections)
      for round in 0..<2 {
        Thread.sleep(forTimeInterval: 1)
        let isEnding = Shared(false)
        let copying = DispatchGroup()
        copying.enter()
        // A slow operator of the servers.
        Thread.detachNewThread {
          defer { copying.leave() }
          Thread.sleep(forTimeInterval: 1.5)
          while !isEnding.value {
            Self.distribute(fleet)
            Thread.sleep(forTimeInterval: 0.2)
          }
        }
        let before = load.saved.value.count
        let run = try fleet.run(["rotate"])
        isEnding.value = true
        copying.wait()
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("waiting for servers"), "\(run.output)")
        print("rotation \(round + 1): \(load.saved.value.count - before) saves meanwhile")
      }
      Thread.sleep(forTimeInterval: 1)
      load.end()
      #expect(try fleet.run(["check"]).output.contains("servers: 3 live"))
      // Every server reads the entries that the others saved.
      for server in servers {
        let calls = try RawCalls(server)
        for (key, token) in load.saved.value.prefix(200) {
          #expect(try calls.get(key)?.contains("\"\(token)\"") == true, "\(token)")
        }
      }
      for server in servers { #expect(server.end(SIGTERM) == 0) }
    }
    #expect(load.repeated.value.isEmpty)
    // With the remaining keys, all of it can be read.
    try await Self.expectAll([load], fleet)
    let keys = Set(try await fleet.contents().map(\.masterKey))
    #expect(keys.count == 1)
    #expect(!keys.contains(old.current))
  }

  private static func distribute(_ fleet: Fleet) {
    guard let text = try? SecretFile.read(fleet.folders[0].file("master.key")) else { return }
    for folder in fleet.folders.dropFirst() {
      try? SecretFile.write(text, to: folder.file("master.key"))
    }
  }
}
