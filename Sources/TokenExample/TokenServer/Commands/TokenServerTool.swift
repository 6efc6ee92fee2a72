import Diagnostics
import Foundation
import ToolSupport

/// The program: it reads a command line and returns an exit code. It never throws and never ends
/// the process.
struct TokenServerTool: Sendable {
  static let name = "token-server"
  static let version = "0.1.0"

  let context: TokenServerContext

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [String]) async -> ExitCode {
    var command: CommandTable.Command?
    do {
      let invocation = try CommandTable.tokenServer.parse(arguments)
      command = invocation.command
      return try await run(invocation)
    } catch {
      return report((error as? UsageError)?.within(command) ?? error)
    }
  }

  private func run(_ invocation: Invocation) async throws -> ExitCode {
    guard let command = invocation.command, !invocation.has(.help), !invocation.has(.version)
    else {
      let usesColor = context.output.usesColor(in: context.environment)
      context.output.write(
        invocation.has(.help)
          ? CommandTable.tokenServer.help(for: invocation.command, usesColor: usesColor)
          : "\(Self.name) \(Self.version)\n")
      return .success
    }
    switch command {
    case .completions: context.output.write(try CommandTable.tokenServer.completions(invocation))
    case .manual: context.output.write(manualPage.text)
    default:
      try Sodium.prepare()
      return try await run(command, invocation)
    }
    return .success
  }

  private var manualPage: ManualPage {
    ManualPage(table: .tokenServer, purpose: "keep the tokens of external systems, encrypted")
  }

  private func run(
    _ command: CommandTable.Command, _ invocation: Invocation
  ) async throws -> ExitCode {
    if command == .serve {
      return try await ServeCommand(context: context, invocation: invocation).run()
    }
    let installation = Installation(
      try TokenServerConfiguration(
        file: invocation[.config], environment: context.environment,
        overrides: invocation[.store].map { [.database: $0] } ?? [:]))
    let isJSON = invocation.has(.json)
    let keys = KeysCommand(context: context, installation: installation)
    let credentials = CredentialsCommand(context: context, file: installation.credentialsFile)
    switch command {
    case .keysCreate: try keys.create()
    case .keysShow: try await keys.show(isJSON: isJSON)
    case .credentialsList: try credentials.list(isJSON: isJSON)
    case .credentialsAdd: try credentials.add(invocation.operands)
    case .credentialsRemove: try credentials.remove(invocation.operands)
    case .tokensList:
      try await TokensCommand(context: context, installation: installation).list(isJSON: isJSON)
    case .tokensCopy:
      try await CopyCommand(
        context: context, installation: installation, from: invocation[.from],
        to: invocation[.to]
      ).run(follows: invocation.has(.follow))
    case .rotate:
      try await RotateCommand(
        context: context, installation: installation, patience: try patience(invocation)
      ).run()
    default: return await InstallationCheck(context: context, installation: installation).run()
    }
    return .success
  }

  private func patience(_ invocation: Invocation) throws(UsageError) -> Duration {
    let text = invocation[.wait] ?? "10m"
    guard let seconds = TokenServerConfiguration.seconds(text) else {
      throw UsageError("--wait is '\(text)'", hint: "write a time like 10m")
    }
    return .seconds(seconds)
  }

  private func report(_ error: any Error) -> ExitCode {
    if let error = error as? UsageError {
      let usesColor = context.errorOutput.usesColor(in: context.environment)
      context.errorOutput.write(CommandTable.tokenServer.text(of: error, usesColor: usesColor))
      return .usage
    }
    context.errorOutput.write("\(Self.name): error: \(TerminalText.escaped("\(error)"))\n")
    return error is ConfigurationError ? .usage : .failed
  }
}

/// The environment of the tool.
struct TokenServerContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink

  func print(_ text: String) { output.write(text + "\n") }

  func warn(_ text: String) { errorOutput.write("\(TokenServerTool.name): warning: \(text)\n") }
}
