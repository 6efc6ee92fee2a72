import Foundation
import ToolSupport

let context = ToolContext(
  environment: ProcessInfo.processInfo.environment,
  prompt: TerminalPrompt(),
  output: StandardStream.output,
  errorOutput: StandardStream.error)

exit(await TokenClientTool(context: context).run(Array(CommandLine.arguments.dropFirst())).rawValue)
