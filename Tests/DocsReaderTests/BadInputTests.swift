import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// A mistake in a page is reported at its position.
@Suite struct BadInputTests {
  /// One change to a page. `@@` marks the position of the finding in the text.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let replacement: String
    let id: String

    var testDescription: String { name }

    init(_ name: String, text: String, replacement: String, id: String) {
      self.name = name
      self.text = text
      self.replacement = replacement
      self.id = id
    }
  }

  static let soap = SOAPPage(
    operation: "Lend", prose: "Lends a book.\n\n* **days:** How long.",
    parameters: """
      <L:Days xsi:type="xsd:int">0</L:Days>
      <L:Book xsi:type="L:Book"><L:Title xsi:type="xsd:string"/></L:Book>
      """)

  static var rest: RESTPage {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      RESTPage.Row("Days", older: "int32", newer: "Integer"),
      RESTPage.Row("Book", older: "", newer: "Book"),
    ]
    rest.result = nil
    rest.notation = .newer
    rest.requestSample = "{ \"Days\": 4 }"
    return rest
  }

  @Test(arguments: [
    Case(
      "no end of the front matter", text: "uid: Services9-Library-Lend\n---\n",
      replacement: "uid: x\n",
      id: "unclosed-front-matter"),
    Case(
      "no title", text: "title: Services9", replacement: "tilte: Services9",
      id: "missing-front-matter"),
    Case(
      "a spoilt title", text: "title: Services9.LibraryAgent.Lend SOAP",
      replacement: "title: @@Services9.Lend",
      id: "missing-front-matter"),
    Case(
      "another heading", text: "# Services9 Library Lend",
      replacement: "@@# Services9 Library Burn",
      id: "title-mismatch"),
    Case(
      "another uid", text: "uid: Services9-Library-Lend",
      replacement: "uid: @@Services9-Library-Burn",
      id: "title-mismatch"),
    Case(
      "a missing section", text: "## Lend Response", replacement: "@@## Lend Answer",
      id: "unrecognized-section"),
    Case(
      "a foreign section", text: "## Lend Request",
      replacement: "@@## History\n\nOld.\n\n## Lend Request",
      id: "unrecognized-section"),
    Case(
      "text behind the links", text: "## Lend Request",
      replacement: "@@Some text.\n\n## Lend Request",
      id: "unrecognized-text"),
    Case(
      "text between samples", text: "## Lend Response",
      replacement: "@@Some text.\n\n## Lend Response",
      id: "unrecognized-text"),
    Case(
      "a table", text: "## Lend Response",
      replacement: "@@| a | b |\n|---|---|\n| c | d |\n\n## Lend Response",
      id: "unrecognized-section"),
    Case(
      "a third sample", text: "## Lend Response",
      replacement: "@@```xml\n<a/>\n```\n\n## Lend Response",
      id: "unrecognized-section"),
    Case("a wrong end tag", text: "0</L:Days>", replacement: "0@@</L:Dayz>", id: "xml-sample"),
    Case(
      "an undeclared prefix", text: "<L:Days xsi:type=\"xsd:int\">",
      replacement: "@@<K:Days xsi:type=\"xsd:int\">",
      id: "xml-sample"),
    Case(
      "an undeclared prefix in a type", text: "<L:Days xsi:type=\"xsd:int\">",
      replacement: "@@<L:Days xsi:type=\"x:int\">",
      id: "xml-sample"),
    Case(
      "a document type", text: "<E:Envelope\n",
      replacement: "<!DOCTYPE E @@[<!ENTITY a 'b'>]><E:Envelope\n",
      id: "xml-sample"),
    Case("an entity", text: "0</L:Days>", replacement: "@@&a;</L:Days>", id: "xml-sample"),
    Case(
      "no envelope", text: "<E:Envelope\n xmlns:E=\"http://www.w3.org/2003/05/soap-envelope\"",
      replacement: "@@<E:Envelope\n xmlns:E=\"urn:letter\"", id: "xml-sample-structure"),
    Case(
      "an attribute", text: "<L:Days ", replacement: "@@<L:Days unit=\"d\" ",
      id: "xml-unknown-attribute"),
    Case(
      "no type", text: "<L:Days xsi:type=\"xsd:int\">", replacement: "@@<L:Days>",
      id: "xml-untyped-element"),
    Case(
      "an unknown type", text: "<L:Days xsi:type=\"xsd:int\">",
      replacement: "@@<L:Days xsi:type=\"xsd:NOTATION\">",
      id: "unknown-xml-type"),
    Case(
      "a parameter twice", text: "<L:Days xsi:type=\"xsd:int\">0</L:Days>",
      replacement:
        "<L:Days xsi:type=\"xsd:int\">0</L:Days>@@<L:Days xsi:type=\"xsd:int\">0</L:Days>",
      id: "xml-sample-structure"),
    Case(
      "a field twice", text: "<L:Title xsi:type=\"xsd:string\"/>",
      replacement: "<L:Title xsi:type=\"xsd:string\"/>@@<L:Title xsi:type=\"xsd:int\"/>",
      id: "xml-sample-structure"),
    Case(
      "a header part twice", text: "<L:ApplicationToken>1</L:ApplicationToken>",
      replacement:
        "<L:ApplicationToken>1</L:ApplicationToken>@@<L:ApplicationToken>1</L:ApplicationToken>",
      id: "xml-sample-structure"),
    Case(
      "an unknown header part", text: "<L:ApplicationToken>1</L:ApplicationToken>",
      replacement: "<L:ApplicationToken>1</L:ApplicationToken>@@<L:Colour>1</L:Colour>",
      id: "unrecognized-section"),
    Case(
      "an unknown header part of a response", text: " <E:Body>\n  <L:LendResponse",
      replacement: "@@<L:Colour>1</L:Colour><E:Body>\n  <L:LendResponse",
      id: "unrecognized-section"),
    Case(
      "content of an item without a type", text: "<L:Days xsi:type=\"xsd:int\">",
      replacement:
        "<L:Books xsi:type=\"L:ArrayOfBook\">@@<L:Book><L:Title xsi:type=\"xsd:string\"/></L:Book>"
        + "</L:Books><L:Days xsi:type=\"xsd:int\">",
      id: "xml-untyped-element"),
    Case(
      "a second wrapper", text: "<E:Body>", replacement: "@@<E:Body><L:Other/>",
      id: "xml-sample-structure"),
    Case(
      "prose of no parameter", text: "* **days:**",
      replacement: "* **@@weeks:** Long.\n* **months:** Long.\n* **days:**",
      id: "unknown-parameter-name"),
  ])
  func soapPages(change: Case) throws {
    try check(change, in: Self.soap.text, path: Self.soap.path)
  }

  @Test(arguments: [
    Case(
      "another heading", text: "# POST Agents/Library/Lend\n",
      replacement: "@@# POST Agents/Library/Burn\n",
      id: "title-mismatch"),
    Case(
      "another uid", text: "uid: v1LibraryAgent_Lend", replacement: "uid: @@v1LibraryAgent_Burn",
      id: "title-mismatch"),
    Case(
      "another path", text: "POST /api/v1/Agents/Library/Lend\n```\n\n\n",
      replacement: "@@GET /api/v1/Agents/Library/Lend\n```\n\n\n", id: "title-mismatch"),
    Case(
      "no path", text: "```http\nPOST /api/v1/Agents/Library/Lend\n",
      replacement: "@@```http\nPOST\n",
      id: "http-sample"),
    Case(
      "a misspelt header cell", text: "| Property Name | Type |",
      replacement: "@@| Property | Type |",
      id: "malformed-table"),
    Case(
      "a header without a cell", text: "| Property Name | Type |  Description |\n|---|---|---|",
      replacement: "@@| Property Name | Type |\n|---|---|", id: "malformed-table"),
    Case(
      "a header with other columns than its rule", text: "| Response | Description |\n",
      replacement: "@@| Response |\n", id: "malformed-table"),
    Case(
      "a row without a cell", text: "| Days | Integer |  |", replacement: "@@| Days | Integer |",
      id: "table-row-width"),
    Case(
      "a row with a surplus cell", text: "| Days | Integer |  |",
      replacement: "@@| Days | Integer | a | b |",
      id: "table-row-width"),
    Case(
      "a row that goes on", text: "| Book | Book |  |", replacement: "| Book | Book | A\n@@book |",
      id: "table-row-continued"),
    Case(
      "a row twice", text: "| Days | Integer |  |",
      replacement: "| Days | Integer |  |\n@@| Days | String |  |",
      id: "table-row-repeated"),
    Case(
      "a row twice, word for word", text: "| Days | Integer |  |",
      replacement: "| Days | Integer |  |\n@@| Days | Integer |  |", id: "table-row-copied"),
    Case(
      "a name in backquotes", text: "| Days | Integer |  |",
      replacement: "@@| `Days` | Integer |  |", id: "table-row-name"),
    Case(
      "a row without a name", text: "| Days | Integer |  |", replacement: "@@|  | Integer |  |",
      id: "table-row-name"),
    Case(
      "a rule between rows", text: "| Days | Integer |  |",
      replacement: "@@|---|---|---|\n| Days | Integer |  |", id: "table-row-name"),
    Case(
      "a type that is not a name", text: "| Days | Integer |  |",
      replacement: "| Days | @@string[] |  |", id: "type-label"),
    Case(
      "two types", text: "| Days | Integer |  |", replacement: "| Days | @@string, int32 |  |",
      id: "type-label"),
    Case(
      "a second response", text: "## Sample response",
      replacement: "@@## Response: int32\n\n## Sample response", id: "unrecognized-section"),
    Case(
      "a second body", text: "## Sample response",
      replacement: "@@## Request Body: request Other\n\n## Sample response",
      id: "unrecognized-section"),
    Case(
      "an odd status", text: "| 204 | No Content |",
      replacement: "| 204 | No Content |\n@@| soon | Later |",
      id: "unrecognized-text"),
    Case(
      "text in a sample section", text: "## Sample response",
      replacement: "@@Some text.\n\n## Sample response",
      id: "unrecognized-text"),
    Case(
      "a foreign section", text: "## Sample response",
      replacement: "@@## History\n\nOld.\n\n## Sample response",
      id: "unrecognized-section"),
    Case(
      "JSON without a comma", text: "{ \"Days\": 4 }", replacement: "{ \"Days\": 4 @@\"x\": 1 }",
      id: "json-sample"),
    Case(
      "a key twice", text: "{ \"Days\": 4 }", replacement: "{ \"Days\": 4, @@\"Days\": 1 }",
      id: "json-sample"),
    Case(
      "an empty sample", text: "```http_\nHTTP/1.1 204 No Content\n", replacement: "@@```http_\n\n",
      id: "http-sample"),
  ])
  func restPages(change: Case) throws {
    try check(change, in: Self.rest.text, path: Self.rest.path)
  }

  private func check(_ change: Case, in page: String, path: String) throws {
    #expect(page.contains(change.text), "the page does not hold '\(change.text)'")
    var text = page.replacing(change.text, with: change.replacement, maxReplacements: 1)
    let marker = text.firstRange(of: "@@")
    let offset = marker.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
    text = text.replacing("@@", with: "")
    let file = SourceFile(path: path, text: text)
    let diagnostics = Outcome([file]).diagnostics
    let found = diagnostics.filter { $0.rule.id == change.id }
    #expect(!found.isEmpty, "found \(diagnostics.map { "\($0.rule.id): \($0.message)" })")
    guard let offset else { return }
    let expected = file.location(atOffset: offset)
    let lines = found.compactMap(\.location).map { "\($0.line):\($0.column)" }
    #expect(lines.contains("\(expected.line):\(expected.column)"), "\(lines)")
  }

  @Test func aSampleOfAnotherOperation() throws {
    let text = Self.soap.text.replacing("L:Lend>", with: "L:Burn>")
    let diagnostic = try #require(Outcome([SourceFile(path: "x.md", text: text)]).diagnostics.first)
    #expect(diagnostic.rule.id == "operation-mismatch")
    #expect(diagnostic.related.map(\.location.line) == [2])
  }

  @Test func aTableWithoutAReadableRowIsNotMissing() {
    let text = Self.rest.text
      .replacing("| Days | Integer |  |\n", with: "").replacing("| Book | Book |  |", with: "| Bo")
    let diagnostics = Outcome([SourceFile(path: Self.rest.path, text: text)]).diagnostics
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == ["the row has 1 cell, and the header has 3"])
  }

  @Test func aPageThatIsTooLargeIsNotReadAndProseOfAnySizeIsNoError() {
    let brackets = String(repeating: "[", count: 2 << 20)
    let large = SourceFile(path: Self.soap.path, text: Self.soap.text + "\n\(brackets)\n")
    let outcome = Outcome([large])
    #expect(outcome.ids == ["page-too-large"])
    #expect(outcome.diagnostics.first?.location?.line == 2)

    let page = SourceFile(path: "soap/Services88/Library/Lend.md", text: Self.soap.text)
    let others = ["---\ntitle: Notes\n---\n", "# Notes\n\n"].enumerated().map {
      SourceFile(path: "notes\($0.offset).md", text: $0.element + brackets)
    }
    #expect(Outcome([page] + others).ids == Outcome([page]).ids)
  }

  @Test func aPageThatIsNotUTF8() {
    var bytes = Array(Self.soap.text.utf8)
    bytes.insert(0xC3, at: 200)
    let file = SourceFile(path: Self.soap.path, bytes: bytes)
    let outcome = Outcome([file])
    #expect(outcome.ids == ["not-utf8"])
    #expect(outcome.diagnostics.first?.location == file.location(atOffset: 200))
  }

  @Test(arguments: [[], [SourceFile(path: "index.md", text: "# Prose\n")]])
  func withoutAPageOfAnOperationTheModelIsEmpty(files: [SourceFile]) {
    let outcome = Outcome(files)
    #expect(outcome.ids == [])
    #expect(outcome.model == ServiceModel())
  }

  @Test(arguments: ["", "\n", " \t\r\n", "\r", "\u{FEFF}"])
  func aPageThatLostItsContent(text: String) {
    let file = SourceFile(path: "x.md", text: text)
    let outcome = Outcome([file, Self.soap.file])
    #expect(outcome.ids == ["empty-page"])
    #expect(outcome.diagnostics.first?.severity == .error)
    #expect(outcome.diagnostics.first?.location == file.location(atOffset: 0))
  }

  @Test(arguments: ["Sample request", "Response:"])
  func anOperationPageIsKnownByAnyOfItsSections(section: String) {
    let text =
      "---\ntitle: Spoilt\n---\n\n# Spoilt\n\n## \(section)\n\n```http!\nGET /api/v1/Shelf\n```\n"
    let outcome = Outcome([SourceFile(path: "x.md", text: text), Self.soap.file])
    #expect(outcome.ids == ["missing-front-matter"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["{.", "{a.", "{", "{aaaa"])
  func proseTakesNoTimeThatGrowsWithItsSquare(pattern: String) {
    let prose = String(repeating: pattern, count: 100_000 / pattern.utf8.count) + "}"
    let page = SOAPPage(operation: "Lend", prose: prose)
    #expect(Outcome([page.file]).operation("Lend") != nil)
  }

  @Test func proseThatShowsARequestIsNoOperation() {
    let text = "# Calls\n\nLike this:\n\n```http!\nGET /api/v1/Shelf\n```\n"
    #expect(Outcome([SourceFile(path: "index.md", text: text), Self.soap.file]).ids == [])
  }

  @Test(arguments: ["---\nauthor: me\n---\n\nText.\n", "Application tokens\r\nare sent.\r\n", "--"])
  func textThatPagesIncludeStopsNothing(text: String) {
    let outcome = Outcome([SourceFile(path: "x.md", text: text), Self.soap.file])
    #expect(outcome.ids == ["unrecognized-page"])
    #expect(outcome.diagnostics.first?.severity == .warning)
  }

  @Test func aCarriageReturnOnItsOwnBreaksALineInPlacesAsWell() throws {
    let text = Self.soap.text.replacing("<L:Days ", with: "<L:Days unit=\"d\" ")
    let expected = Outcome([SourceFile(path: "x.md", text: text)])
    let outcome = Outcome([SourceFile(path: "x.md", text: text.replacing("\n", with: "\r"))])
    #expect(outcome.ids == ["xml-unknown-attribute"])
    #expect(outcome.diagnostics == expected.diagnostics)
    #expect(outcome.model == expected.model)
  }

  @Test func oneUIDForTwoOperations() {
    let other = SOAPPage(operation: "Burn").text
      .replacing("uid: Services9-Library-Burn", with: "uid: Services9-Library-Lend")
    let outcome = Outcome([Self.soap.file, SourceFile(path: "Burn.md", text: other)])
    #expect(outcome.ids.contains("duplicate-uid"))
  }

  @Test func theRawBytesOfAFileAreNoJSON() {
    var rest = Self.rest
    rest.result = ("byte", "byte")
    rest.notation = .older
    rest.responseSample = "GIF89....File contents as raw bytes..."
    #expect(!Outcome([Self.soap.file, rest.file]).ids.contains("json-sample"))
  }

  @Test func longSamplesAreRefusedBeforeTheyAreParsed() {
    let attributes = (0..<60_000).map { "a\($0)=''" }.joined(separator: " ")
    let page = SOAPPage(operation: "Lend", parameters: "<L:Days \(attributes)/>")
    #expect(Outcome([page.file]).ids.contains("xml-sample"))
  }

  @Test func deepSamplesAreRefused() {
    let open = String(repeating: "<L:Shelf xsi:type='L:Shelf'>", count: 2000)
    let close = String(repeating: "</L:Shelf>", count: 2000)
    let page = SOAPPage(operation: "Lend", parameters: open + close)
    #expect(Outcome([page.file]).ids.contains("xml-sample"))
  }
}
