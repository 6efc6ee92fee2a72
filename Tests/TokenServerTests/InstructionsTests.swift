import Foundation
import Testing
import ToolSupport

@testable import token_server

@Suite struct InstructionsTests {
  @Test func thePrintedCommandLinesAreUnderstood() throws {
    let table = CommandTable.tokenServer
    for command in table.commands {
      for example in command.examples {
        let line = try #require(example.line.split(separator: "|").first)
        let words = line.split(separator: " ").dropFirst().map(String.init)
        #expect(try table.parse(words).command == command.name)
      }
    }
  }
}
