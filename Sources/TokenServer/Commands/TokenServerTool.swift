import Foundation
import ToolSupport

/// The program: a command line in, an exit code out; it never throws and never ends the process.
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
    let configuration = try Configuration(
      file: invocation["--config"], environment: context.environment)
    let installation = Installation(configuration)
    let isJSON = invocation.has("--json")
    switch command {
    case "keys create": try KeysCommand(context, installation).create()
    case "keys show": try KeysCommand(context, installation).show(isJSON: isJSON)
    case "tokens list": try await TokensCommand(context, installation).list(isJSON: isJSON)
    case "rotate": try await RotateCommand(context, installation).run()
    case "check": return await CheckCommand(context, installation).run()
    case "credentials list":
      try CredentialsCommand(context, installation).list(isJSON: isJSON)
    case let change:
      return try CredentialsCommand(context, installation).change(
        invocation.operands, removes: change == "credentials remove")
    }
    return .success
  }

  private func report(_ error: any Error) -> ExitCode {
    let text = TerminalText.sanitized("\(error)")
    switch error {
    case let error as UsageError:
      let help = [Self.name, error.command, "--help"].compactMap(\.self).joined(separator: " ")
      let hint = error.hint.map { "  hint: \($0)\n" } ?? ""
      context.errorOutput.write(
        "\(Self.name): error: \(TerminalText.sanitized(error.message))\n\(hint)  help: \(help)\n")
      return .usage
    case is ConfigurationError:
      context.errorOutput.write("\(Self.name): error: \(text)\n")
      return .usage
    default:
      context.errorOutput.write("\(Self.name): error: \(text)\n")
      return .failed
    }
  }
}
