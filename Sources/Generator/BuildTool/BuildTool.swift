import Generator
import ToolSupport

/// The program of the build plugin.
///
/// It only has the command `generate`. Users of the plugin compile this program first, so it
/// contains nothing that a build never needs.
enum BuildTool {
  static let table = CommandTable(
    program: ToolVersion.name, version: ToolVersion.current,
    summary: "Generates for the build-tool plugin.", commands: [.generate], exitCodes: [])

  /// - Throws: `UsageError` for commands for people.
  static func perform(_ arguments: Invocation, _ context: CommandContext) throws -> ExitCode {
    if arguments.has(.help) {
      throw UsageError(
        "this program generates for the build-tool plugin, and explains nothing",
        hint: "ask \(ToolVersion.name)")
    }
    return try GenerateCommand(arguments: arguments, context: context).run()
  }
}
