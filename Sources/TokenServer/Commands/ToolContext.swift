import ToolSupport

/// What the tool has to do with the world around it.
struct ToolContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink

  func print(_ text: String) { output.write(text + "\n") }

  func warn(_ text: String) { errorOutput.write("\(TokenServerTool.name): warning: \(text)\n") }
}

/// What the process tells its caller.
enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case findings = 1
  case usage = 2
  case failed = 3

  var meaning: String {
    switch self {
    case .success: "all is well"
    case .findings: "'check' found something wrong"
    case .usage: "the command line or the configuration is wrong"
    case .failed: "a file, the database or the network is not as it must be"
    }
  }
}
