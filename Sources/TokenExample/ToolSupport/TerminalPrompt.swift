#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
