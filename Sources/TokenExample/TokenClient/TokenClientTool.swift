import ServiceCurl
import ServiceRuntime
import ToolSupport
import UserAgent

/// The program: a command line in, an exit code out. It never throws and never ends the process.
struct TokenClientTool: Sendable {
  let context: TokenClientContext

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [String]) async -> ExitCode {
    let printer = ErrorPrinter(output: context.errorOutput, isJSON: arguments.contains("--json"))
    var command: CommandTable.Command?
    do {
      let invocation = try CommandTable.tokenClient.parse(arguments)
      command = invocation.command
      return try await run(invocation)
    } catch {
      return printer.report((error as? UsageError)?.within(command) ?? error)
    }
  }

  private func run(_ invocation: Invocation) async throws -> ExitCode {
    let table = CommandTable.tokenClient
    if let command = invocation.command, !invocation.has(.help), !invocation.has(.version) {
      return try await run(command, invocation)
    }
    let usesColor = context.output.usesColor(in: context.environment)
    context.output.write(
      invocation.has(.help)
        ? table.help(for: invocation.command, usesColor: usesColor)
        : "\(table.program) \(table.version)\n")
    return .success
  }

  private func run(
    _ command: CommandTable.Command, _ invocation: Invocation
  ) async throws -> ExitCode {
    let table = CommandTable.tokenClient
    switch command {
    case .completions: context.output.write(try table.completions(invocation))
    case .manual:
      let page = ManualPage(table: table, purpose: "save and get the tokens of external systems")
      context.output.write(page.text)
    default: return try await run(Options(command, invocation))
    }
    return .success
  }

  private func run(_ options: Options) async throws -> ExitCode {
    let secrets = SecretReader(environment: context.environment, prompt: context.prompt)
    if options.command == .seal {
      let sealer = try TokenSealer(options)
      let sealed = try sealer.seal(try secrets.tokens(of: nil))
      ResultPrinter(context: context, isJSON: options.isJSON).print(.tokens(sealed))
      return .success
    }
    let settings = try ConnectionSettings(options, environment: context.environment)
    if let warning = settings.warning, !options.isJSON {
      context.errorOutput.write("\(CommandTable.tokenClient.program): warning: \(warning)\n")
    }
    let client = UserAgentClient(
      try settings.connection(secrets: secrets, transport: context.transport))
    let calls = TokenCalls(
      client: client, secrets: secrets, callOptions: CallOptions(timeout: options.timeout))
    let result =
      switch options.command {
      case .save: try await calls.save(provider: options.provider)
      case .decryptAndSave:
        try await calls.decryptAndSave(
          provider: options.provider,
          sealer: options.publicKey == nil ? nil : try TokenSealer(options))
      default: try await calls.get(key: options.key ?? "")
      }
    ResultPrinter(context: context, isJSON: options.isJSON).print(result)
    return .success
  }
}

/// The environment of the tool.
struct TokenClientContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink
  var transport: any ClientTransport = CurlTransport.shared
}
