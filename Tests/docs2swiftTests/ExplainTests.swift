import Diagnostics
import Testing

@testable import docs2swift

@Suite("Explanations")
struct ExplainTests {
  @Test("Every rule is explained in whole sentences", arguments: AllRules.all)
  func explanation(rule: DiagnosticRule) {
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

  @Test("No two rules have one id")
  func unique() {
    #expect(Set(AllRules.all.map(\.id)).count == AllRules.all.count)
  }

  @Test("Without an id, one line for each rule")
  func list() {
    let lines = ToolRun(["explain"]).output.split(separator: "\n")
    #expect(lines.map { String($0.prefix { $0 != " " }) } == AllRules.all.map(\.id))
  }

  @Test("An id with its brackets, as it stands in a diagnostic")
  func brackets() {
    #expect(
      ToolRun(["explain", "[specs-empty]"]).output == ToolRun(["explain", "specs-empty"]).output)
  }

  @Test("A slip is answered with a suggestion")
  func unknown() {
    let run = ToolRun(["explain", "config-unknwon-key"])
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.contains("did you mean 'config-unknown-key'?"))
  }
}
