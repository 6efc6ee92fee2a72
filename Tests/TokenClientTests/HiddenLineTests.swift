import Foundation
import Testing
import ToolSupport

@testable import token_client

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Prompts without echo", .timeLimit(.minutes(1)))
struct HiddenLineTests {
  /// Both ends of a terminal of its own.
  struct PseudoTerminal {
    let keyboard: Int32
    let terminal: Int32

    init() throws {
      var ends: (keyboard: Int32, terminal: Int32) = (-1, -1)
      guard openpty(&ends.keyboard, &ends.terminal, nil, nil, nil) == 0 else {
        throw POSIXError(.ENODEV)
      }
      (keyboard, terminal) = ends
    }

    func close() {
      for descriptor in [keyboard, terminal] { _ = Foundation.close(descriptor) }
    }

    var echoes: Bool {
      var settings = termios()
      return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Types after the question has appeared (earlier input is discarded) and returns the question,
    /// the answer, and everything that the terminal showed.
    func answer(
      _ bytes: [UInt8]
    ) async throws -> (answer: Result<String, PromptError>, shown: String) {
      var shown = ""
      async let answer = ask()
      shown += try await show(until: "Secret: ")
      _ = bytes.withUnsafeBytes { StandardStream.write($0, to: keyboard) }
      let outcome = await answer
      shown += try await show(until: "\n")
      return (outcome, shown)
    }

    /// On a separate thread, because the prompt blocks.
    private func ask() async -> Result<String, PromptError> {
      let terminal = terminal
      return await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          do throws(PromptError) {
            let answer = try HiddenLine(terminal: terminal).read(after: "Secret: ")
            continuation.resume(returning: .success(answer))
          } catch {
            continuation.resume(returning: .failure(error))
          }
        }
      }
    }

    private func show(until end: String) async throws -> String {
      var text = ""
      while !text.hasSuffix(end) {
        var waiting = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 0) == 1 else {
          try await Task.sleep(for: .milliseconds(1))
          continue
        }
        var chunk = [UInt8](repeating: 0, count: 1024)
        let count = read(keyboard, &chunk, chunk.count)
        guard count > 0 else { throw POSIXError(.EIO) }
        text += String(decoding: chunk.prefix(count), as: UTF8.self)
        text = text.replacing("\r\n", with: "\n")
      }
      return text
    }
  }

  @Test(arguments: [
    ("s3cret\n", "s3cret"), ("s3cret\r", "s3cret"), ("\n", ""),
    ("wrong\u{15}right\n", "right"), ("ab\u{7F}c\u{8}d\n", "ad"), ("aø\u{7F}é\n", "aé"),
    ("\u{7F}\u{7F}a\n", "a"), ("a b\tc\n", "a b\tc"),
  ])
  func whatIsTypedIsReadEditedAndNotShown(keys: String, answer: String) async throws {
    let terminal = try PseudoTerminal()
    defer { terminal.close() }
    let outcome = try await terminal.answer(Array(keys.utf8))
    #expect(outcome.answer == .success(answer))
    #expect(outcome.shown == "Secret: \n")
    #expect(terminal.echoes)
  }

  @Test func aTokenLongerThanATerminalsLineArrivesWhole() async throws {
    let terminal = try PseudoTerminal()
    defer { terminal.close() }
    let token = String(repeating: "0123456789abcdef", count: 1024)
    #expect(try await terminal.answer(Array((token + "\n").utf8)).answer == .success(token))
  }

  @Test(arguments: [3, 28, 4])
  func cAndDEndThePromptAndLeaveTheTerminalAsItWas(key: UInt8) async throws {
    let terminal = try PseudoTerminal()
    defer { terminal.close() }
    #expect(try await terminal.answer([key]).answer == .failure(.interrupted))
    #expect(terminal.echoes)
  }

  @Test func bytesThatAreNoTextAreRefused() async throws {
    let terminal = try PseudoTerminal()
    defer { terminal.close() }
    #expect(try await terminal.answer([0xFF, 0xFE, 10]).answer == .failure(.notText))
  }

  @Test func whatIsNoTerminalCannotBeAsked() throws {
    let file = open("/dev/null", O_RDWR)
    defer { close(file) }
    #expect(throws: PromptError.noTerminal) { try HiddenLine(terminal: file).read(after: "") }
  }
}
