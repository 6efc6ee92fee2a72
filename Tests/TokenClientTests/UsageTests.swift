import Testing
import ToolSupport

@testable import token_client

@Suite("Usage of token-client")
struct UsageTests {
  @Test(arguments: [
    ([], "there is no command"),
    (["sabe"], "unknown command 'sabe'"),
    (["get", "--url", "https://a.example"], "no KEY given"),
    (["get", "", "--url", "https://a.example"], "KEY must not be empty"),
    (["get", "a", "b"], "one argument too many"),
    (["save"], "no URL given"),
    (["save", "--url"], "option '--url' needs a value"),
    (["save", "--url="], "option '--url' needs a value"),
    (["save", "--json=yes"], "option '--json' takes no value"),
    (["save", "--url", "a.example"], "the URL does not begin with http or https"),
    (["save", "--url", "ftp://a.example"], "the URL does not begin with http or https"),
    (["save", "-u", "https://a.example", "--url", "https://b.example"], "is given twice"),
    (["save", "-b", "corba", "-u", "https://a.example"], "'corba' is not a value"),
    (["save", "--timeout", "soon"], "'soon' is not a value"),
    (["save", "--timeout", "-1"], "'-1' is not a value"),
    (["save", "--timeout", "nan"], "'nan' is not a value"),
    (["get", "a", "--provider", "x"], "'get' has no option '--provider'"),
    (["save", "-u", "https://a.example", "--auth", "basic"], "'--auth basic' is for REST"),
    (
      ["save", "-u", "https://a.example", "-b", "rest", "--auth", "basic"],
      "'--auth basic' needs a user"
    ),
    (["save", "-u", "https://a.example", "--user", "me"], "'--user' is for '--auth basic'"),
    (["save", "--url", "https://a.example"], "the ticket is missing"),
    (["--frobnicate"], "unknown option '--frobnicate'"),
  ])
  func whatCannotBeUnderstoodIsCode2WithAWayOut(arguments: [String], message: String) async {
    let run = await ToolRun(arguments)
    #expect(run.exitCode == .usage)
    #expect(run.output == "")
    #expect(run.errorOutput.contains(message), "\(run.errorOutput)")
    #expect(run.errorOutput.contains("help: token-client"))
  }

  @Test(arguments: [
    ["save", "--ticket=s3cret"], ["save", "--access-token", "s3cret"], ["save", "s3cret"],
    ["get", "key", "s3cret"], ["save", "--url", "https://me:s3cret@a.example"],
  ])
  func aSecretAmongTheArgumentsIsRefusedAndNotRepeated(arguments: [String]) async {
    let run = await ToolRun(arguments)
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.contains(SecretName.rule))
    #expect(!run.errorOutput.contains("s3cret"))
  }

  @Test func anEmptyAnswerToARequiredQuestionIsMissingCEnds() async {
    let arguments = ["save", "--url", "https://a.example"]
    let empty = await ToolRun(arguments, answers: [""])
    #expect(empty.exitCode == .usage)
    let interrupted = await ToolRun(arguments, answers: [])
    #expect(interrupted.exitCode == .interrupted)
  }

  @Test func httpToAnotherMachineCausesAWarning() async {
    for (url, isWarned) in [
      ("http://a.example", true), ("https://a.example", false), ("http://localhost:1", false),
      ("http://127.0.0.1:1", false),
    ] {
      let run = await ToolRun(["get", "full", "--url", url], answers: ["7T:right", ""])
      #expect(run.exitCode == .success)
      #expect(run.errorOutput.contains("unencrypted") == isWarned, "\(url)")
    }
  }

  @Test func helpNamesEveryCommandSecretAndExitCode() async {
    for arguments in [["--help"], ["-h"], ["help"]] {
      let run = await ToolRun(arguments)
      #expect(run.exitCode == .success)
      for name in CommandTable.tokenClient.commands.map(\.name)
        + SecretName.allCases.map(\.variable) + CommandTable.tokenClient.exitCodes.map(\.meaning)
      {
        #expect(run.output.contains(name))
      }
    }
  }

  @Test(arguments: CommandTable.tokenClient.commands.dropLast().map(\.name))
  func helpOfACommandHasExamplesThatParse(command name: String) async throws {
    let command = try #require(CommandTable.tokenClient.command(named: name))
    let run = await ToolRun([name, "--help"])
    #expect(run.exitCode == .success)
    for option in command.options { #expect(run.output.contains(option.name)) }
    for example in command.examples {
      #expect(run.output.contains(example.line))
      let words = example.line.replacing("key=$(", with: "").replacing(")", with: "")
        .split { "|>".contains($0) }.first?.split(separator: " ").dropFirst().map(String.init)
      #expect(try CommandTable.tokenClient.parse(try #require(words)).command == command)
    }
  }

  @Test func aMistakeBehindACommandPointsAtTheHelpOfThatCommand() async {
    for arguments in [["save", "--nope"], ["save", "--url"], ["save", "--json=1"]] {
      #expect(await ToolRun(arguments).errorOutput.contains("help: token-client save --help"))
    }
  }

  @Test(arguments: Shell.names)
  func completionsKnowEveryCommandAndOption(shell: String) async {
    let run = await ToolRun(["completions", shell])
    #expect(run.exitCode == .success)
    for command in CommandTable.tokenClient.commands {
      #expect(run.output.contains(command.name))
      for option in command.shownOptions {
        let name = shell == "fish" ? "-l \(option.name.dropFirst(2))" : option.name
        #expect(run.output.contains(name))
      }
    }
  }

  @Test func thereAreCompletionsForBashByDefaultAndNoneForOtherShells() async {
    let bash = await ToolRun(["completions", "bash"])
    #expect(await ToolRun(["completions"]).output == bash.output)
    let other = await ToolRun(["completions", "tcsh"])
    #expect(other.exitCode == .usage)
    #expect(other.errorOutput.contains("there are some for 'bash', 'zsh' and 'fish'"))
  }

  @Test func theManualPageHasASectionForEachCommandAndTheSecrets() async {
    let run = await ToolRun(["manual"])
    #expect(run.exitCode == .success)
    #expect(run.output.hasPrefix(".TH TOKEN-CLIENT 1 "))
    for command in CommandTable.tokenClient.commands {
      #expect(run.output.contains(".SH \(command.name.uppercased())\n"))
    }
    for secret in SecretName.allCases { #expect(run.output.contains(secret.variable)) }
  }

  @Test func theVersionIsPrinted() async {
    #expect(
      await ToolRun(["get", "--version"]).output
        == "token-client \(CommandTable.tokenClient.version)\n")
    #expect(
      await ToolRun(["--version"]).output == "token-client \(CommandTable.tokenClient.version)\n")
  }
}
