import ServiceModel
import Testing

@testable import SwiftEmitter

@Suite("Doc comments")
struct DocCommentTests {
  @Test func thePartsComeInTheOrderThatDocumentationToolsExpect() {
    var comment = DocComment(
      Documentation(summary: "Saves it.", remarks: ["Not online.\nNever."]))
    comment.parameters([("key", "The key,\nas received."), ("options", "Options.")])
    comment.field("Returns", "A thing.")
    comment.field("Throws", "An error.")
    #expect(
      comment.lines == [
        " Saves it.", "", " Not online.", " Never.", "", " - Parameters:", "   - key: The key,",
        "     as received.", "   - options: Options.", " - Returns: A thing.",
        " - Throws: An error.",
      ])
  }

  @Test func noLineEndsInASpace() {
    let comment = DocComment("One  \n\n  \nTwo ")
    #expect(comment.lines == [" One", "", "", " Two"])
  }

  @Test func withoutParametersTheFieldsStandApartFromTheText() {
    var comment = DocComment("Text.")
    comment.field("Returns", "It.")
    #expect(comment.lines == [" Text.", "", " - Returns: It."])
  }

  @Test func whereNothingIsKnownThereIsNoCommentAndNoEmptyLine() {
    var comment = DocComment(nil as Documentation?)
    #expect(comment.lines.isEmpty)
    comment.paragraph("Page.")
    comment.paragraph("More.")
    #expect(comment.lines == [" Page.", "", " More."])
  }
}
