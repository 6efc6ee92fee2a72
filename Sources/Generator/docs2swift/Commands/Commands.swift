import Generator
import ToolSupport

/// The commands of `docs2swift`.
enum Commands {
  /// A command of the table that is missing below.
  private struct NoAction: Error { let command: String }

  /// Runs a command line.
  ///
  /// - Throws: `UsageError` for mistakes that only the command itself can detect. Anything else is
  ///   a defect.
  static func perform(_ arguments: Invocation, _ context: CommandContext) throws -> ExitCode {
    guard let command = arguments.command, !arguments.has(.help) else {
      let usesColor = context.usesColor(on: context.output)
      context.output.write(CommandTable.tool.help(for: arguments.command, usesColor: usesColor))
      return .success
    }
    switch command {
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
    case .completions:
      context.output.write(try CommandTable.tool.completions(arguments))
      return .success
    case .manual:
      let keys = ConfigurationKeys.rows.map { (name: $0.name, meaning: $0.help) }
      context.output.write(
        ManualPage(
          table: .tool, purpose: "generate Swift code from the documentation of a web service",
          appendix: CommandTable.Section(
            "files",
            [("docs2swift.json", "the configuration, in the folder of the documentation")] + keys)
        ).text)
      return .success
    default: throw NoAction(command: command.name)
    }
  }
}
