import Foundation
import Testing
import ToolSupport

@testable import token_server

@Suite struct CommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> (code: ExitCode, output: String, errors: String) {
    if !FileManager.default.fileExists(atPath: folder.file("token-server.json")) {
      try SecretFile.writeNew("{}", to: folder.file("token-server.json"))
    }
    let (output, errors) = (MemorySink(), MemorySink())
    var environment = environment
    environment[TokenServerConfiguration.fileVariable] = folder.file("token-server.json")
    let context = TokenServerContext(
      environment: environment, prompt: NoPrompt(), output: output, errorOutput: errors)
    let code = await TokenServerTool(context: context).run(arguments)
    return (code, output.text.value, errors.text.value)
  }

  @Test func keysAreMadeOnceAndShown() async throws {
    let made = try await run("keys", "create")
    #expect(made.code == .success)
    #expect(made.output.contains("master.key written"))
    let again = try await run("keys", "create")
    #expect(again.output.contains("master.key already exists"))
    let shown = try await run("keys", "show", "--json")
    let publicKey = try #require(shown.output.split(separator: "\"").dropFirst(7).first)
    #expect(again.output.contains(publicKey))
    let secret = try String(contentsOfFile: folder.file("gateway.key"), encoding: .utf8)
      .split(separator: "\n").last
    #expect(!shown.output.contains(try #require(secret)))
  }

  @Test func theManualPageHasEveryCommandAndSetting() async throws {
    let page = try await run("manual").output
    for command in CommandTable.tokenServer.commands {
      #expect(page.contains(".SH \(command.name.uppercased())\n"))
    }
    for setting in Setting.allCases { #expect(page.contains(setting.rawValue)) }
  }

  @Test func thereAreNoCompletionsForOtherShells() async throws {
    let (code, output, errors) = try await run("completions", "tcsh")
    #expect(code == .usage && output.isEmpty)
    #expect(errors.contains("there are some for 'bash', 'zsh' and 'fish'"))
  }

  @Test(arguments: Shell.allCases)
  func completionsAreForTheFirstWordAndTheSecond(_ shell: Shell) async throws {
    for (words, offered) in Self.completions {
      guard let found = try await complete(words, in: shell) else { return }
      #expect(found == offered, "\(shell): \(words)")
    }
  }

  /// Words of a command line of which the last one is incomplete, and what is offered for it.
  private static let completions = [
    ("cred", ["credentials"]), ("credentials ", ["add", "list", "remove"]),
    ("keys ", ["create", "show"]), ("tokens l", ["list"]),
    ("credentials add b", ["basic", "bearer"]),
    ("tokens copy --fo", ["--follow"]), ("tokens list --fo", []), ("rota", ["rotate"]),
    ("completions f", ["fish"]),
  ]

  /// - Returns: what the shell offers, sorted; nil if there is no way to ask it here.
  private func complete(_ words: String, in shell: Shell) async throws -> [String]? {
    let script = folder.file("completions.\(shell.rawValue)")
    let text = try await run("completions", shell.rawValue).output
    try text.write(toFile: script, atomically: true, encoding: .utf8)
    let line = "token-server \(words)"
    let question: String
    switch shell {
    case .bash:
      let last = line.hasSuffix(" ") ? " ''" : ""
      question = """
        source '\(script)'; COMP_WORDS=(\(line)\(last)) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _token_server; printf '%s\\n' "${COMPREPLY[@]}"
        """
    case .fish: question = "source '\(script)'; complete -C '\(line)'"
    // It completes only in a terminal. Whether it understands the script can be asked.
    case .zsh: question = "autoload -Uz compinit && compinit -u -D; source '\(script)'"
    }
    guard let output = try await answer(of: shell, to: question) else { return nil }
    if shell == .zsh {
      #expect(output.isEmpty)
      return nil
    }
    return output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
      .filter { !$0.isEmpty && ($0 != "--help" || words.contains("--")) }.sorted()
  }

  /// - Returns: nil if the shell is not installed.
  private func answer(of shell: Shell, to question: String) async throws -> String? {
    let path = "/usr/bin/\(shell.rawValue)"
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    return try await blocking { try ServerProcess.output(of: path, script: question) }
  }

  @Test func credentialsAreAddedListedAndRemoved() async throws {
    let added = try await run("credentials", "add", "ticket", "crm")
    #expect(added.output.hasPrefix("crm."))
    let password = [CredentialsCommand.passwordVariable: "long enough"]
    #expect(
      try await run("credentials", "add", "basic", "alice", environment: password).output.isEmpty)
    #expect(try await run("credentials", "list").output == "ticket crm\nbasic alice\n")
    #expect(try await run("credentials", "remove", "ticket", "crm").code == .success)
    #expect(try await run("credentials", "remove", "ticket", "crm").code == .failed)
    #expect(try await run("credentials", "list", "--json").output.contains("alice"))
    #expect(try await run("credentials", "add", "guest", "x").code == .usage)
    #expect(try await run("credentials", "add", "basic", "bob").code == .usage)
    let short = [CredentialsCommand.passwordVariable: "short"]
    #expect(try await run("credentials", "add", "basic", "b", environment: short).code == .usage)
  }

  @Test(arguments: DatabaseKind.allCases)
  func entriesAreListedCheckedAndRotated(_ kind: DatabaseKind) async throws {
    try SecretFile.writeNew(
      #"{"database": "\#(try kind.text(folder))"}"#, to: folder.file("token-server.json"))
    _ = try await run("keys", "create")
    _ = try await run("credentials", "add", "ticket", "crm")
    #expect(try await run("tokens", "list").code == .failed)
    #expect(try await run("check").code == .negative)
    let configuration = try TokenServerConfiguration(
      file: folder.file("token-server.json"), environment: [:])
    let installation = Installation(configuration)
    let store = try await installation.store(createsFile: true)
    let key = try await installation.vault(store).save(Samples.tokens)
    await store.close()
    let list = try await run("tokens", "list")
    #expect(list.output.contains("\(key.hash)"))
    #expect(!list.output.contains("ERP"))
    #expect(try await run("check").output.contains("ok      database: 1 entry"))
    let before = try await run("keys", "show").output
    #expect(try await run("rotate").output == "1 entry encrypted with a new master key\n")
    #expect(try await run("keys", "show").output != before)
    #expect(try await run("check").code == .success)
    let inEnvironment = [TokenServerConfiguration.Secret.masterKey.rawValue: "x"]
    #expect(try await run("rotate", environment: inEnvironment).code == .usage)
  }

  @Test(.enabled(if: PostgresCluster.isThere, PostgresCluster.hint))
  func aStoreIsMovedToPostgreSQLAndBack() async throws {
    _ = try await run("keys", "create")
    let url = try folder.postgres.url()
    let configuration = try TokenServerConfiguration(
      file: folder.file("token-server.json"), environment: [:])
    let installation = Installation(configuration)
    let store = try await installation.store(createsFile: true)
    let key = try await installation.vault(store).save(Samples.tokens)
    await store.close()
    let file = folder.file("tokens.sqlite")
    let copied = try await run("tokens", "copy", "--from", file, "--to", url)
    #expect(copied.output == "1 entry copied\n", "\(copied.errors)")
    #expect(try await run("tokens", "copy", "--from", file, "--to", url).output.hasPrefix("0 "))
    #expect(try await run("tokens", "list", "--store", url).output.contains("\(key.hash)"))
    #expect(try await run("rotate", "--store", url).code == .success)
    #expect(try await run("check", "--store", url).output.contains("database: 1 entry"))
    // The file needs the old key, which is missing.
    let late = try await run("tokens", "copy", "--from", file, "--to", url)
    #expect(late.code == .failed)
    #expect(late.errors.contains("is missing, and the database needs it"))
    let back = folder.file("back.sqlite")
    #expect(try await run("tokens", "copy", "--from", url, "--to", back).output.hasPrefix("1 "))
    let opened = try await SQLiteTokenStore.open(back)
    #expect(try await installation.vault(opened).tokens(key) == Samples.tokens)
    await opened.close()
  }

  @Test(.enabled(if: PostgresCluster.isThere, PostgresCluster.hint))
  func nothingIsCopiedThatAServerCannotRead() async throws {
    _ = try await run("keys", "create")
    let url = try folder.postgres.url()
    let store = try await SQLiteTokenStore.open(folder.file("tokens.sqlite"))
    let installation = Installation(
      try TokenServerConfiguration(file: folder.file("token-server.json"), environment: [:]))
    _ = try await installation.vault(store).save(Samples.tokens)
    await store.close()
    let target = try await PostgresTokenStore.open(url)
    let keys = try installation.masterKeys()
    let retired = try #require(
      String(contentsOfFile: folder.file("master.key"), encoding: .utf8)
        .split(separator: "\n").last)
    _ = try await target.attend(ServerPresence(id: [1], name: "a", masterKeys: keys.ids))
    _ = try await target.attend(ServerPresence(id: [2], name: "b", masterKeys: []))
    let file = folder.file("tokens.sqlite")
    let run = try await run("tokens", "copy", "--from", file, "--to", url)
    #expect(run.code == .failed)
    #expect(run.errors.contains("need the master keys of the copied entries first: b"))
    #expect(try await self.run("check", "--store", url).output.contains("master key: b"))
    #expect(
      try await self.run("keys", "show", "--store", url).output.contains("server       a has"))
    let rotation = try await self.run("rotate", "--store", url, "--wait", "0s")
    #expect(rotation.code == .failed)
    #expect(rotation.errors.contains("did not get the new master key: a, b"))
    // The next command uses the key that this one has made.
    let pending = try installation.masterKeys().ids
    #expect(pending.count == 2)
    for id in [1, 2] as [UInt8] {
      try await target.leave(ServerPresence(id: [id], name: "", masterKeys: []))
    }
    #expect(try await self.run("rotate", "--store", url).code == .success)
    #expect(try installation.masterKeys().ids == [pending[1]])
    // A retired key at the end of the file is not a new key.
    let current = try String(contentsOfFile: folder.file("master.key"), encoding: .utf8)
    try SecretFile.write(current + retired + "\n", to: folder.file("master.key"))
    #expect(try await self.run("rotate", "--store", url).code == .success)
    #expect(try installation.masterKeys().ids.count == 1)
    #expect(!pending.contains(try installation.masterKeys().current))
    await target.close()
  }

  @Test(arguments: [
    (["serve", "--store", "x", "--memory"], "'--store' and '--memory'"),
    (["serve", "--store", "x", "--try", "y"], "'--store' and '--try'"),
    (["tokens", "copy", "--from", "x"], "no --to given"),
    (["tokens", "copy", "--from", "x", "--to", "x"], "same store"),
    (["tokens", "copy", "--from", "memory", "--to", "x"], "--from is 'memory'"),
    (["tokens", "copy", "--from", "x", "--to", "mysql://a:b@c"], "mysql://a:<redacted>@c"),
    (["check", "--store", "mysql://a:b@c"], "database is 'mysql://a:<redacted>@c'"),
    (["credentials", "list", "--store", "x"], "no option '--store'"),
    (["rotate", "--wait", "soon"], "--wait is 'soon'"),
  ])
  func aStoreThatMakesNoSenseIsRefused(_ words: [String], _ expected: String) async throws {
    let (output, errors) = (MemorySink(), MemorySink())
    let context = TokenServerContext(
      environment: [:], prompt: NoPrompt(), output: output, errorOutput: errors)
    #expect(await TokenServerTool(context: context).run(words) == .usage)
    #expect(errors.text.value.contains(expected), "\(errors.text.value)")
  }

  @Test(arguments: [
    ("postgres://u:p@h/d", "postgres://u:<redacted>@h/d"), ("postgres://u@h/d", "postgres://u@h/d"),
    ("postgres://u:p@x@h:1/d?a=b", "postgres://u:<redacted>@h:1/d?a=b"),
    ("postgres:///d?host=/a:b&password=p", "postgres:///d?host=/a:b&password=<redacted>"),
    ("postgres://h:5432/d", "postgres://h:5432/d"),
  ])
  func aPasswordIsNotShown(_ url: String, _ shown: String) {
    #expect(StoreLocation.redacted(url) == shown)
  }

  @Test func theEffectiveConfigurationIsPrintedWithoutSecrets() async throws {
    try SecretFile.writeNew(
      #"{"port": 9000, "accessLog": false, "database": "data/t.sqlite"}"#,
      to: folder.file("token-server.json"))
    let run = try await run(
      "serve", "--print-config", "--host", "::1",
      environment: ["TOKEN_SERVER_TIME_TO_LIVE": "90d", "TOKEN_SERVER_MASTER_KEY": "very secret"])
    #expect(run.code == .success)
    for line in [
      #""port" : "9000""#, #""accessLog" : "false""#, #""host" : "::1""#, #""timeToLive" : "90d""#,
      #""database" : "\#(folder.path)/data/t.sqlite""#,
      #""TOKEN_SERVER_MASTER_KEY" : "<redacted>""#,
    ] { #expect(run.output.contains(line), "\(line)") }
    #expect(!run.output.contains("very secret"))
  }

  @Test(arguments: [
    ("[]", "not a JSON object"), ("{", "not a JSON object"), (#"{"prot": 1}"#, "no setting 'prot'"),
    (#"{"port": {}}"#, "'port'"), (#"{"port": 70000}"#, "port is '70000'"),
    (#"{"timeToLive": "soon"}"#, "timeToLive is 'soon'"),
    (#"{"access": "nobody"}"#, "access is 'nobody'"), (#"{"accessLog": 7}"#, "accessLog is '7'"),
    (#"{"masterKey": "x"}"#, "masterKeyFile"), (#"{"tlsKeyFile": "x"}"#, "tlsCertificateFile"),
    (#"{"maximumTokenBytes": -1}"#, "maximumTokenBytes"),
    (#"{"restAfterExpiry": "1h"}"#, "restAfterExpiry is '1h'"),
    (#"{"idleConnectionsPerClient": 0}"#, "idleConnectionsPerClient is '0'"),
    (#"{"publicMetrics": "yes"}"#, "publicMetrics is 'yes'"),
  ])
  func aConfigurationThatMakesNoSenseIsNamed(_ text: String, _ expected: String) async throws {
    try SecretFile.writeNew(text, to: folder.file("token-server.json"))
    let run = try await run("check")
    #expect(run.code == .usage)
    #expect(run.errors.contains(expected), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aTrialKnowsNothingOfTheEnvironment() async throws {
    let run = try await run(
      "serve", "--try", folder.file("trial"), "--print-config",
      environment: ["TOKEN_SERVER_DATABASE": "/precious", "TOKEN_SERVER_MASTER_KEY": "x"])
    #expect(run.code == .success)
    #expect(!run.output.contains("precious") && !run.output.contains("MASTER_KEY"))
  }

  @Test func aFolderOfSomebodyElseIsNotEmptied() async throws {
    try SecretFile.writeNew("precious", to: folder.file("master.key"))
    let run = try await run("serve", "--try", folder.path)
    #expect(run.code == .failed)
    #expect(try SecretFile.read(folder.file("master.key")) == "precious")
  }

  @Test(arguments: CommandTable.tokenServer.commands.map(\.name))
  func everyCommandIsExplained(_ command: String) async throws {
    let help = try await run("help", command)
    #expect(help.code == .success || command.contains(" "))
    let table = CommandTable.tokenServer.help(
      for: CommandTable.tokenServer.command(named: command))
    #expect(table.contains("Examples:") && table.contains("Usage:"))
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    ([], "no command"), (["keys"], "another word"), (["rotat"], "unknown command 'rotat'"),
    (["serve", "--prot"], "unknown option '--prot'"), (["serve", "--port"], "needs a value"),
    (["serve", "--port", "1", "--port", "2"], "given twice"), (["rotate", "--json"], "no option"),
    (["credentials", "add", "ticket"], "no NAME given"), (["rotate", "now"], "one argument"),
    (["serve", "--memory=yes"], "takes no value"),
  ])
  func aCommandLineThatMakesNoSenseIsExplained(_ words: [String], _ expected: String) {
    let error = #expect(throws: UsageError.self) { try CommandTable.tokenServer.parse(words) }
    #expect(error?.message.contains(expected) == true)
  }
}

private final class MemorySink: TextSink {
  let isTerminal = false
  let text = Shared("")

  func write(_ text: String) { self.text.exchange { $0 += text } }
}

private struct NoPrompt: SecretPrompt {
  func ask(_ question: String) throws(PromptError) -> String { throw .noTerminal }
}
