import Testing

@Suite("Options reference")
struct OptionsReferenceTests {
  @Test func docsOptionsMdIsWhatTheTablesSay() throws {
    #expect(
      try RecordedDocument.difference(of: OptionsReference.text, at: "docs/options.md").isEmpty,
      "to accept: DOCS2SWIFT_RECORD=all swift test --filter Options")
  }
}
