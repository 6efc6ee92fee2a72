import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("Help and version")
struct HelpTests {
  static let commands = CommandTable.tool.commands.map(\.name)

  @Test(arguments: [[]] + commands.dropLast().map { [$0] })
  func theVersionWithAndWithoutACommand(command: [String]) {
    let run = ToolRun(command + ["--version"])
    #expect(run.exitCode == .success)
    #expect(run.output == "docs2swift \(ToolVersion.current)\n")
  }

  @Test(arguments: commands)
  func helpInAllItsSpellings(command: String) {
    let run = ToolRun(["help", command])
    #expect(run.exitCode == .success)
    #expect(run.errorOutput.isEmpty)
    #expect(run.output == ToolRun([command, "--help"]).output)
    #expect(run.output == ToolRun(["-h", command]).output)
    #expect(run.output.contains("\nExamples:\n  # "))
  }

  @Test func helpNamesEveryCommandEveryOptionAndItsValueIn80Columns() {
    let overview = ToolRun(["help"]).output
    #expect(overview == ToolRun(["--help"]).output)
    for command in CommandTable.tool.commands {
      #expect(overview.contains("  \(command.name)"))
      let text = ToolRun(["help", command.name]).output
      for option in command.shownOptions {
        #expect(text.contains("\(option.name)"))
        #expect(text.contains(option.placeholder) || option.placeholder.isEmpty)
      }
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func everyExampleInHelpIsALineThatParses() throws {
    for example in CommandTable.tool.commands.flatMap(\.examples) {
      let words = example.line.split(separator: " ").map(String.init)
      #expect(words.first == "docs2swift")
      let arguments = words.dropFirst().prefix { !["|", ">", "2>"].contains($0) }
      #expect(throws: Never.self) { try CommandTable.tool.parse(Array(arguments)) }
    }
  }

  @Test func helpForACommandThatDoesNotExist() {
    let run = ToolRun(["help", "inspekt"])
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.contains("did you mean 'inspect'?"))
  }

  @Test func colourOnATerminalOnlyAndNeverWithNOCOLOR() {
    #expect(ToolRun(["help"], isTerminal: true).output.contains("\u{1B}"))
    #expect(!ToolRun(["help"]).output.contains("\u{1B}"))
    let quiet = ToolRun(["help"], isTerminal: true, environment: ["NO_COLOR": "1"])
    #expect(!quiet.output.contains("\u{1B}"))
  }
}
