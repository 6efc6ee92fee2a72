import ToolSupport

/// The environment of the tool.
struct TokenServerContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink

  func print(_ text: String) { output.write(text + "\n") }

  func warn(_ text: String) { errorOutput.write("\(TokenServerTool.name): warning: \(text)\n") }
}
