import DocsReader
import Testing

@Suite struct RulesTests {
  @Test func everyRuleIsExplained() {
    for rule in DocsReaderRules.all {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(rule.id)")
      #expect(!rule.title.isEmpty)
      #expect(rule.explanation.count > 60, "\(rule.id)")
    }
  }

  @Test func idsAreUnique() {
    #expect(Set(DocsReaderRules.all.map(\.id)).count == DocsReaderRules.all.count)
  }
}
