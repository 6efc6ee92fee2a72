import ServiceRuntime
import Synchronization
import ToolSupport
import UserAgent

@testable import token_client

/// One run of the tool in this process.
struct ToolRun {
  var exitCode: ExitCode
  var output: String
  var errorOutput: String
  /// The questions.
  var questions: [String]

  /// - Parameter answers: The input of the person at the terminal; nil if there is no terminal.
  init(
    _ arguments: [String], environment: [String: String] = [:], answers: [String]? = nil,
    isTerminal: Bool = false, transport: any ClientTransport = LoopbackTransport(Vault.server())
  ) async {
    let output = MemorySink(isTerminal: isTerminal)
    let errorOutput = MemorySink(isTerminal: isTerminal)
    let prompt = ScriptedPrompt(answers)
    let context = TokenClientContext(
      environment: environment, prompt: prompt, output: output, errorOutput: errorOutput,
      transport: transport)
    exitCode = await TokenClientTool(context: context).run(arguments)
    self.output = output.text
    self.errorOutput = errorOutput.text
    questions = prompt.questions
  }
}

final class MemorySink: TextSink {
  let isTerminal: Bool
  private let state = Mutex("")

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  var text: String { state.withLock { $0 } }

  func write(_ text: String) { state.withLock { $0 += text } }
}

final class ScriptedPrompt: SecretPrompt {
  private let state: Mutex<(answers: [String]?, questions: [String])>

  init(_ answers: [String]?) { state = Mutex((answers, [])) }

  var questions: [String] { state.withLock { $0.questions } }

  func ask(_ question: String) throws(PromptError) -> String {
    let answer: String? = try state.withLock { state throws(PromptError) in
      guard let answers = state.answers else { throw .noTerminal }
      state.questions.append(question)
      state.answers = Array(answers.dropFirst())
      return answers.first
    }
    guard let answer else { throw .interrupted }
    return answer
  }
}
