import Testing

@testable import SwiftEmitter
@testable import docs2swift

@Suite("Template reference")
struct TemplateReferenceTests {
  @Test func docsTemplatesMdIsMadeFromTheViewsAndTheProgramCarriesIt() throws {
    let text = TemplateReference.text
    #expect(
      try RecordedDocument.difference(of: text, at: "docs/templates.md").isEmpty,
      "to accept: DOCS2SWIFT_RECORD=all swift test --filter TemplateReference")
    #expect(EmbeddedTemplates.keys == text, "build again after the file was recorded")
  }

  @Test func everyKeyHasAMeaningAndEveryMeaningAKey() {
    #expect(TemplateReference.mistakes == [])
  }

  @Test func theFirstLineOfEveryTemplateNamesItsViews() {
    for file in EmbeddedTemplates.files {
      let views = TemplateReference.views(of: file.text)
      #expect(!views.isEmpty, "\(file.path)")
      #expect(TemplateReference.viewNames.isSuperset(of: views), "\(file.path)")
    }
  }
}
