import Foundation
import ScriptedServer
import ServiceRuntime
import Testing
import ToolSupport

@testable import token_client

@Suite("Commands of token-client")
struct CommandTests {
  static let url = ["--url", "https://crm.example"]
  static let environment = [
    "TOKEN_CLIENT_TICKET": "7T:right", "TOKEN_CLIENT_APPLICATION_TOKEN": "app",
    "TOKEN_CLIENT_ACCESS_TOKEN": "access", "TOKEN_CLIENT_REFRESH_TOKEN": "refresh",
  ]

  @Test(arguments: ["soap", "rest"])
  func save(binding: String) async {
    let run = await ToolRun(
      ["save", "--provider", "ERP", "--binding", binding] + Self.url,
      environment: Self.environment)
    #expect(run.exitCode == .success)
    #expect(run.output == "ERP/access/refresh/app\n")
    #expect(run.errorOutput == "")
  }

  @Test func onATerminalItSaysWhatItPrintsElsewhere() async {
    let run = await ToolRun(
      ["save"] + Self.url, environment: Self.environment, isTerminal: true)
    #expect(run.output == "nil/access/refresh/app\n")
    #expect(run.errorOutput == "Saved. The key to retrieve the tokens with:\n")
  }

  @Test func whatTheEnvironmentDoesNotHaveIsAskedFor() async {
    let run = await ToolRun(["save"] + Self.url, answers: ["7T:right", "", "typed", ""])
    #expect(run.exitCode == .success)
    #expect(run.output == "nil/typed/nil/nil\n")
    #expect(
      run.questions == [
        "Ticket: ", "Application token (empty for none): ", "Access token to save: ",
        "Refresh token to save (empty for none): ",
      ])
  }

  @Test(arguments: ["soap", "rest"])
  func getPrintsTheTokensForPeople(binding: String) async {
    let run = await ToolRun(
      ["get", "full", "-b", binding] + Self.url, environment: Self.environment)
    #expect(run.exitCode == .success)
    #expect(
      run.output == """
        provider       ERP
        access token   æ/1
        refresh token  (empty)

        """)
  }

  @Test func andForPrograms() async {
    let get = await ToolRun(
      ["get", "full", "--json"] + Self.url, environment: Self.environment)
    #expect(
      get.output == """
        {
          "accessToken" : "æ/1",
          "provider" : "ERP",
          "refreshToken" : ""
        }

        """)
    let save = await ToolRun(["save", "--json"] + Self.url, environment: Self.environment)
    #expect(save.output == "{\n  \"key\" : \"nil/access/refresh/app\"\n}\n")
  }

  @Test func decryptAndSaveWorksOverSOAPAndSaysSoOverREST() async {
    let soap = await ToolRun(["decrypt-and-save"] + Self.url, environment: Self.environment)
    #expect(soap.output == "ssecca\n")
    let rest = await ToolRun(
      ["decrypt-and-save", "--binding=rest"] + Self.url, environment: Self.environment)
    #expect(rest.exitCode == .usage)
    #expect(
      rest.errorOutput.contains(
        "DecryptAndSaveExternalTokens is not available over REST. Call it over SOAP: "))
    #expect(rest.errorOutput.contains("--binding soap"))
  }

  @Test func everyWayToSayWhoCallsOverREST() async {
    let ways: [([String], [String: String])] = [
      ([], ["TOKEN_CLIENT_TICKET": "7T:right"]),
      (["--auth", "bearer"], ["TOKEN_CLIENT_BEARER": "b3arer"]),
      (["--auth", "basic", "--user", "me"], ["TOKEN_CLIENT_PASSWORD": "pässword"]),
    ]
    for (arguments, environment) in ways {
      let run = await ToolRun(
        ["get", "full", "--binding", "rest"] + arguments + Self.url, environment: environment)
      #expect(run.exitCode == .success, "\(arguments): \(run.errorOutput)")
    }
    let nobody = await ToolRun(["get", "full", "--auth", "none"] + Self.url)
    #expect(nobody.exitCode == .negative)
    #expect(nobody.errorOutput.contains("hint: check the ticket"))
  }

  @Test(arguments: ["soap", "rest"])
  func aServiceThatSaysNoIsCode1(binding: String) async {
    let fault = await ToolRun(
      ["get", "broken", "-b", binding] + Self.url, environment: Self.environment)
    #expect(fault.exitCode == .negative)
    #expect(fault.output == "")
    #expect(fault.errorOutput.hasPrefix("token-client: error: the service refused the call: "))
    #expect(!fault.errorOutput.contains("\u{1B}"))
    let nothing = await ToolRun(
      ["get", "other", "-b", binding] + Self.url, environment: Self.environment)
    #expect(nothing.exitCode == .negative)
    #expect(nothing.errorOutput.contains("no tokens under this key"))
  }

  @Test func errorsAreJSONWhereTheOutputIs() async throws {
    let run = await ToolRun(
      ["get", "broken", "--json", "-b", "rest"] + Self.url, environment: Self.environment)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.errorOutput.utf8)) as? [String: Any])
    let error = try #require(json["error"] as? [String: String])
    #expect(error["kind"] == "fault")
    #expect(error["operation"] == "User.GetExternalTokens")
  }

  @Test func tokensCannotSteerTheTerminalAndProgramsGetThemAsTheyAre() async {
    // XML cannot carry control characters, JSON can.
    let arguments = ["get", "hostile", "-b", "rest"] + Self.url
    let shown = await ToolRun(arguments, environment: Self.environment, isTerminal: true)
    #expect(shown.output.contains("\\u{1B}[2Jx"))
    #expect(!shown.output.contains("\u{1B}"))
    let piped = await ToolRun(arguments, environment: Self.environment)
    #expect(piped.output.contains("\u{1B}[2Jx"))
  }

  @Test func noServiceIsCode3OverASocketAndNoSecretIsTold() async throws {
    let transport = TokenClientContext(
      environment: [:], prompt: ScriptedPrompt(nil), output: MemorySink(isTerminal: false),
      errorOutput: MemorySink(isTerminal: false)
    ).transport
    for binding in ["soap", "rest"] {
      let run = await ToolRun(
        ["get", "k3y", "--url", try urlOfNobody(), "-b", binding],
        environment: Self.environment, transport: transport)
      #expect(run.exitCode == .failed)
      #expect(run.errorOutput.contains("No connection to 127.0.0.1"))
      #expect(!run.errorOutput.contains("k3y"))
      #expect(!run.errorOutput.contains("7T:"))
    }
  }

  @Test func theWholeWayOverASocket() async throws {
    let server = try ScriptedServer(serving: Vault.server())
    defer { server.stop() }
    let transport = TokenClientContext(
      environment: [:], prompt: ScriptedPrompt(nil), output: MemorySink(isTerminal: false),
      errorOutput: MemorySink(isTerminal: false)
    ).transport
    for binding in ["soap", "rest"] {
      let run = await ToolRun(
        ["save", "-p", "ERP", "-b", binding],
        environment: Self.environment.merging(
          ["TOKEN_CLIENT_URL": server.url + "/base/"], uniquingKeysWith: { $1 }),
        transport: transport)
      #expect(run.output == "ERP/access/refresh/app\n", "\(run.errorOutput)")
    }
    #expect(
      server.requests.map(\.target) == [
        "/base/Remote/Services88/User.svc", "/base/api/v1/Agents/User/SaveExternalTokens",
      ])
  }
}
