import Foundation
import ToolSupport

let context = TokenClientContext(
  environment: ProcessInfo.processInfo.environment,
  prompt: TerminalPrompt(),
  output: StandardStream.output,
  errorOutput: StandardStream.error)

exit(await TokenClientTool(context: context).run(Array(CommandLine.arguments.dropFirst())).rawValue)
