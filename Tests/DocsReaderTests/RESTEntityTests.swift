import DocsReader
import ServiceModel
import Testing

/// Operations that only REST pages describe, in both notations.
@Suite struct RESTEntityTests {
  typealias Row = RESTPage.Row

  static func page(_ operation: String, method: String = "GET", route: String) -> RESTPage {
    var page = RESTPage(uid: "v1Shelf_\(operation)", method: method, route: route)
    page.query = []
    return page
  }

  /// The result of reading a page must not depend on its notation.
  private func outcomes(_ pages: [RESTPage], _ soap: [SOAPPage] = []) -> [Outcome] {
    Notation.allCases.map { notation in
      let files = pages.map { page in
        var page = page
        page.notation = notation
        return page.file
      }
      return Outcome(soap.map(\.file) + files)
    }
  }

  private func signature(_ outcome: Outcome, _ operation: String) -> [String] {
    (outcome.operation(operation)?.parameters ?? []).map { "\($0.name): \($0.type)" }
  }

  // MARK: Parameters

  @Test func whatMayBeLeftOutComesLast() throws {
    var page = Self.page("Find", method: "POST", route: "Shelf/{id}")
    page.pathParts = [Row("id", older: "int32", newer: "int32", text: "The shelf. **Required**")]
    page.query = [
      Row("width", older: "double", newer: "double", text: "How wide."),
      Row("since", older: "date-time", newer: "date-time"),
      Row("kind", older: "string", newer: "string", text: "**Required** What for."),
      Row("$filter", older: "string", newer: "string"),
      Row("$format", older: "string", newer: "string"),
      Row("$select", older: "string", newer: "string"),
    ]
    page.bodyName = "names"
    page.requestSample = "[\"lorem\"]"
    for outcome in outcomes([page]) {
      #expect(outcome.serious.isEmpty)
      let operation = try #require(outcome.operation("Find"))
      #expect(
        signature(outcome, "Find") == [
          "id: xs:int", "kind: xs:string", "names: [xs:string]", "width: xs:double",
          "since: xs:dateTime", "$filter: xs:string",
        ])
      #expect(
        operation.parameters.map(operation.mayOmit) == [false, false, false, true, true, true])
      #expect(
        operation.parameters.map(operation.mustSend) == [true, true, false, false, false, false])
      let alone = operation.rest?.parameters.filter { $0.parameter == nil }.map(\.name)
      #expect(alone == ["$format", "$select"])
    }
  }

  @Test func overSOAPTheTypeDecidesWhatMayBeAbsent() throws {
    var rest = RESTPage.agent("Find")
    rest.query = [Row("bookId", older: "int32", newer: "int32", text: "The book.")]
    rest.result = nil
    let soap = SOAPPage(operation: "Find", parameters: "<L:BookId xsi:type='xsd:int'>0</L:BookId>")
    let operation = try #require(outcomes([rest], [soap]).first?.operation("Find"))
    #expect(operation.parameters.map(operation.mayOmit) == [false])
    #expect(operation.parameters.map(operation.mustSend) == [false])
  }

  // MARK: Enumerations

  private func members(_ outcome: Outcome, _ type: String) -> [String]? {
    guard case .enumeration(let enumeration) = outcome.type(type)?.shape,
      enumeration.isComplete
    else { return nil }
    return enumeration.members.map(\.name)
  }

  @Test func listsOfMembersAreNamedAfterTheirUse() {
    var one = Self.page("One", method: "GET", route: "Shelf/{kind}")
    one.pathParts = [
      Row("kind", older: "Enum: Low, High", newer: "Enum: Low, High", text: "**Required**")
    ]
    one.query = [
      Row("$mode", older: "Enum: Slim,Full", newer: "Enum: Slim,Full"),
      Row("shelfKind", older: "Enum: A, B", newer: "Enum: A, B"),
      Row("order", older: "Enum: Up, Down", newer: "Enum: Up, Down"),
    ]
    var two = Self.page("Two", method: "GET", route: "Shelf/Two")
    two.query = [Row("order", older: "Enum: Left, Right", newer: "Enum: Left, Right")]
    for outcome in outcomes([one, two]) {
      #expect(
        signature(outcome, "One") == [
          "kind: ShelfOneKind", "$mode: QueryMode", "shelfKind: ShelfOneShelfKind",
          "order: ShelfOneOrder",
        ])
      #expect(members(outcome, "ShelfOneKind") == ["Low", "High"])
      #expect(members(outcome, "ShelfOneShelfKind") == ["A", "B"])
      #expect(members(outcome, "QueryMode") == ["Slim", "Full"])
      #expect(members(outcome, "ShelfOneOrder") == ["Up", "Down"])
      #expect(members(outcome, "ShelfTwoOrder") == ["Left", "Right"])
    }
  }

  @Test func aSampledEnumerationOfTheNameIsCompleted() {
    let soap = SOAPPage(
      operation: "Get", results: "<L:Response xsi:type='L:ShelfKind'>Low</L:Response>")
    for (list, expected) in [("Low, High", "ShelfKind"), ("High, Higher", "ShelfKindValue")] {
      var page = Self.page("Find", method: "GET", route: "Shelf")
      page.query = [Row("kind", older: "Enum: \(list)", newer: "Enum: \(list)")]
      for outcome in outcomes([page], [soap]) {
        #expect(signature(outcome, "Find") == ["kind: \(expected)"])
        #expect(members(outcome, expected)?.joined(separator: ", ") == list)
      }
    }
  }

  // MARK: Objects in a query

  @Test func dottedNamesAreTheFieldsOfAKnownType() {
    let soap = SOAPPage(
      operation: "Save",
      parameters: """
        <L:Book xsi:type="L:Book"><L:Title xsi:type="xsd:string"/>
        <L:Pages xsi:type="xsd:int">0</L:Pages><L:Shelf xsi:type="xsd:string"/></L:Book>
        """)
    var page = Self.page("Merge", method: "POST", route: "Shelf/Merge")
    page.query = [
      Row("mergedBook.title", older: "string", newer: "string"),
      Row("ids", older: "array", newer: "array", text: "**Required** A."),
      Row("mergedBook.pages", older: "int32", newer: "int32"),
      Row("mergedBook.shelf", older: "string", newer: "string"),
    ]
    for outcome in outcomes([page], [soap]) {
      #expect(outcome.serious.isEmpty)
      #expect(signature(outcome, "Merge") == ["ids: [xs:string]", "mergedBook: Book"])
      let binding = outcome.operation("Merge")?.rest
      #expect(binding?.parameters.map(\.name) == ["ids", "mergedBook"])
      #expect(binding?.parameters.map(\.location) == [.query, .query])
    }
  }

  @Test func dottedNamesOfNoKnownTypeBecomeOne() {
    var page = Self.page("Build", method: "POST", route: "Shelf/Build")
    page.query = [
      Row("room.house.street", older: "string", newer: "string"),
      Row("room.number", older: "int32", newer: "int32"),
      Row("room.house.use", older: "Enum: Public, Private", newer: "Enum: Public, Private"),
    ]
    for outcome in outcomes([page]) {
      #expect(signature(outcome, "Build") == ["room: ShelfRoom"])
      #expect(outcome.fields("ShelfRoom") == ["house: ShelfRoomHouse", "number: xs:int"])
      #expect(
        outcome.fields("ShelfRoomHouse") == ["street: xs:string", "use: ShelfRoomHouseUse"])
    }
  }

  // MARK: Bodies

  @Test func aPatchIsAListOfOperations() {
    var page = Self.page("Patch", method: "PATCH", route: "Shelf/{id}")
    page.pathParts = [Row("id", older: "int32", newer: "int32", text: "**Required**")]
    page.bodyName = "changes string"
    page.body = [
      Row("op", older: "string", newer: "String"), Row("path", older: "string", newer: "String"),
      Row("value", older: "object", newer: "Object"),
    ]
    page.requestSample = #"[{"op":"add","path":"/a","value":{}}]"#
    for outcome in outcomes([page]) {
      #expect(signature(outcome, "Patch") == ["id: xs:int", "changes: [JSONPatchOperation]"])
      #expect(
        outcome.fields("JSONPatchOperation") == [
          "op: xs:string", "path: xs:string", "value: xs:anyType",
        ])
      #expect(outcome.operation("Patch")?.rest?.body == .value)
    }
  }

  @Test func aFileIsTheWholeBody() {
    var page = Self.page("Save", method: "PUT", route: "Shelf/Image")
    page.bodyName = "image binary"
    for outcome in outcomes([page]) {
      #expect(signature(outcome, "Save") == ["image: xs:base64Binary"])
      #expect(outcome.operation("Save")?.rest?.body == .binary)
      #expect(outcome.operation("Save")?.rest?.parameters.first?.location == .body)
    }
  }

  // MARK: Types without a name

  static let fields = [
    Row("Title", older: "string", newer: "string"), Row("Pages", older: "int32", newer: "int32"),
    Row("Topics", older: "array", newer: "array"),
  ]
  static let sample = #"{"Title":"a","Pages":1,"Topics":["b"]}"#

  /// A type that is printed for any other type has the fields of its table; without a table it is
  /// unknown.
  @Test(arguments: ["RecurrenceInfo", "TableRight"])
  func aNameThatIsPrintedForAnyTypeIsNotBelieved(label: String) {
    var known = Self.page("Known", method: "GET", route: "Shelf/Known")
    known.result = ("object", "Book")
    known.carrier = "Carrier object for Book."
    known.response = Self.fields
    known.responseSample = Self.sample
    var page = Self.page("Get", method: "GET", route: "Shelf")
    page.result = ("object", label)
    page.response = Self.fields
    page.responseSample = Self.sample
    for outcome in outcomes([known, page]) {
      #expect(outcome.operation("Get")?.results.map(\.type) == [.named("Book")])
      #expect(outcome.fields("Book")?.last == "Topics: [xs:string]")
    }
  }

  @Test(arguments: [
    (#"{"1":"ea","2":"est"}"#, "StringDictionary", "[xs:string: xs:string]"),
    (#"{"1":3}"#, "StringObjectDictionary", "[xs:string: xs:anyType]"),
    (
      #"{"1":"An object of some kind"}"#, "StringObjectDictionary", "[xs:string: xs:anyType]"
    ),
    (#"{"fieldName":null}"#, "StringObjectDictionary", "[xs:string: xs:anyType]"),
  ])
  func anObjectWithoutATableIsADictionaryOneWithTheTableOfItsValuesToo(
    sample: String, name: String, pairs: String
  ) {
    var page = Self.page("Validate", method: "POST", route: "Shelf/Validate")
    page.result = ("object", "object")
    page.responseSample = sample
    for outcome in outcomes([page]) {
      #expect(outcome.operation("Validate")?.results.map(\.type) == [.named(name)])
      #expect(outcome.pairs(name) == pairs)
      #expect(outcome.ids == [])
    }
    page.response = Self.fields
    page.responseSample = #"{"any":\#(Self.sample)}"#
    for outcome in outcomes([page]) {
      let name = "ShelfValidateResultDictionary"
      #expect(outcome.operation("Validate")?.results.map(\.type) == [.named(name)])
      #expect(outcome.pairs(name) == "[xs:string: ShelfValidateResult]")
    }
  }

  @Test func entitiesAreNamedByTheirUIDs() {
    func page(_ uid: String, _ route: String) -> RESTPage {
      var page = Self.page("", method: "GET", route: route)
      page.uid = uid
      page.result = ("int32", "int32")
      page.responseSample = "1"
      return page
    }
    let lists = [
      page("v1BusinessList_GetItem", "List/Business/Items/{id}"),
      page("v1CategoryList_GetItem", "List/Category/Items/{id}"),
      page("v1ShelfEntity_GetItem", "Shelf/{id}"),
    ]
    for outcome in outcomes(lists) {
      #expect(outcome.services == ["BusinessList", "CategoryList", "Shelf"])
    }
    for outcome in outcomes(lists + [page("v1Shelf_GetItem", "Shelves/{id}")]) {
      #expect(outcome.services == ["BusinessList", "CategoryList", "Shelf", "ShelfEntity"])
    }
  }

  @Test func aBodyInThePluralWithoutASampleIsAListWhichIsSaidUnlessAResultShowsIt() {
    var set = Self.page("SetRules", method: "PUT", route: "Shelf/Rules")
    set.bodyName = "rules"
    set.body = [
      Row("Text", older: "string", newer: "String"),
      Row("IsActive", older: "bool", newer: "Boolean"),
    ]
    set.result = nil
    let alone = Outcome([set.file])
    #expect(
      alone.operation("SetRules")?.parameters.map(\.type) == [.array(.named("ShelfSetRulesBody"))])
    #expect(alone.ids == ["rest-unknown-type"])
    #expect(
      alone.diagnostics.first?.settlement?.entry
        == #"{ "operation": "entity:Shelf.SetRules", "parameter": "rules", "#
        + #""set": { "type": "[ShelfSetRulesBody]" }, "reason": "…" }"#)
    var get = Self.page("GetRules", method: "GET", route: "Shelf/Rules")
    get.result = ("array", "array")
    get.response = [
      Row("Text", older: "string", newer: "string"), Row("IsActive", older: "bool", newer: "bool"),
    ]
    get.responseSample = #"[{"Text":"a","IsActive":true}]"#
    let both = Outcome([set.file, get.file])
    #expect(
      both.operation("SetRules")?.parameters.map(\.type)
        == [.array(.named("ShelfGetRulesResult"))])
    #expect(both.ids == [])
  }

  @Test func whatIsAnsweredAsOneObjectTooIsNoList() {
    var all = Self.page("GetAll", method: "GET", route: "Shelf")
    all.result = ("array", "array")
    all.response = Self.fields
    all.responseSample = "[\(Self.sample)]"
    var one = Self.page("GetOne", method: "GET", route: "Shelf/{id}")
    one.result = ("object", "TableRight")
    one.response = Self.fields
    one.responseSample = Self.sample
    var store = Self.page("Store", method: "POST", route: "Shelf")
    store.bodyName = "entity"
    store.body = Self.fields
    store.result = nil
    let outcome = Outcome([all.file, one.file, store.file])
    let type = outcome.operation("GetOne")?.results.first?.type
    #expect(
      type != nil && outcome.operation("Store")?.parameters.map(\.type) == [type].compactMap(\.self)
    )
    // A guess is reported, whatever the method.
    store.bodyName = "entities"
    store.method = "PATCH"
    #expect(Outcome([store.file]).ids.contains("rest-unknown-type"))
  }

  @Test func aTypeWithoutANameIsNamedByTheBestOfItsUses() {
    var put = Self.page("ChangeAll", method: "PUT", route: "Shelf/A")
    put.bodyName = "rule"
    put.body = Self.fields
    put.requestSample = Self.sample
    put.result = nil
    var find = Self.page("FindMany", method: "GET", route: "Shelf/B")
    find.result = ("object", "TableRight")
    find.response = Self.fields
    find.responseSample = Self.sample
    var get = find
    get.uid = "v1Shelf_Get"
    get.route = "Shelf/C"
    for (pages, name) in [
      ([put], "ShelfChangeAllBody"), ([put, find], "ShelfFindManyResult"),
      ([put, find, get], "ShelfGetResult"),
    ] {
      let outcome = Outcome(pages.map(\.file))
      #expect(outcome.operation("ChangeAll")?.parameters.first?.type == .named(name))
    }
  }

  @Test func whatIsReadAndWrittenIsOneType() {
    var get = Self.page("GetRules", method: "GET", route: "Shelf/Rules")
    get.result = ("array", "array")
    get.response = [
      Row("Text", older: "string", newer: "string"), Row("IsActive", older: "bool", newer: "bool"),
    ]
    get.responseSample = #"[{"Text":"a","IsActive":true}]"#
    var set = Self.page("SetRules", method: "PUT", route: "Shelf/Rules")
    set.bodyName = "rules"
    set.body = [
      Row("Text", older: "string", newer: "String"),
      Row("IsActive", older: "bool", newer: "Boolean"),
    ]
    set.requestSample = get.responseSample
    set.result = ("int32", "int32")
    set.responseSample = "1"
    for outcome in outcomes([get, set]) {
      let type = TypeReference.array(.named("ShelfGetRulesResult"))
      #expect(outcome.operation("GetRules")?.results.map(\.type) == [type])
      #expect(outcome.operation("SetRules")?.parameters.map(\.type) == [type])
    }
  }

  @Test func linksAreAddedToAKnownType() {
    let soap = SOAPPage(
      operation: "Get",
      results: """
        <L:Response xsi:type="L:Book"><L:Title xsi:type="xsd:string"/>
        <L:Pages xsi:type="xsd:short">0</L:Pages>
        <L:Authors xsi:type="L:ArrayOfAuthor"><L:Author xsi:type="L:Author">
        <L:Name xsi:type="xsd:string"/></L:Author></L:Authors></L:Response>
        """)
    var page = Self.page("Get", method: "GET", route: "Shelf")
    page.result = ("object", "BookWithLinks")
    page.carrier = "A book.\n\nBook entity with API _Links added."
    page.response = [
      Row("Title", older: "string", newer: "string"), Row("Pages", older: "int32", newer: "int32"),
      Row("Authors", older: "array", newer: "array"),
      Row("TableRight", older: "", newer: "RecurrenceInfo"),
      Row("FieldProperties", older: "object", newer: "object"),
      Row("_Links", older: "object", newer: "object"),
    ]
    page.responseSample =
      #"{"Title":"a","Pages":1,"Authors":null,"TableRight":null,"_Links":{"Self":"b"}}"#
    for outcome in outcomes([page], [soap]) {
      #expect(
        outcome.fields("BookWithLinks") == [
          "Title: xs:string", "Pages: xs:int", "Authors: [Author]", "_Links: StringDictionary",
        ])
      guard case .complex(let complex) = outcome.type("BookWithLinks")?.shape else {
        Issue.record("no type")
        continue
      }
      #expect(complex.base == "Carrier")
    }
  }

  @Test func aListOfRowsIsThatOfTheProtocol() {
    var page = Self.page("All", method: "GET", route: "Shelf")
    page.result = ("object", "ODataSlimResponse")
    page.response = [
      Row("odata.metadata", older: "string", newer: "string"),
      Row("odata.nextLink", older: "string", newer: "string"),
      Row("value", older: "array", newer: "array"),
    ]
    page.responseSample = #"{"odata.metadata":"a","odata.nextLink":"b","value":[{"k":1}]}"#
    for outcome in outcomes([page]) {
      #expect(outcome.operation("All")?.results.map(\.type) == [.named("ODataSlimResponse")])
    }
  }

  // MARK: Without success

  @Test func aPageWithoutSuccessAnswersNothing() {
    var page = Self.page("Run", method: "POST", route: "Shelf/Run")
    page.result = nil
    for outcome in Notation.allCases.map({ notation -> Outcome in
      page.notation = notation
      let text = page.text.replacing("204 | No Content", with: "404 | Not there.")
      return Outcome([.init(path: page.path, text: text)])
    }) {
      #expect(outcome.operation("Run")?.results.isEmpty == true)
      #expect(outcome.ids == ["rest-no-success"])
    }
  }
}
