import Diagnostics
import ModelDiff
import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("Explanations")
struct ExplainTests {
  @Test(arguments: AllRules.all)
  func everyRuleIsExplainedInWholeSentences(rule: DiagnosticRule) {
    #expect(rule.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(!rule.title.isEmpty && !rule.title.hasSuffix("."))
    #expect(rule.explanation.count > 60)
    #expect(rule.explanation.hasSuffix("."))
    let run = ToolRun(["explain", rule.id])
    #expect(run.exitCode == .success)
    #expect(run.output.hasPrefix("\(rule.id) · \(rule.severity.rawValue) · \(rule.title)\n\n"))
    for line in run.output.split(separator: "\n").dropFirst() where !line.hasPrefix("    ") {
      #expect(line.count <= 80)
    }
  }

  /// WSDL and Swagger files are sources as well.
  @Test func noTextCallsTheDocumentationAFolderOfPagesOrMarkdownAlone() {
    let help = ([[]] + CommandTable.tool.commands.map { [$0.name] })
      .map { ToolRun($0 + ["--help"]).output }
    let texts = AllRules.all.flatMap { [$0.title, $0.explanation] } + help
    for text in texts + [ToolRun(["manual"]).output, ToolRun(["generate", "nowhere"]).errorOutput] {
      #expect(!text.contains("folder of pages"))
      #expect(!text.contains("among the pages"))
      #expect(!text.contains("(*.md)"))
    }
  }

  @Test func noTwoRulesHaveOneId() {
    let ids = AllRules.all.map(\.id) + ChangeRules.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: ChangeRules.all)
  func everyKindOfChangeIsExplainedAndWhomItBreaks(rule: ChangeRule) {
    let output = ToolRun(["explain", rule.id]).output
    #expect(output.hasPrefix("\(rule.id) · \(rule.severity.rawValue) · \(rule.title)\n\n"))
    #expect(output.contains("programs already built: "))
    for line in output.split(separator: "\n").dropFirst() { #expect(line.count <= 80) }
  }

  @Test func withoutAnIdOneLineForEachRule() {
    let lines = ToolRun(["explain"]).output.split(separator: "\n")
    let ids = AllRules.all.map(\.id) + ChangeRules.all.map(\.id)
    #expect(lines.map { String($0.prefix { $0 != " " }) } == ids)
  }

  @Test func anIdWithItsBracketsAsItStandsInADiagnostic() {
    #expect(
      ToolRun(["explain", "[specs-empty]"]).output == ToolRun(["explain", "specs-empty"]).output)
  }

  @Test func aSlipIsAnsweredWithASuggestion() {
    let run = ToolRun(["explain", "config-unknwon-key"])
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.contains("did you mean 'config-unknown-key'?"))
  }
}
