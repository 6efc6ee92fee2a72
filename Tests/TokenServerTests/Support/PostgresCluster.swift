import Foundation
import Synchronization
import TestSupport
import Testing

@testable import token_server

/// A PostgreSQL server of the tests, which `make test-postgres` makes in a separate folder.
struct PostgresCluster: Sendable {
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// Nil if there is none.
  static let folder = ProcessInfo.processInfo.environment["DOCS2SWIFT_POSTGRES"]
  static let isThere = folder != nil
  static let hint: Comment = "needs PostgreSQL: make test-postgres runs it"

  /// The server that is running when tests begin.
  static let main = PostgresCluster(name: "main", port: 5432)

  let name: String
  let port: Int

  /// The address of a database.
  func url(_ database: String) -> String { Self.url([self], database) }

  /// The address of a database on the one server of several that accepts writes.
  static func url(_ servers: [PostgresCluster], _ database: String) -> String {
    let hosts = servers.map { _ in folder ?? "" }.joined(separator: ",")
    let ports = servers.map { "\($0.port)" }.joined(separator: ",")
    return "postgres:///\(database)?host=\(hosts)&port=\(ports)&user=tokens"
  }

  /// Runs a command of `Scripts/postgres-server`. Blocks.
  func run(_ command: String, _ arguments: String...) throws {
    let folder = try #require(Self.folder)
    let process = Process()
    process.executableURL = Checkout.url.appending(path: "Scripts/postgres-server")
    process.arguments = [command, folder, name] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try ServerProcess.alone { try process.run() }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(command) \(name): \(process.terminationStatus)")
    }
  }

  /// Runs a statement on a database. Blocks.
  func execute(_ sql: String, on database: String = "postgres") throws {
    _ = try PostgresConnection(url(database), patience: .seconds(60)).run(sql)
  }

  /// From now on, commits wait until a standby with this name has them.
  ///
  /// Each process of the database reads a changed setting when it can, so commits right after the
  /// change may not wait yet. The function returns when they do. It first asks for a standby that
  /// does not exist, because only then the wait can be seen.
  func requireStandby(_ name: String) throws {
    try setStandby("nobody")
    let end = ContinuousClock.now + .seconds(30)
    while try !commitsWait() {
      guard .now < end else { throw Failure(description: "\(self.name): commits do not wait") }
    }
    if name != "nobody" { try setStandby(name) }
  }

  private func setStandby(_ name: String) throws {
    try execute("ALTER SYSTEM SET synchronous_standby_names = '\(name)'")
    try execute("SELECT pg_reload_conf()")
  }

  private func commitsWait() throws -> Bool {
    let connection = try PostgresConnection(url("postgres"), patience: .milliseconds(200))
    do throws(PostgresFailure) {
      try connection.run("SELECT pg_logical_emit_message(true, 'a commit that writes', '')")
      return false
    } catch .lost {
      return true
    }
  }
}

/// A database of one test, made on the first use.
final class PostgresDatabase: Sendable {
  private static let next = Mutex(0)
  private let name = Mutex<String?>(nil)

  deinit {
    guard let name = name.withLock({ $0 }) else { return }
    try? PostgresCluster.main.execute("DROP DATABASE \(name) WITH (FORCE)")
  }

  /// Its address. Blocks for a moment.
  func url() throws -> String {
    try name.withLock { name in
      let known = try name ?? Self.make()
      name = known
      return PostgresCluster.main.url(known)
    }
  }

  private static func make() throws -> String {
    let number = next.withLock { next in
      next += 1
      return next
    }
    let name = "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
    try PostgresCluster.main.execute("CREATE DATABASE \(name)")
    return name
  }
}

/// The part that keeps entries between two runs of a server.
enum DatabaseKind: CaseIterable {
  case sqlite
  case postgres

  static var allCases: [DatabaseKind] {
    PostgresCluster.isThere ? [.sqlite, .postgres] : [.sqlite]
  }

  func location(_ folder: TemporaryFolder) throws -> StoreLocation {
    switch self {
    case .sqlite: .sqlite(path: folder.file("tokens.sqlite"))
    case .postgres: .postgres(url: try folder.postgres.url())
    }
  }

  /// In the form of a setting.
  func text(_ folder: TemporaryFolder) throws -> String {
    switch try location(folder) {
    case .memory: "memory"
    case .sqlite(let path): path
    case .postgres(let url): url
    }
  }

  func open(
    _ folder: TemporaryFolder, patience: Duration = .seconds(5)
  ) async throws -> any TokenStore {
    switch try location(folder) {
    case .memory: MemoryTokenStore()
    case .sqlite(let path): try await SQLiteTokenStore.open(path, patience: patience)
    case .postgres(let url): try await PostgresTokenStore.open(url, patience: patience)
    }
  }
}
