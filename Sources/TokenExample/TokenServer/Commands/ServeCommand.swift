import Foundation
import ServiceHTTPServer
import ServiceRuntime
import ToolSupport
import UserAgent

/// Runs the server.
struct ServeCommand {
  let context: TokenServerContext
  let invocation: Invocation

  func run() async throws -> ExitCode {
    try refuseTwoStores()
    let trial = try invocation[.trial].map { try TryFolder($0) }
    let configuration = try TokenServerConfiguration(
      file: trial?.configurationFile ?? invocation[.config],
      // A folder for experiments must not use the database of production.
      environment: trial == nil ? context.environment : [:], overrides: overrides)
    if invocation.has(.printConfig) {
      try context.printJSON(configuration.effective)
      return .success
    }
    try trial?.fill(configuration)
    // A file that must not grow, and a reader that has gone, are errors. They must not end the
    // process.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let installation = Installation(configuration)
    let server = try await TokenServer(installation)
    for warning in server.warnings { context.warn(warning) }
    if invocation[.store].flatMap(StoreLocation.init)?.hasPassword ?? false {
      context.warn(
        "the password in --store can be seen in the list of processes: use a .pgpass file, "
          + "PGPASSWORD or \(Setting.database.variable)")
    }
    let signals = TerminationSignals()
    try await server.start()
    context.print("Serving the token operations at \(server.url) until Ctrl-C.")
    if let trial {
      let publicKey = try installation.gateway().publicKey
      context.print(trial.instructions(url: server.url, publicKey: publicKey).text)
    }
    await server.run(until: signals)
    return .success
  }

  /// There is one store, and a folder to try the server in has its own.
  private func refuseTwoStores() throws(UsageError) {
    guard invocation[.store] != nil else { return }
    for option in [CommandTable.Option.memory, .trial] where invocation.has(option) {
      throw UsageError("'--store' and '\(option.name)' name two stores")
    }
  }

  private var overrides: [Setting: String] {
    var overrides: [Setting: String] = [:]
    overrides[.host] = invocation[.host]
    overrides[.port] = invocation[.port]
    overrides[.database] = invocation[.store]
    if invocation.has(.memory) { overrides[.database] = "memory" }
    if invocation.has(.allowEveryone) { overrides[.access] = "everyone" }
    return overrides
  }
}
