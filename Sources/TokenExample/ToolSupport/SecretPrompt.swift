/// Asks a person for a secret.
package protocol SecretPrompt: Sendable {
  func ask(_ question: String) throws(PromptError) -> String
}

package enum PromptError: Error, Equatable {
  /// There is no terminal.
  case noTerminal
  /// ^C or ^\, or the terminal was closed.
  case interrupted
  /// The input is not UTF-8.
  case notText
}
