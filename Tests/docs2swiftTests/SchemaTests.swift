import Foundation
import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("Schemas, templates, completions and the manual")
struct SchemaTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Get", to: "specs/GetBook.md")
  }

  private func run(_ arguments: String...) -> ToolRun {
    ToolRun(arguments, in: folder.path, pipeline: .small)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: SchemaCommand.names)
  func theCommittedSchemasAreThoseOfTheTables(name: String) throws {
    let difference = try RecordedDocument.difference(
      of: ToolRun(["schema", name]).output, at: "docs/schemas/\(name).schema.json")
    #expect(
      difference.isEmpty, "to accept: DOCS2SWIFT_RECORD=all swift test --filter SchemaTests")
  }

  @Test func theSchemaOfTheConfigurationKnowsEveryKeyAndItsWords() throws {
    let schema = try object(run("schema").output)
    let members = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect(
      Set(members.keys)
        == Set(ConfigurationKey.all.map(\.name.rawValue)).union([ConfigurationKey.schema]))
    #expect(members["access"]?["enum"] as? [String] == ["public", "package", "internal"])
    #expect(members["modules"]?["enum"] as? [String] == ["perService", "one"])
    let profile = members["profile"]?["properties"] as? [String: Any]
    #expect(profile?.isEmpty == false)
    // The printed configuration has no other keys.
    let printed = try object(run("generate", "--print-config").output)
    #expect(Set(printed.keys).isSubset(of: members.keys))
    #expect(
      Set((printed["profile"] as? [String: Any] ?? [:]).keys) == Set((profile ?? [:]).keys))
  }

  @Test func aSchemaThatDoesNotExist() {
    let run = run("schema", "correction")
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.contains("did you mean 'corrections'?"))
  }

  @Test func aConfigurationMaySayWhereItsSchemaIs() throws {
    try folder.write(
      "{ \"$schema\": \"../docs2swift.schema.json\", \"access\": \"package\" }",
      to: "specs/docs2swift.json")
    let run = run("generate", "--print-config")
    #expect(run.exitCode == .success)
    #expect(run.errorOutput.isEmpty)
    #expect(run.output.contains("\"access\" : \"package\""))
    #expect(!run.output.contains("$schema"))
  }

  @Test func templatesAreExportedWithTheirKeysAndReplaceNothingThatIsDifferent() throws {
    let first = run("templates", "export", "mine")
    #expect(first.exitCode == .success)
    let keys = try folder.text("mine/KEYS.md")
    for template in ["client", "types", "server", "tests"] {
      #expect(keys.contains("| `\(template).mustache` | ["))
      #expect(folder.exists("mine/\(template).mustache"))
    }
    #expect(folder.exists("mine/partials/field.mustache"))
    #expect(run("templates", "export", "mine").output == "0 files written to mine\n")
    // The keys are those that the templates use, and the exported templates work unchanged.
    #expect(run("generate", "--templates", "mine").errorOutput.contains("config-missing"))
    try folder.write("{{changed}}", to: "mine/client.mustache")
    let again = run("templates", "export", "mine")
    #expect(again.exitCode == .failed)
    #expect(again.errorOutput.contains("mine/client.mustache: error"))
    #expect(try folder.text("mine/client.mustache") == "{{changed}}")
    #expect(run("templates").exitCode == .usage)
    #expect(run("templates", "import").errorOutput.contains("write 'docs2swift templates export'"))
  }

  @Test(arguments: Shell.names)
  func completionsKnowEveryCommandOptionAndWord(shell: String) {
    let script = run("completions", shell).output
    for command in CommandTable.tool.commands {
      #expect(script.contains(command.name))
      for option in command.shownOptions {
        let name = option.name
        #expect(script.contains(shell == "fish" ? "-l \(name.dropFirst(2))" : name))
        guard case .choice(let words) = option.value else { continue }
        #expect(script.contains(words.joined(separator: " ")))
      }
    }
    #expect(!script.contains("--bundle-module"))
    #expect(run("completions", "tcsh").exitCode == .usage)
  }

  @Test func theManualHasASectionForEachCommandAndNoLineThatIsARequestByMistake() {
    let page = run("manual").output
    for command in CommandTable.tool.commands {
      #expect(page.contains(".SH \(command.name.uppercased())\n"))
    }
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix(3) }
    #expect(
      Set(requests).isSubset(
        of: [".TH", ".SH", ".B ", ".br", ".TP", ".PP", ".nf", ".RS", ".RE", ".fi"]))
  }

  @Test func theLinesForPackageSwiftCanBeHadAgainAsTheConfigurationIsNow() throws {
    try folder.write("// swift-tools-version: 6.2", to: "Package.swift")
    try folder.write(#"{ "output": "../Sources" }"#, to: "specs/docs2swift.json")
    let committed = run("init", "--print")
    #expect(committed.exitCode == .success)
    #expect(committed.output.contains("name: \"LibraryAgent\","))
    #expect(!committed.output.contains("plugins:"))
    #expect(!folder.exists("Sources"))
    try folder.write("# Get", to: "Sources/Books/pages/GetBook.md")
    try folder.write("{}", to: "Sources/Books/pages/docs2swift.json")
    let plugin = run("init", "Sources/Books/pages", "--print")
    #expect(plugin.output.contains("name: \"Books\","))
    #expect(plugin.output.contains("plugins: [.plugin(name: \"Docs2SwiftPlugin\""))
  }
}
