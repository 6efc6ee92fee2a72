import Foundation

/// Creates and shows keys.
struct KeysCommand {
  let context: TokenServerContext
  let installation: Installation

  func create() throws {
    let files = [
      (installation.masterKeyFile, "The master keys: they encrypt all tokens at rest"),
      (installation.gatewayKeyFile, "The gateway keys: they open sealed boxes"),
    ]
    for (file, purpose) in files {
      if FileManager.default.fileExists(atPath: file.path) {
        context.print("\(file.path) already exists")
      } else {
        try file.create(purpose)
        context.print("\(file.path) written")
      }
    }
    print(try report())
  }

  /// With PostgreSQL, also shows the current master key and the keys of each server.
  func show(isJSON: Bool) async throws {
    var report = try report()
    if case .postgres = installation.configuration.database {
      let store = try await installation.store(createsFile: false)
      try await withStore(store) { try await complete(&report, store) }
    }
    if isJSON { try context.printJSON(report) } else { print(report) }
  }

  private func report() throws -> Report {
    Report(
      publicKey: try installation.gateway().publicKey,
      masterKeys: try installation.masterKeys().ids.map(\.description))
  }

  private func complete(_ report: inout Report, _ store: any TokenStore) async throws {
    guard let store = store as? any SharedTokenStore else { return }
    report.currentMasterKey = try await store.currentMasterKey()?.description
    report.servers = try await store.servers().map {
      Report.Server(name: $0.name, masterKeys: $0.masterKeys.map(\.description))
    }
  }

  private func print(_ report: Report) {
    context.print("public key   \(report.publicKey)")
    let current = report.currentMasterKey ?? report.masterKeys.last
    for id in report.masterKeys {
      context.print("master key   \(id)\(id == current ? " (current)" : "")")
    }
    for server in report.servers ?? [] {
      context.print("server       \(server.name) has \(server.masterKeys.joined(separator: ", "))")
    }
  }

  private struct Report: Encodable {
    struct Server: Encodable {
      let name: String
      let masterKeys: [String]
    }

    let publicKey: String
    let masterKeys: [String]
    var currentMasterKey: String?
    var servers: [Server]?
  }
}

extension TokenServerContext {
  func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
