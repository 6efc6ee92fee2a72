import Diagnostics
import DocsReader
import TestSupport
import Testing

/// If a page lost rows of a table, there is a warning at the table, because samples still show
/// them.
@Suite struct LostRowTests {
  typealias Row = RESTPage.Row

  /// The names of the rows of each table.
  private struct Names {
    var path = ["id"]
    var query = ["$select", "genre"]
    var body = ["Title", "Pages"]
    var response = ["Isbn", "Shelf"]
  }

  /// A page of an entity whose samples show other names than its tables have rows for.
  private static func page(showing all: Names, listing rows: Names) -> RESTPage {
    func object(_ names: [String]) -> String {
      "{" + names.map { "\"\($0)\": 1" }.joined(separator: ", ") + "}"
    }
    func table(_ names: [String]) -> [Row] {
      names.map { Row($0, older: "int32", newer: "Integer") }
    }
    var page = RESTPage(
      uid: "v1Book_PutBook", method: "PUT",
      route: "Book" + all.path.map { "/{\($0)}" }.joined())
    page.pathParts = table(rows.path)
    page.query = table(all.query)
    page.bodyName = "Book"
    page.body = table(rows.body)
    page.result = ("object", "Book")
    page.response = table(rows.response)
    page.requestSample = object(all.body)
    page.responseSample = object(all.response)
    return page
  }

  private static func file(showing all: Names, listing rows: Names) -> SourceFile {
    let page = page(showing: all, listing: rows)
    let lost = Set(all.query).subtracting(rows.query)
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { line in !lost.contains { line.hasPrefix("| \($0) |") } }
    return SourceFile(path: page.path, text: kept.joined(separator: "\n"))
  }

  /// The warnings, each with the line that it is at.
  private func warnings(_ file: SourceFile) -> [(line: String, message: String)] {
    Outcome([file]).diagnostics.filter { $0.rule.id == "table-row-missing" }.map { warning in
      let line = file.lineBytes(warning.location?.line ?? 0) ?? []
      return (String(decoding: line, as: UTF8.self), warning.message)
    }
  }

  @Test func withoutAPartOfItsPathTheOperationCannotBeCalled() throws {
    let file = Self.file(showing: Names(), listing: Names(path: []))
    let warning = try #require(
      Outcome([file]).diagnostics.first { $0.rule.id == "rest-uncallable" })
    #expect(
      warning.message
        == "the path has '{id}', and no parameter has its value: 'Book.PutBook' is left out")
    let line = file.lineBytes(warning.location?.line ?? 0) ?? []
    #expect(String(decoding: line, as: UTF8.self).contains("Book/{id}"))
  }

  @Test func aWholePageHasNoWarning() {
    #expect(warnings(Self.file(showing: Names(), listing: Names())).isEmpty)
  }

  @Test func eachTableIsWarnedOfOnceAtItsHeader() {
    let rows = Names(path: [], query: ["$select"], body: ["Title"], response: ["Shelf"])
    let found = warnings(Self.file(showing: Names(), listing: rows))
    // Without a row there is no table of path parts: the endpoint is the place.
    #expect(
      found.map(\.line) == [
        "PUT /api/v1/Book/{id}", "| Parameter Name | Type |  Description |",
        "| Property Name | Type |  Description |", "| Property Name | Type |  Description |",
      ])
    #expect(
      found.map(\.message) == [
        "the table of path parts has no row for 'id', which the endpoint has",
        "the table of query parameters has no row for 'genre', which the page's own URLs have",
        "the table of the request body has no row for 'Pages', which the sample request has",
        "the table of the response has no row for 'Isbn', which the sample response has",
      ])
  }

  @Test func manyNamesAreCounted() {
    let all = Names(response: ["A", "B", "C", "D", "E", "F"])
    func message(_ rows: [String]) -> String? {
      var names = all
      names.response = rows
      return warnings(Self.file(showing: all, listing: names)).first?.message
    }
    #expect(message(["F"])?.contains("no row for 'A', 'B', 'C' and 2 more, which") == true)
    #expect(message(["E", "F"])?.contains("no row for 'A', 'B', 'C' and 'D', which") == true)
    #expect(message(["C", "D", "E", "F"])?.contains("no row for 'A' and 'B', which") == true)
  }

  /// Whatever rows are lost, each of them is found, and no other one.
  @Test(arguments: 0..<60)
  func anyLoss(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    func names(_ prefix: String, from count: Int) -> [String] {
      (0..<Int.random(in: count...4, using: &random)).map { "\(prefix)\($0)" }
    }
    func kept(_ names: [String]) -> [String] {
      let kept = names.filter { _ in Bool.random(using: &random) }
      return kept.isEmpty ? Array(names.suffix(1)) : kept
    }
    let all = Names(
      path: names("p", from: 0), query: names("q", from: 1), body: names("B", from: 1),
      response: names("R", from: 1))
    let rows = Names(
      path: kept(all.path), query: kept(all.query), body: kept(all.body),
      response: kept(all.response))
    let lost = [
      (all.path, rows.path), (all.query, rows.query), (all.body, rows.body),
      (all.response, rows.response),
    ].map { all, rows in all.filter { !rows.contains($0) } }.filter { !$0.isEmpty }
    let found = warnings(Self.file(showing: all, listing: rows))
    #expect(
      found.map {
        $0.message.split(separator: "'").filter { $0.count == 2 && $0 != ", " }.map(String.init)
      }
        == lost)
  }

  /// A sample of something else says nothing about a table. The sample of a map shows its values.
  @Test(arguments: [
    (#"{"value": [{"Isbn": 1, "Lost": 2}]}"#, 0), (#"{"a": {"Isbn": 1, "Shelf": 2}}"#, 0),
    (#"{"a": {"Isbn": 1, "Lost": 2}}"#, 1), (#"[{"isbn": 1, "SHELF": 2}]"#, 0),
    (#"[{"Isbn": 1, "Lost": 2}]"#, 1), ("[]", 0), ("null", 0), ("{}", 0), ("1", 0),
    (#"{"Isbn": 1}"#, 0),
  ])
  func kindsOfSamples(sample: String, count: Int) {
    var page = Self.page(showing: Names(), listing: Names())
    page.responseSample = sample
    #expect(warnings(page.file).count == count, "\(page.text)")
  }

  /// A row that cannot be read has been reported, and is not lost.
  @Test func anErrorIsEnough() {
    let page = Self.page(showing: Names(), listing: Names())
    let text = page.text.replacing("| Isbn | int32 |  |", with: "| Isbn |")
    #expect(Outcome([SourceFile(path: page.path, text: text)]).ids.contains("table-row-width"))
    #expect(warnings(SourceFile(path: page.path, text: text)).isEmpty)
  }

  /// A property with a warning at the table has no remark of its own.
  @Test func propertiesAreReportedOnce() {
    var rows = Names()
    rows.response = ["Shelf"]
    let outcome = Outcome([Self.file(showing: Names(), listing: rows)])
    #expect(outcome.ids.filter { $0 == "table-row-missing" }.count == 1)
    #expect(!outcome.ids.contains("rest-only-property"))
  }

  /// The type of a property that only the sample shows is asked for where the sample shows it.
  @Test func anUnknownTypeIsReportedAtTheSample() throws {
    var page = Self.page(showing: Names(), listing: Names())
    page.responseSample = #"{"Isbn": 1, "Right": null}"#
    let found = Outcome([page.file]).diagnostics.first { $0.rule.id == "unknown-field-type" }
    let place = try #require(found?.location)
    let line = try #require(page.file.lineBytes(place.line))
    #expect(String(decoding: line, as: UTF8.self).contains("\"Right\": null"))
    let correction = try #require(found?.settlement?.entry)
    #expect(correction.contains(#""type": "fill in the type""#))
  }

  // MARK: Cut off

  /// A page that ends in a table: the error says what is missing, not the header that is
  /// there.
  @Test(arguments: [
    (
      "| Property Name | Type |  Description |", "separator row below the table's header is missing"
    ),
    (
      "| Property Name | Type |  Description |\n|---|-",
      "separator row below the table's header is missing"
    ),
    ("| Property Name | Ty", "the table is cut off"),
  ])
  func aPageThatEndsInATable(end: String, message: String) throws {
    let page = Self.page(showing: Names(), listing: Names())
    let header = try #require(page.text.range(of: "| Property Name"))
    let text = page.text[..<header.lowerBound] + end
    let found = Outcome([SourceFile(path: page.path, text: String(text))]).diagnostics
      .first { $0.rule.id == "malformed-table" }
    #expect(found?.message.contains(message) == true)
    #expect(found?.message.contains("the page ends in the middle of a table") == true)
    #expect(found?.hint?.contains("restore it from its source") == true)
  }

  @Test func aTableWithoutItsSeparator() {
    let page = Self.page(showing: Names(), listing: Names())
    let text = page.text.replacing(
      "Name | Type |  Description |\n|---|---|---|", with: "Name | Type |  Description |")
    let found = Outcome([SourceFile(path: page.path, text: text)]).diagnostics
      .filter { $0.rule.id == "malformed-table" }
    #expect(found.count == 3)
    for finding in found {
      #expect(finding.message == "the separator row below the table's header is missing")
      #expect(finding.hint == "write '|---|---|---|' below the header")
    }
  }
}
