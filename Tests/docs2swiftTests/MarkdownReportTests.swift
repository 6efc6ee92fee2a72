import Testing

@testable import ModelDiff
@testable import docs2swift

/// The comment on a pull request: breaking changes come first, and it fits every limit.
struct MarkdownReportTests {
  private func report(breaking: Int, additive: Int, prose: Int) -> DiffReport {
    func finding(_ rule: String, number: Int, type: String) -> Finding {
      let path = ModelPath(version: "Services8", subject: .type("\(type)\(number)"))
      let rule = ChangeRules.all.first { $0.id == rule } ?? ChangeRules.all[0]
      return Finding(
        rule: rule, oldPath: path, newPath: path, message: "\(rule.title) \(number)",
        effects: rule.effects)
    }
    return DiffReport(
      oldName: "old", newName: "new",
      open: (0..<breaking).map { finding("type-kind-changed", number: $0, type: "Shape") }
        + (0..<additive).map { finding("type-added", number: $0, type: "Fresh") }
        + (0..<prose).map { finding("documentation-removed", number: $0, type: "Told") })
  }

  @Test func whatBreaksComesFirst() throws {
    let text = MarkdownReport(report: report(breaking: 3, additive: 2, prose: 5_000)).text
    let breaking = try #require(text.range(of: "Shape0"))
    let additive = try #require(text.range(of: "Fresh0"))
    let prose = try #require(text.range(of: "Documentation: 5000"))
    #expect(breaking.lowerBound < additive.lowerBound)
    #expect(additive.lowerBound < prose.lowerBound)
    // Prose is counted, not listed.
    #expect(!text.contains("Told0"))
    #expect(!text.contains("Not shown"))
  }

  @Test func theFirstLinesTellTheTruth() {
    let text = MarkdownReport(report: report(breaking: 900, additive: 10, prose: 10)).text
    let first = text.split(separator: "\n").prefix(60).joined(separator: "\n")
    #expect(first.contains("900 breaking, 10 additive, 10 documentation"))
    #expect(first.contains("| **all** | 900 | 900 | 900 |"))
  }

  @Test(arguments: [1_500, 5_000, 20_000, 60_000])
  func anyLimitHoldsAndNothingIsLeftOutInSilence(limit: Int) throws {
    let report = report(breaking: 2_000, additive: 500, prose: 100)
    let text = MarkdownReport(report: report, limit: limit).text
    #expect(text.utf8.count <= limit)
    let shown = text.split(separator: "\n").count { $0.contains("**Shape") }
    let left = try #require(text.firstMatch(of: /([0-9]+) × breaks programs already built/))
    #expect(shown + (Int(left.output.1) ?? 0) == 2_000)
    #expect(text.contains("500 × additive") && text.contains("100 × documentation"))
    #expect(text.contains("--report html"))
    // Every block that is opened is closed again.
    #expect(text.ranges(of: "<details>").count == text.ranges(of: "</details>").count)
  }
}
