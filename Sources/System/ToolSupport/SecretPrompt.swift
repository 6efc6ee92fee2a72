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

/// Reads a line from a terminal without echo.
///
/// The line editing of the terminal is off, because it limits a line to 4,095 bytes, and tokens can
/// be longer. Its signals are off too, because a signal would end the process and leave the
/// terminal without echo.
package struct HiddenLine {
  private enum Key {
    static let interrupt: UInt8 = 3
    static let endOfInput: UInt8 = 4
    static let backspace: Set<UInt8> = [8, 127]
    static let eraseLine: UInt8 = 21
    static let quit: UInt8 = 28
    static let enter: Set<UInt8> = [10, 13]
  }

  package let terminal: Int32

  package init(terminal: Int32) { self.terminal = terminal }

  package func read(after question: String) throws(PromptError) -> String {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { throw .noTerminal }
    let original = settings
    settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    withUnsafeMutableBytes(of: &settings.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    guard tcsetattr(terminal, TCSAFLUSH, &settings) == 0 else { throw .noTerminal }
    defer {
      var restored = original
      tcsetattr(terminal, TCSAFLUSH, &restored)
      write("\n")
    }
    write(question)
    return try readLine()
  }

  private func readLine() throws(PromptError) -> String {
    var line: [UInt8] = []
    while let byte = nextByte() {
      switch byte {
      case Key.interrupt, Key.quit: throw .interrupted
      case Key.eraseLine: line = []
      case Key.endOfInput where line.isEmpty: throw .interrupted
      case _ where Key.enter.contains(byte): return try text(line)
      case _ where Key.backspace.contains(byte): line.removeLastCharacter()
      default: line.append(byte)
      }
    }
    throw .interrupted
  }

  private func text(_ line: [UInt8]) throws(PromptError) -> String {
    guard let text = String(validating: line, as: UTF8.self) else { throw .notText }
    return text
  }

  private func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = systemRead(terminal, &byte)
      if count == 1 { return byte }
      guard count < 0, errno == EINTR else { return nil }
    }
  }

  private func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { StandardStream.write($0, to: terminal) }
  }
}

/// The function of the C library, with a name that does not collide with the methods above.
private func systemRead(_ descriptor: Int32, _ byte: inout UInt8) -> Int {
  read(descriptor, &byte, 1)
}

extension [UInt8] {
  /// Removes the bytes of the last character of UTF-8.
  fileprivate mutating func removeLastCharacter() {
    while let byte = popLast(), byte & 0xC0 == 0x80 {}
  }
}
