import Foundation
import Testing
import ToolSupport

@testable import token_server

/// The output of `make serve`, run as commands.
@Suite struct InstructionsTests {
  @Test func thePrintedShellLinesWork() async throws {
    let running = try await RunningServer()
    let program = try ServerProcess.program()
    let folder = (program as NSString).deletingLastPathComponent
    try SecretFile.writeNew(
      #"{"auditLog": "none"}"#, to: running.folder.file(TokenServerConfiguration.defaultFile))
    let instructions = Instructions(
      url: running.server.url, ticket: running.ticket,
      publicKey: try running.installation.gateway().publicKey, folder: running.folder.path)
    let script = instructions.shell.replacing("swift run ", with: folder + "/")
    let output = try await blocking {
      try ServerProcess.output(of: "/bin/bash", script: script)
    }
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines.first == #"{"Provider":"ERP","AccessToken":"a"}"#, "\(output)")
    #expect(lines.dropFirst().first?.count == 45)
    #expect(output.contains("<AccessToken>a</AccessToken>"))
    #expect(output.contains("access token   c"))
    #expect(lines.count { $0.contains("expires never") } == 3)
    #expect(Array(lines.suffix(2)) == ["ok", "ok"])
    _ = try await running.stop()
  }

  @Test func theExamplesOfHelpAreUnderstood() throws {
    let table = CommandTable.tokenServer
    for command in table.commands.dropLast() {
      for example in command.examples {
        let line = try #require(example.line.split { "|>".contains($0) }.first)
        let words = line.split(separator: " ").dropFirst().map(String.init)
        #expect(try table.parse(words).command == command)
      }
    }
  }
}
