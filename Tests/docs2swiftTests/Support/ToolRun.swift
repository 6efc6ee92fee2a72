import ToolSupport

@testable import Generator
@testable import docs2swift

/// One run of the tool in this process.
struct ToolRun {
  var exitCode: ExitCode
  var output: String
  var errorOutput: String

  /// - Parameters:
  ///   - folder: the current folder of the tool.
  ///   - executable: the file of the tool.
  ///   - table: the command line of the tool, or of another program.
  ///   - perform: the function that executes the command line.
  init(
    _ arguments: [String], of table: CommandTable = .tool,
    perform: @escaping (Invocation, CommandContext) throws -> ExitCode = Commands.perform,
    in folder: String = "/nowhere", pipeline: Pipeline = Pipeline(),
    isTerminal: Bool = false, environment: [String: String] = [:], executable: String? = nil,
    pause: @escaping @Sendable (Duration) -> Bool = { _ in false }
  ) {
    let output = MemorySink(isTerminal: isTerminal)
    let errorOutput = MemorySink(isTerminal: isTerminal)
    let context = CommandContext(
      currentFolder: folder, environment: environment, executable: executable, output: output,
      errorOutput: errorOutput, pipeline: pipeline, pause: pause)
    exitCode = CommandLineTool(table: table, context: context, perform: perform).run(arguments)
    self.output = output.text
    self.errorOutput = errorOutput.text
  }
}
