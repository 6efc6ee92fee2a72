import Testing

@Suite("Rules reference")
struct RulesReferenceTests {
  @Test func docsRulesMdIsMadeFromTheRules() throws {
    #expect(
      try RecordedDocument.difference(of: RulesReference.text, at: "docs/rules.md").isEmpty,
      "to accept: DOCS2SWIFT_RECORD=all swift test --filter RulesReference")
  }
}
