import Foundation
import ToolSupport

/// The program: it reads a command line and returns an exit code. It never throws and never ends
/// the process.
struct TokenServerTool: Sendable {
  static let name = "token-server"
  static let version = "0.1.0"

  let context: ToolContext

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [String]) async -> ExitCode {
    do {
      let invocation = try CommandTable.tokenServer.parse(arguments)
      guard !invocation.wantsHelp, !invocation.wantsVersion, let command = invocation.command else {
        context.output.write(
          invocation.wantsHelp
            ? CommandTable.tokenServer.help(for: invocation.command)
            : "\(Self.name) \(Self.version)\n")
        return .success
      }
      try Sodium.prepare()
      return try await run(command, invocation)
    } catch {
      return report(error)
    }
  }

  private func run(_ command: String, _ invocation: Invocation) async throws -> ExitCode {
    if command == "serve" {
      return try await ServeCommand(context: context, invocation: invocation).run()
    }
    let installation = Installation(
      try Configuration(
        file: invocation["--config"], environment: context.environment,
        overrides: invocation["--store"].map { [.database: $0] } ?? [:]))
    let isJSON = invocation.has("--json")
    let keys = KeysCommand(context: context, installation: installation)
    let credentials = CredentialsCommand(context: context, file: installation.credentialsFile)
    switch command {
    case "keys create": try keys.create()
    case "keys show": try await keys.show(isJSON: isJSON)
    case "credentials list": try credentials.list(isJSON: isJSON)
    case "credentials add": try credentials.add(invocation.operands)
    case "credentials remove": try credentials.remove(invocation.operands)
    case "tokens list":
      try await TokensCommand(context: context, installation: installation).list(isJSON: isJSON)
    case "tokens copy":
      try await CopyCommand(
        context: context, installation: installation, from: invocation["--from"],
        to: invocation["--to"]
      ).run(follows: invocation.has("--follow"))
    case "rotate":
      try await RotateCommand(
        context: context, installation: installation, patience: try patience(invocation)
      ).run()
    default: return await CheckCommand(context: context, installation: installation).run()
    }
    return .success
  }

  private func patience(_ invocation: Invocation) throws(UsageError) -> Duration {
    let text = invocation["--wait"] ?? "10m"
    guard let seconds = Configuration.seconds(text) else {
      throw UsageError("--wait is '\(text)'", hint: "write a time like 10m", command: "rotate")
    }
    return .seconds(seconds)
  }

  private func report(_ error: any Error) -> ExitCode {
    var (text, code) = ("\(error)", ExitCode.failed)
    var hints = ""
    if let error = error as? UsageError {
      (text, code) = (error.message, .usage)
      let help = [Self.name, error.command, "--help"].compactMap(\.self).joined(separator: " ")
      hints = (error.hint.map { "  hint: \($0)\n" } ?? "") + "  help: \(help)\n"
    } else if error is ConfigurationError {
      code = .usage
    }
    context.errorOutput.write("\(Self.name): error: \(TerminalText.sanitized(text))\n\(hints)")
    return code
  }
}
