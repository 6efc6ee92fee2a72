/// Asks a person for a secret.
package protocol SecretPrompt: Sendable {
  func ask(_ question: String) throws(PromptError) -> String
}

package enum PromptError: Error, Equatable {
  /// Nobody is there.
  case noTerminal
  /// ^C or ^\, or the terminal went away.
  case interrupted
  /// What was typed is no UTF-8.
  case notText
}
