import CSodium
import Foundation
import ToolSupport

// This comes first: however this process ends, the keys in its memory must not be written to a
// disk.
guard shim_forbid_core_dumps() == 0 else {
  StandardStream.error.write("token-server: error: core dumps cannot be turned off\n")
  exit(ExitCode.failed.rawValue)
}

let context = TokenServerContext(
  environment: ProcessInfo.processInfo.environment, prompt: TerminalPrompt(),
  output: StandardStream.output, errorOutput: StandardStream.error)

exit(await TokenServerTool(context: context).run(Array(CommandLine.arguments.dropFirst())).rawValue)
