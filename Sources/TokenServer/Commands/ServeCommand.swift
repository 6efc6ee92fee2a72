import Foundation
import ServiceHTTPServer
import ServiceRuntime
import ToolSupport
import UserAgent

/// Runs the server.
struct ServeCommand {
  let context: ToolContext
  let invocation: Invocation

  func run() async throws -> ExitCode {
    let trial = try invocation["--try"].map { try TryFolder($0) }
    let configuration = try Configuration(
      file: trial?.configurationFile ?? invocation["--config"],
      // A folder to try things in must not end up with the database of real life.
      environment: trial == nil ? context.environment : [:], overrides: overrides)
    if invocation.has("--print-config") {
      try context.printJSON(configuration.effective)
      return .success
    }
    try trial?.fill(configuration)
    // A file that must not grow and a reader that has gone are errors, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let installation = Installation(configuration)
    let server = try await TokenServer(installation)
    for warning in server.warnings { context.warn(warning) }
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

  private var overrides: [Setting: String] {
    var overrides: [Setting: String] = [:]
    overrides[.host] = invocation["--host"]
    overrides[.port] = invocation["--port"]
    if invocation.has("--memory") { overrides[.database] = "memory" }
    if invocation.has("--allow-everyone") { overrides[.access] = "everyone" }
    return overrides
  }
}
