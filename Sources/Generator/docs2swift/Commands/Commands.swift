import Generator

/// The commands of `docs2swift`.
enum Commands {
  /// Runs a command line.
  ///
  /// - Throws: `UsageError` for mistakes that only the command itself can detect. Anything else is
  ///   a defect.
  static func perform(_ arguments: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
    if arguments.has(.help) || arguments.command == .help {
      return try HelpCommand(arguments: arguments, context: context).run()
    }
    switch arguments.command {
    case .generate: return try GenerateCommand(arguments: arguments, context: context).run()
    case .initialize: return try InitCommand(arguments: arguments, context: context).run()
    case .watch: return try WatchCommand(arguments: arguments, context: context).run()
    case .check: return try CheckCommand(arguments: arguments, context: context).run()
    case .inspect: return try InspectCommand(arguments: arguments, context: context).run()
    case .diff: return try DiffCommand(arguments: arguments, context: context).run()
    case .changelog: return try ChangelogCommand(arguments: arguments, context: context).run()
    case .explain: return try ExplainCommand(arguments: arguments, context: context).run()
    case .schema: return try SchemaCommand(arguments: arguments, context: context).run()
    case .templates: return try TemplatesCommand(arguments: arguments, context: context).run()
    case .completions: return try CompletionsCommand(arguments: arguments, context: context).run()
    case .manual:
      context.output.write(ManualPage(table: .tool).text)
      return .success
    case .help, nil: return .success
    }
  }
}
