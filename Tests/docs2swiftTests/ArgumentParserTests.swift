import Diagnostics
import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("Arguments")
struct ArgumentParserTests {
  struct Good: Sendable, CustomTestStringConvertible {
    var line: [String]
    var command: CommandTable.Command?
    var operands: [String] = []
    var values: [(CommandTable.Option, String)] = []

    var testDescription: String { line.joined(separator: " ") }
  }

  static let good = [
    Good(line: ["generate"], command: .generate),
    Good(line: ["generate", "docs"], command: .generate, operands: ["docs"]),
    Good(line: ["generate", "--output", "out"], command: .generate, values: [(.output, "out")]),
    Good(line: ["generate", "--output=a=b"], command: .generate, values: [(.output, "a=b")]),
    Good(
      line: ["generate", "-o", "out", "x"], command: .generate, operands: ["x"],
      values: [(.output, "out")]),
    Good(line: ["--quiet", "generate"], command: .generate, values: [(.quiet, "")]),
    Good(
      line: ["generate", "-n", "-q"], command: .generate, values: [(.dryRun, ""), (.quiet, "")]),
    // Scripts add a flag to others that may have it already. Two values would contradict each
    // other.
    Good(
      line: ["-q", "generate", "-q", "--quiet"], command: .generate, values: [(.quiet, "")]),
    Good(line: ["generate", "--", "-odd"], command: .generate, operands: ["-odd"]),
    Good(
      line: ["generate", "--diagnostics-format", "json"], command: .generate,
      values: [(.format, "json")]),
    Good(line: ["inspect", "--json"], command: .inspect, values: [(.json, "")]),
    Good(line: ["explain", "some-rule"], command: .explain, operands: ["some-rule"]),
    Good(line: ["--version"], values: [(.version, "")]),
    Good(line: ["-h"], values: [(.help, "")]),
    Good(line: ["generate", "--help", "-h"], command: .generate, values: [(.help, "")]),
  ]

  @Test(arguments: good)
  func linesThatAreRight(line: Good) throws {
    let parsed = try CommandTable.tool.parse(line.line)
    var expected = Invocation(command: line.command)
    expected.operands = line.operands
    for (option, value) in line.values { expected[option] = value }
    #expect(parsed == expected)
  }

  static let bad: [(line: [String], message: String, hint: String?)] = [
    ([], "there is no command", nil),
    (["--quiet"], "there is no command", nil),
    (["genrate"], "unknown command 'genrate'", "did you mean 'generate'?"),
    (
      ["frobnicate"], "unknown command 'frobnicate'",
      "the commands are \(Suggestion.list(CommandTable.tool.commands.map(\.name)))"
    ),
    (["generate", "--ouput", "x"], "unknown option '--ouput'", "did you mean '--output'?"),
    (["generate", "--nothing-like-it"], "unknown option '--nothing-like-it'", nil),
    (
      ["generate", "--json"], "'generate' has no option '--json'",
      "it belongs to 'check' and 'inspect'"
    ),
    (["--dry-run", "inspect"], "'inspect' has no option '--dry-run'", "it belongs to 'generate'"),
    (["generate", "--output"], "option '--output' needs a value", "write '--output DIR'"),
    (["generate", "--output", "-h"], "option '--output' needs a value", "write '--output DIR'"),
    (["generate", "--output", "-o=x"], "option '--output' needs a value", "write '--output DIR'"),
    (["generate", "--output", "--"], "option '--output' needs a value", "write '--output DIR'"),
    (["generate", "--output="], "option '--output' needs a value", "write '--output DIR'"),
    (["generate", "--quiet=yes"], "option '--quiet' takes no value", nil),
    (["generate", "-o", "a", "--output", "b"], "option '--output' is given twice", nil),
    (["generate", "-o", "a", "-o", "a"], "option '-o' is given twice", nil),
    (
      ["generate", "--format", "jsn"], "'jsn' is not a value of option '--format'",
      "did you mean 'json'?"
    ),
    (
      ["generate", "--format", "yaml!"], "'yaml!' is not a value of option '--format'",
      "it is one of 'text', 'json', 'sarif' and 'github'"
    ),
    (["generate", "a", "b"], "unexpected argument 'b'", nil),
    (["generate", ""], "SPECS must not be empty", nil),
  ]

  @Test(arguments: bad)
  func linesThatAreWrong(line: [String], message: String, hint: String?) throws {
    let error = try #require(throws: UsageError.self) { try CommandTable.tool.parse(line) }
    #expect(error.message == message)
    #expect(error.hint == hint)
    let run = ToolRun(line)
    #expect(run.exitCode == .usage)
    #expect(run.output.isEmpty)
    #expect(run.errorOutput.hasPrefix("docs2swift: error: \(message)\n"))
  }

  @Test func everyOptionAndEveryCommandIsInTheTableOnce() {
    let names = CommandTable.tool.options.flatMap(\.names)
    #expect(Set(names).count == names.count)
    let keys = Set(Configuration.CodingKeys.allCases.map(\.rawValue))
    for option in CommandTable.tool.options {
      if let key = option.configurationKey { #expect(keys.contains(key)) }
    }
  }
}
