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
    default:
      guard let type = types.first(where: { $0.command == command })?.type else {
        throw NoAction(command: command.name)
      }
      return try type.init(arguments: arguments, context: context).run()
    }
  }

  private static let types: [(command: CommandTable.Command, type: any RunnableCommand.Type)] = [
    (.generate, GenerateCommand.self), (.initialize, InitCommand.self),
    (.watch, WatchCommand.self), (.check, CheckCommand.self), (.inspect, InspectCommand.self),
    (.diff, DiffCommand.self), (.changelog, ChangelogCommand.self),
    (.explain, ExplainCommand.self), (.schema, SchemaCommand.self),
    (.templates, TemplatesCommand.self),
  ]
}
