import ToolSupport

/// Reads secrets from the environment or else from the terminal.
struct SecretReader: Sendable {
  let environment: [String: String]
  let prompt: any SecretPrompt

  /// - Throws: `UsageError` if it is empty or there is no terminal, `PromptError`.
  func required(_ name: SecretName) throws -> String {
    let value = try environment[name.variable] ?? ask(name, isOptional: false)
    guard let value, !value.isEmpty else {
      throw UsageError("the \(name.question.lowercased()) is missing", hint: "set \(name.variable)")
    }
    return value
  }

  /// Nil if it is empty, or not in the environment and there is no terminal.
  ///
  /// - Throws: `PromptError`.
  func optional(_ name: SecretName) throws -> String? {
    let value = try environment[name.variable] ?? ask(name, isOptional: true)
    return value?.isEmpty == false ? value : nil
  }

  private func ask(_ name: SecretName, isOptional: Bool) throws -> String? {
    do throws(PromptError) {
      return try prompt.ask(name.question + (isOptional ? " (empty for none): " : ": "))
    } catch .noTerminal {
      return nil
    } catch {
      throw error
    }
  }
}
