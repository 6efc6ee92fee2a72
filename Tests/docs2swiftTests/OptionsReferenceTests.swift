import Foundation
import Testing

@testable import Generator
@testable import docs2swift

@Suite("Options reference")
struct OptionsReferenceTests {
  @Test func docsOptionsMdIsWhatTheTablesSay() throws {
    let file = GoldenCase.root.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/options.md")
    if RecordMode.current != .never { try Data(OptionsReference.text.utf8).write(to: file) }
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let difference = UnifiedDiff(
      from: Array(text.utf8), to: Array(OptionsReference.text.utf8), path: "docs/options.md")
    #expect(difference.text.isEmpty, "to accept: DOCS2SWIFT_RECORD=all swift test --filter Options")
  }
}
