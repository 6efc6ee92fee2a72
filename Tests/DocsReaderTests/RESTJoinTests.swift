import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// REST pages are joined with their SOAP operations, in both notations.
@Suite struct RESTJoinTests {
  typealias Row = RESTPage.Row

  static let intParameters = """
    <L:BookId xsi:type="xsd:int">0</L:BookId><L:Days xsi:type="xsd:int">0</L:Days>
    """

  func outcome(_ soap: SOAPPage, _ rest: RESTPage) -> Outcome { Outcome([soap.file, rest.file]) }

  /// The result of reading a page must not depend on its notation.
  func outcomes(_ soap: SOAPPage?, _ rest: RESTPage) -> [Outcome] {
    Notation.allCases.map { notation in
      var page = rest
      page.notation = notation
      return Outcome((soap.map { [$0.file] } ?? []) + [page.file])
    }
  }

  @Test func propertiesOfAWrapper() {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      Row("days", older: "int32", newer: "Integer"),
      Row("BookId", older: "int32", newer: "Integer"),
    ]
    rest.result = nil
    let soap = SOAPPage(operation: "Lend", parameters: Self.intParameters)
    for outcome in outcomes(soap, rest) {
      #expect(outcome.diagnostics.isEmpty)
      let binding = outcome.operation("Lend")?.rest
      #expect(binding?.body == .wrapper)
      #expect(binding?.parameters.map(\.name) == ["BookId", "days", "$select"])
      #expect(binding?.parameters.map(\.parameter) == ["BookId", "Days", nil])
      #expect(binding?.statuses == [204])
      #expect(binding?.responseMediaTypes == [])
      #expect(binding?.requestHeaders == ["Authorization", "Content-Type", "SO-AppToken"])
    }
  }

  @Test func aRenamedParameterIsMatchedByPlace() {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      Row("BookId", older: "int32", newer: "Integer"),
      Row("Duration", older: "int32", newer: "Integer"),
    ]
    rest.result = nil
    let soap = SOAPPage(operation: "Lend", parameters: Self.intParameters)
    for outcome in outcomes(soap, rest) {
      #expect(outcome.ids == ["rest-parameter-place"])
      #expect(outcome.serious.isEmpty)
      #expect(
        outcome.diagnostics.first?.message
          == "'Duration' is taken for the parameter 'Days' of 'Lend', according to its place")
      let parameters = outcome.operation("Lend")?.rest?.parameters ?? []
      #expect(parameters.map(\.parameter) == ["BookId", "Days", nil])
      #expect(parameters.map(\.name) == ["BookId", "Duration", "$select"])
    }
  }

  @Test func namesOfHeadersAreTheSameInAnyCase() throws {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      Row("BookId", older: "int32", newer: "Integer"),
      Row("Days", older: "int32", newer: "Integer"),
    ]
    let soap = SOAPPage(
      operation: "Lend", parameters: Self.intParameters,
      results: "<L:Response xsi:type=\"xsd:string\"/>")
    let text = rest.text.replacing("| Content-Type |", with: "| content-type |")
      .replacing("| Accept |", with: "| ACCEPT |")
    let binding = try #require(
      Outcome([soap.file, SourceFile(path: rest.path, text: text)]).operation("Lend")?.rest)
    #expect(binding.requestMediaTypes == ["application/json", "text/json"])
    #expect(binding.responseMediaTypes == ["application/json"])
    #expect(
      binding.requestHeaders == ["Authorization", "content-type", "ACCEPT", "SO-AppToken"])
    let repeated = text.replacing(
      "| SO-AppToken | The token. |", with: "| SO-AppToken | The token. |\n| so-apptoken | Two. |")
    let outcome = Outcome([soap.file, SourceFile(path: rest.path, text: repeated)])
    #expect(outcome.ids == ["table-row-repeated"])
  }

  @Test func anIdInTheQuery() {
    var rest = RESTPage.agent("Find")
    rest.query = [Row("bookId", older: "int32", newer: "int32", text: "**Required** The book.")]
    rest.result = nil
    let soap = SOAPPage(operation: "Find", parameters: "<L:BookId xsi:type='xsd:int'>0</L:BookId>")
    for outcome in outcomes(soap, rest) {
      #expect(outcome.diagnostics.isEmpty)
      let operation = outcome.operation("Find")
      #expect(operation?.rest?.body == RESTBinding.Body.none)
      #expect(operation?.rest?.parameters.map(\.parameter) == ["BookId"])
      #expect(operation?.rest?.parameters.first?.location == .query)
      #expect(operation?.rest?.parameters.first?.isRequired == true)
      #expect(operation?.parameters.first?.documentation == "The book.")
    }
  }

  @Test(arguments: [
    ("entity", "<L:Book xsi:type='L:Book'><L:Title xsi:type='xsd:string'/></L:Book>"),
    (
      "bookIds",
      "<L:BookIds xsi:type='A:ArrayOfint'><A:int xsi:type='xsd:int'>0</A:int></L:BookIds>"
    ),
  ])
  func aBodyThatIsTheOneParameter(name: String, parameters: String) {
    var rest = RESTPage.agent("Save")
    rest.bodyName = name
    rest.body =
      name == "entity" ? [Row("Title", older: "string", newer: "String", text: "Its title.")] : []
    rest.result = nil
    let soap = SOAPPage(operation: "Save", parameters: parameters)
    for outcome in outcomes(soap, rest) {
      #expect(outcome.diagnostics.isEmpty)
      let operation = outcome.operation("Save")
      #expect(operation?.rest?.body == .value)
      #expect(operation?.rest?.parameters.first?.location == .body)
      #expect(operation?.rest?.parameters.first?.parameter == operation?.parameters.first?.name)
    }
  }

  @Test func parametersWithoutACounterpartAreReported() {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [Row("BookId", older: "int32", newer: "Integer")]
    rest.result = nil
    let soap = SOAPPage(operation: "Lend", parameters: Self.intParameters)
    let missing = outcome(soap, rest)
    #expect(missing.ids == ["rest-parameter-missing"])
    // The place is the table that has no row for it.
    let line = missing.diagnostics.first?.location.flatMap { rest.file.lineBytes($0.line) } ?? []
    #expect(String(decoding: line, as: UTF8.self).hasPrefix("| Property Name |"))
    rest.body += [
      Row("Colour", older: "string", newer: "String"),
      Row("Taste", older: "string", newer: "String"),
    ]
    #expect(
      Set(outcome(soap, rest).ids) == ["rest-parameter-missing", "rest-parameter-unmatched"])
  }

  // MARK: Types

  static let find = SOAPPage(
    operation: "Find",
    results: """
      <L:Response xsi:type="L:Book">
       <L:Title xsi:type="xsd:string"/><L:Pages xsi:type="xsd:short">0</L:Pages>
      </L:Response>
      """)

  static let response = [
    Row("Title", older: "string", newer: "string", text: "Its &lt;b&gt;title."),
    Row(
      "Pages", older: "int32", newer: "int32",
      text: "How many. <para /> Carrier object for Pages. Services for it"),
  ]
  static let base = [
    Row("TableRight", older: "", newer: "TableRight"),
    Row("FieldProperties", older: "object", newer: "object"),
  ]

  func find() -> RESTPage {
    var rest = RESTPage.agent("Find")
    rest.result = ("object", "Book")
    rest.response = Self.response
    rest.responseSample = "{ \"Title\": \"lorem\", \"Pages\": 7 }"
    return rest
  }

  @Test func aResponseThatEndsWithTheBaseTellsTheBase() {
    var rest = find()
    rest.response += Self.base
    for outcome in outcomes(Self.find, rest) {
      #expect(outcome.diagnostics.isEmpty)
      guard case .complex(let book)? = outcome.type("Book")?.shape else {
        Issue.record("no complex type")
        continue
      }
      #expect(book.base == "Carrier")
      #expect(book.fields.map(\.name) == ["Title", "Pages"])
      #expect(outcome.type("Carrier") != nil)
    }
  }

  @Test func withoutThePairThereIsNoBase() {
    for outcome in outcomes(Self.find, find()) {
      #expect(outcome.diagnostics.isEmpty)
      #expect(outcome.model.versions.first?.types.map(\.name) == ["Book"])
    }
  }

  @Test func aRequestTableTellsNothingOfTheBase() {
    var rest = RESTPage.agent("Save")
    rest.bodyName = "entity"
    rest.body = [Row("Title", older: "string", newer: "String")] + Self.base
    rest.result = nil
    let soap = SOAPPage(
      operation: "Save",
      parameters: "<L:Book xsi:type='L:Book'><L:Title xsi:type='xsd:string'/></L:Book>")
    for outcome in outcomes(soap, rest) {
      #expect(outcome.diagnostics.isEmpty)
      #expect(outcome.model.versions.first?.types.map(\.name) == ["Book"])
    }
  }

  @Test func aPropertyThatSOAPLacksIsAdded() {
    var rest = find()
    rest.response.append(Row("MimeType", older: "string", newer: "string"))
    for outcome in outcomes(Self.find, rest) {
      #expect(outcome.ids == ["rest-only-property"])
      #expect(outcome.serious.isEmpty)
      #expect(outcome.fields("Book")?.last == "MimeType: xs:string")
    }
  }

  @Test func aLabelThatCannotBeMeantIsReported() {
    var rest = find()
    rest.response[1].type = ("date-time", "date-time")
    for outcome in outcomes(Self.find, rest) {
      #expect(outcome.ids == ["rest-type-differs"])
      #expect(outcome.fields("Book")?.last == "Pages: xs:short")
    }
  }

  private static let sizes = ["Weight", "Height"]
    .map { "<L:\($0) xsi:type=\"xsd:int\">0</L:\($0)>" }

  /// A type that only REST shows, with the fields of a SOAP type and a link.
  private func linked(fields: [String], extra: String = "") -> Outcome {
    let soap = SOAPPage(
      operation: "Find",
      results: """
        <L:Response xsi:type="L:Book">
         <L:Title xsi:type="xsd:string"/><L:Pages xsi:type="xsd:short">0</L:Pages>
         <L:Genre xsi:type="L:Genre">Novel</L:Genre><L:Lent xsi:type="xsd:duration"/>\(extra)
        </L:Response>
        """)
    let labels = ["Title": "string", "Pages": "int32", "Genre": "string", "Lent": "string"]
    var page = RESTPage(uid: "v1Book_GetBook", method: "GET", route: "Book")
    page.result = ("object", "object")
    page.carrier = "Book entity with API _Links added."
    let rows = fields.map { Row($0, older: labels[$0] ?? "string", newer: labels[$0] ?? "string") }
    page.response = rows + [Row("_Links", older: "object", newer: "object")]
    page.responseSample = "null"
    return Outcome([soap.file, page.file])
  }

  @Test func oneMissingFieldLeavesTheTypesOfTheOthers() {
    let all = linked(fields: ["Title", "Pages", "Genre", "Lent"])
    #expect(all.ids == ["unknown-field-type"])
    #expect(
      all.fields("BookWithLinks") == [
        "Title: xs:string", "Pages: xs:int", "Genre: Genre", "Lent: xs:duration", "_Links: ?",
      ])
    let added = linked(
      fields: ["Title", "Pages", "Genre", "Lent"], extra: Self.sizes[0])
    #expect(added.fields("BookWithLinks") == all.fields("BookWithLinks"))
    #expect(Set(added.ids) == ["unknown-field-type", "rest-field-missing"])
    #expect(added.serious.isEmpty)
    #expect(
      added.diagnostics.contains {
        $0.message
          == "the table of 'BookWithLinks' has no row for 'Weight', and is like 'Book' otherwise"
      })
  }

  /// Half of the fields do not make a type similar.
  @Test func manyMissingFieldsLeaveNoType() {
    let outcome = linked(fields: ["Title", "Pages", "Genre"], extra: Self.sizes.joined())
    #expect(outcome.ids == ["unknown-field-type"])
    #expect(outcome.fields("BookWithLinks")?.contains("Genre: xs:string") == true)
  }

  /// Two types that are equally similar decide only that in which they agree.
  @Test func similarTypesMustAgree() {
    let fields = """
      <L:Title xsi:type="xsd:string"/><L:Genre xsi:type="L:Genre">Novel</L:Genre>
      <L:Lent xsi:type="xsd:duration"/>
      """
    let soap = SOAPPage(
      operation: "Find",
      parameters: """
        <L:A xsi:type="L:A">\(fields)<L:X xsi:type="xsd:int">0</L:X></L:A>
        <L:B xsi:type="L:B">\(fields.replacing("L:Genre\">Novel", with: "L:Mood\">Sad"))\
        <L:Y xsi:type="xsd:int">0</L:Y></L:B>
        """)
    var page = RESTPage(uid: "v1Book_GetBook", method: "GET", route: "Book")
    page.result = ("object", "Book")
    page.carrier = "Carrier object for Book."
    page.response = ["Title", "Genre", "Lent"].map { Row($0, older: "string", newer: "string") }
    page.responseSample = "null"
    let outcome = Outcome([soap.file, page.file])
    let expected = ["Title: xs:string", "Genre: xs:string", "Lent: xs:duration"]
    #expect(outcome.fields("Book") == expected)
  }

  @Test func aFieldBelowTheCutIsTakenFromTheTable() {
    var soap = Self.find
    soap.results = soap.results.replacing(
      "<L:Pages xsi:type=\"xsd:short\">0</L:Pages>", with: "<L:Pages xsi:nil=\"true\"/>")
    for outcome in outcomes(soap, find()) {
      #expect(outcome.serious.isEmpty)
      #expect(outcome.fields("Book") == ["Title: xs:string", "Pages: xs:int"])
    }
  }

  @Test func voidAndValueContradictEachOther() {
    var rest = find()
    rest.result = nil
    rest.response = []
    #expect(outcome(Self.find, rest).ids == ["rest-type-differs"])
  }

  // MARK: REST alone

  @Test func anOperationWithoutASOAPPage() {
    var rest = RESTPage.agent("Lend")
    rest.prose = "Lends a book.\n\n## Online Restricted: ## Ask first."
    rest.bodyName = "request"
    rest.body = [
      Row("Days", older: "int32", newer: "Integer", text: "How long."),
      Row("Names", older: "array", newer: "Array"),
      Row(
        "Book", older: "", newer: "Book",
        text: "A book. <para /> Carrier object for Book. Services for the Book"),
    ]
    rest.requestSample = """
      { "Days": 4, "Names": ["quos"], "Book": { "Title": "et", "Pages": 3 } }
      """
    for outcome in outcomes(nil, rest) {
      #expect(outcome.diagnostics.isEmpty)
      let operation = outcome.operation("Lend")
      #expect(
        operation?.parameters.map { "\($0.name): \($0.type)" }
          == ["Days: xs:int", "Names: [xs:string]", "Book: Book"])
      #expect(operation?.results.map { "\($0.type)" } == ["xs:string"])
      #expect(operation?.soap == nil)
      #expect(operation?.documentation?.summary == "Lends a book.")
      #expect(operation?.documentation?.remarks == ["**Online Restricted:** Ask first."])
      #expect(operation?.parameters.first?.documentation == "How long.")
      #expect(outcome.fields("Book") == ["Title: xs:string", "Pages: xs:int"])
      #expect(outcome.type("Book")?.documentation?.summary == "A book.")
      #expect(outcome.model.versions.map(\.name) == ["v1"])
    }
  }

  @Test func namesThatArePrintedForOthersAreUnknown() {
    var rest = RESTPage.agent("Find")
    rest.notation = .newer
    rest.result = ("object", "TableRight")
    let outcome = Outcome([rest.file])
    #expect(outcome.ids == ["rest-unknown-type"])
    #expect(outcome.operation("Find")?.results.first?.type == .unknown)
  }

  @Test func theNewestVersionTakesTheRESTPages() {
    var older = Self.find
    older.version = "Services8"
    let newer = SOAPPage(version: "Services10", operation: "Find", results: Self.find.results)
    let files = [older.file, newer.file, find().file]
    let versions = Outcome(files).model.versions
    #expect(versions.map(\.name) == ["Services10", "Services8"])
    #expect(versions.map { $0.services.first?.operations.first?.rest != nil } == [true, false])
    #expect(Outcome(files, restVersion: "Services7").ids == ["rest-version-unknown"])
    let chosen = Outcome(files, restVersion: "Services8").model.versions
    #expect(chosen.map { $0.services.first?.operations.first?.rest != nil } == [false, true])
  }

  @Test func entities() {
    var rest = RESTPage(
      uid: "v1BookEntity_Delete", method: "DELETE", route: "Book/{bookId}",
      pathParts: [Row("bookId", older: "int32", newer: "int32", text: "The book. **Required**")])
    rest.result = nil
    for outcome in outcomes(Self.find, rest) {
      #expect(outcome.diagnostics.isEmpty)
      let services = outcome.model.versions.first?.services ?? []
      #expect(services.map(\.name) == ["Library", "Book"])
      #expect(services.map(\.kind) == [.agent, .entity])
      let operation = outcome.operation("Delete")
      #expect(operation?.parameters.map { "\($0.name): \($0.type)" } == ["bookId: xs:int"])
      #expect(operation?.rest?.method == "DELETE")
      #expect(operation?.rest?.path == "/api/v1/Book/{bookId}")
      #expect(operation?.rest?.parameters.first?.location == .path)
    }
  }

  @Test func twoPagesOfOneBindingMustAgree() {
    let page = find()
    let copy = SourceFile(path: "restful/copy.md", text: page.text)
    #expect(outcome(Self.find, page).diagnostics.isEmpty)
    #expect(Outcome([Self.find.file, page.file, copy]).ids == ["duplicate-page"])
    var changed = page
    changed.query = []
    let other = SourceFile(path: "restful/copy.md", text: changed.text)
    #expect(Outcome([Self.find.file, page.file, other]).ids == ["operation-conflict"])
  }
}
