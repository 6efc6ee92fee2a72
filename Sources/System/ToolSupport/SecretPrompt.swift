#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

/// Asks on the terminal of the process, even when standard input and output are pipes.
package struct TerminalPrompt: SecretPrompt {
  package init() {}

  package func ask(_ question: String) throws(PromptError) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw .noTerminal }
    defer { close(terminal) }
    return try HiddenLine(terminal: terminal).read(after: question)
  }
}
