import Generator

/// The program that a build runs.
///
/// It takes the command lines of `docs2swift generate` and no others: whoever builds with the plugin
/// compiles this program first, and need not wait for what a build never asks for.
enum BuildTool {
  static let table = OptionsTable(options: OptionDefinition.generating, commands: [.generate])

  /// - Throws: `UsageError` for what is asked by people.
  static func perform(_ arguments: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
    if arguments.has(.help) {
      throw UsageError(
        "this program generates for the build-tool plugin, and explains nothing",
        hint: "ask \(ToolVersion.name)")
    }
    return try GenerateCommand(arguments: arguments, context: context).run()
  }
}
