import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Operations that have two pages, or whose names are nearly equal.
@Suite struct RepeatedOperationTests {
  static let soap = SOAPPage(
    operation: "Lend", prose: "Lends a book.", parameters: RESTJoinTests.intParameters)

  static var rest: RESTPage {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      RESTPage.Row("BookId", older: "int32", newer: "Integer"),
      RESTPage.Row("Days", older: "int32", newer: "Integer"),
    ]
    rest.result = nil
    return rest
  }

  /// The page whose path sorts first is used, in whatever order the pages come.
  private func check(_ files: [SourceFile], second: String, hasSameProse: Bool) throws {
    let expected = Outcome(files)
    for outcome in [expected, Outcome(files.reversed())] {
      #expect(outcome.model == expected.model)
      #expect(outcome.ids == ["duplicate-page"])
      let diagnostic = try #require(outcome.diagnostics.first)
      #expect(diagnostic.severity == .warning)
      #expect(diagnostic.location?.path == second)
      #expect(diagnostic.related.map(\.location.path) == ["a.md"])
      #expect(diagnostic.message.contains("prose differs") != hasSameProse)
    }
  }

  @Test(arguments: ["Lends a book.", "Lends out a book."])
  func soapPages(prose: String) throws {
    var copy = Self.soap
    copy.prose = prose
    let files = [
      SourceFile(path: "a.md", text: Self.soap.text), SourceFile(path: "b.md", text: copy.text),
    ]
    try check(files, second: "b.md", hasSameProse: prose == Self.soap.prose)
    let summary = Outcome(files).operation("Lend")?.documentation?.summary
    #expect(summary == "Lends a book.")
  }

  @Test(arguments: ["", "Lends out a book."])
  func restPages(prose: String) throws {
    var copy = Self.rest
    copy.prose = prose
    let files = [
      Self.soap.file, SourceFile(path: "a.md", text: Self.rest.text),
      SourceFile(path: "b.md", text: copy.text),
    ]
    try check(files, second: "b.md", hasSameProse: prose.isEmpty)
    #expect(Outcome(files).operation("Lend")?.rest?.page == "a.md")
  }

  @Test func restPagesWithOtherTables() {
    var copy = Self.rest
    copy.body = copy.body.map { RESTPage.Row($0.name, older: "int64", newer: "Integer") }
    let files = [Self.soap.file, Self.rest.file, SourceFile(path: "a.md", text: copy.text)]
    #expect(Outcome(files).ids.contains("operation-conflict"))
  }

  @Test func namesThatDifferOnlyByCase() throws {
    let files = [SOAPPage(operation: "Lend").file, SOAPPage(operation: "lend").file]
    let outcome = Outcome(files)
    #expect(outcome.ids == ["operation-case"])
    #expect(outcome.diagnostics.first?.location?.path == files.last?.path)
    #expect(outcome.diagnostics.first?.related.map(\.location.path) == files.prefix(1).map(\.path))
    let other = SOAPPage(agent: "Shop", operation: "lend")
    #expect(Outcome(files.prefix(1) + [other.file]).ids == [])
  }
}
