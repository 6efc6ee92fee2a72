import ToolSupport

/// The environment of the tool.
struct ToolContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink

  func print(_ text: String) { output.write(text + "\n") }

  func warn(_ text: String) { errorOutput.write("\(TokenServerTool.name): warning: \(text)\n") }
}

/// The exit codes of the process.
enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case findings = 1
  case usage = 2
  case failed = 3

  var meaning: String {
    switch self {
    case .success: "success"
    case .findings: "'check' found something wrong"
    case .usage: "the command line or the configuration is wrong"
    case .failed: "there is a problem with a file, the database or the network"
    }
  }
}
