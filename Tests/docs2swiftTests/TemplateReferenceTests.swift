import Foundation
import Testing

@testable import SwiftEmitter
@testable import docs2swift

@Suite("Template reference")
struct TemplateReferenceTests {
  @Test func docsTemplatesMdIsMadeFromTheViewsAndTheProgramCarriesIt() throws {
    let file = GoldenCase.root.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/templates.md")
    if RecordMode.current != .never { try Data(TemplateReference.text.utf8).write(to: file) }
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let difference = UnifiedDiff(
      from: Array(text.utf8), to: Array(TemplateReference.text.utf8), path: "docs/templates.md")
    #expect(
      difference.text.isEmpty,
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
