import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Types are merged over all pages of a version.
@Suite struct TypeMergingTests {
  static let book = """
    <L:Book xsi:type="L:Book">
     <L:Title xsi:type="xsd:string"></L:Title>
     <L:Pages xsi:type="xsd:int">0</L:Pages>
    </L:Book>
    """

  @Test(arguments: [
    ("xsd:string", "", "xs:string"), ("xsd:int", "0", "xs:int"), ("xsd:short", "0", "xs:short"),
    ("xsd:long", "0", "xs:long"), ("xsd:unsignedInt", "0", "xs:unsignedInt"),
    ("xsd:boolean", "false", "xs:boolean"), ("xsd:double", "0.0", "xs:double"),
    ("xsd:dateTime", "2023-02-15T13:18:24Z", "xs:dateTime"), ("xsd:dateTime", "", "xs:dateTime"),
    ("xsd:base64Binary", "", "xs:base64Binary"), ("xsd:anyType", "", "xs:anyType"),
    ("S:duration", "", "xs:duration"),
    ("A:ArrayOfint", "<A:int xsi:type='xsd:int'>0</A:int>", "[xs:int]"),
    ("A:ArrayOfstring", "", "[xs:string]"),
    (
      "A:ArrayOfArrayOfstring",
      "<A:ArrayOfstring xsi:type='A:ArrayOfstring'><A:string xsi:type='xsd:string'/></A:ArrayOfstring>",
      "[[xs:string]]"
    ),
    ("L:ArrayOfBook", TypeMergingTests.book, "[Book]"),
    ("L:ArrayOfBook", "<L:Book xsi:nil='true'/>", "[Book]"),
    ("L:ArrayOfArrayOfBook", "<L:ArrayOfBook xsi:nil='true'/>", "[[Book]]"),
  ])
  func references(type: String, content: String, expected: String) {
    let page = SOAPPage(
      operation: "Lend", parameters: "<L:Value xsi:type='\(type)'>\(content)</L:Value>")
    let outcome = Outcome([page.file])
    #expect(outcome.serious.isEmpty)
    #expect(outcome.operation("Lend")?.parameters.map { "\($0.type)" } == [expected])
  }

  @Test func aTypeNamedLikeAnArrayWithOtherFieldsIsNoArray() {
    let page = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Value xsi:type="L:ArrayOfLight"><L:Lamps xsi:type="xsd:int">0</L:Lamps></L:Value>
        """)
    let outcome = Outcome([page.file])
    #expect(outcome.operation("Lend")?.parameters.first?.type == .named("ArrayOfLight"))
    #expect(outcome.fields("ArrayOfLight") == ["Lamps: xs:int"])
  }

  @Test func whatIsCutOffIsTakenFromAnotherPage() {
    let cut = SOAPPage(
      operation: "Browse",
      results: """
        <L:Response xsi:type="L:Book">
         <L:Title xsi:type="xsd:string"></L:Title><L:Pages xsi:nil="true"></L:Pages>
        </L:Response>
        """)
    let whole = SOAPPage(operation: "Lend", parameters: Self.book)
    for files in [[cut.file, whole.file], [whole.file, cut.file]] {
      let outcome = Outcome(files)
      #expect(outcome.diagnostics.isEmpty)
      #expect(outcome.fields("Book") == ["Title: xs:string", "Pages: xs:int"])
    }
    let alone = Outcome([cut.file])
    #expect(alone.ids == ["unknown-field-type"])
    #expect(alone.fields("Book") == ["Title: xs:string", "Pages: ?"])
  }

  @Test func dictionaries() throws {
    let page = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Shelves xsi:type="L:ShelfDictionary">
         <L:ShelfNameValuePair>
          <L:Key xsi:type="xsd:int">0</L:Key><L:Value xsi:type="xsd:anyType"></L:Value>
         </L:ShelfNameValuePair>
        </L:Shelves>
        """)
    let outcome = Outcome([page.file])
    #expect(outcome.diagnostics.isEmpty)
    let expected = DictionaryType(
      itemElement: "ShelfNameValuePair", key: .scalar(.int), value: .scalar(.anyType))
    #expect(outcome.type("ShelfDictionary")?.shape == .dictionary(expected))
  }

  @Test func aDictionaryCutOffBelowItsItemsIsStillOne() {
    let cut = SOAPPage(
      operation: "Browse",
      parameters: """
        <L:Shelves xsi:type="L:ShelfDictionary"><L:ShelfPair xsi:nil="true"/></L:Shelves>
        """)
    let whole = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Shelves xsi:type="L:ShelfDictionary"><L:ShelfPair>
         <L:Key xsi:type="xsd:string"/><L:Value xsi:type="xsd:string"/>
        </L:ShelfPair></L:Shelves>
        """)
    let expected = DictionaryType(itemElement: "ShelfPair", key: .string, value: .string)
    // Pages are read in the order of their names, so the test tries both orders with different
    // names.
    var later = cut
    later.operation = "Search"
    for files in [[cut.file, whole.file], [whole.file, later.file]] {
      let outcome = Outcome(files)
      #expect(outcome.diagnostics.isEmpty)
      #expect(outcome.type("ShelfDictionary")?.shape == .dictionary(expected))
    }
  }

  @Test func enumerationsShowTheMembersThatWereSampled() {
    let page = SOAPPage(
      operation: "Lend", parameters: "<L:Genre xsi:type='L:Genre'>Unknown</L:Genre>")
    let expected = EnumerationType(members: [EnumerationType.Member(name: "Unknown")])
    #expect(Outcome([page.file]).type("Genre")?.shape == .enumeration(expected))
  }

  @Test func aTypeKnownByNameAloneIsOpaque() {
    let bare = SOAPPage(operation: "Browse", parameters: "<L:Genre xsi:type='L:Genre'/>")
    #expect(Outcome([bare.file]).type("Genre")?.shape == .opaque)
    let sampled = SOAPPage(
      operation: "Lend", parameters: "<L:Genre xsi:type='L:Genre'>Crime</L:Genre>")
    let expected = EnumerationType(members: [EnumerationType.Member(name: "Crime")])
    let both = Outcome([bare.file, sampled.file])
    #expect(both.diagnostics.isEmpty)
    #expect(both.type("Genre")?.shape == .enumeration(expected))
  }

  @Test func foreignTypesKeepTheirNamespace() {
    let page = SOAPPage(
      operation: "Lend",
      parameters: "<L:Key xsi:type='C:Lock'><C:Bits xsi:type='xsd:base64Binary'/></L:Key>")
    let outcome = Outcome([page.file])
    #expect(outcome.type("Lock")?.foreignNamespace == "http://example.com/cryptography")
    #expect(outcome.fields("Lock") == ["Bits: xs:base64Binary"])
  }

  @Test func recursiveTypes() {
    let page = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Shelf xsi:type="L:Shelf">
         <L:Shelves xsi:type="L:ArrayOfShelf"><L:Shelf xsi:type="L:Shelf">
          <L:Shelves xsi:type="L:ArrayOfShelf"><L:Shelf xsi:nil="true"/></L:Shelves>
         </L:Shelf></L:Shelves>
        </L:Shelf>
        """)
    let outcome = Outcome([page.file])
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.fields("Shelf") == ["Shelves: [Shelf]"])
  }

  // MARK: Contradictions

  @Test(arguments: [
    "<L:Title xsi:type='xsd:string'/>",
    "<L:Title xsi:type='xsd:string'/><L:Leaves xsi:type='xsd:int'>0</L:Leaves>",
    "<L:Pages xsi:type='xsd:int'>0</L:Pages><L:Title xsi:type='xsd:string'/>",
    "<L:Title xsi:type='xsd:string'/><L:Pages xsi:type='xsd:long'>0</L:Pages>",
    "Novel",
  ])
  func twoShapesOfOneTypeAreAnErrorAtBothPlaces(other: String) throws {
    let first = SOAPPage(operation: "Browse", parameters: Self.book)
    let second = SOAPPage(
      operation: "Lend", parameters: "<L:Book xsi:type='L:Book'>\(other)</L:Book>")
    for files in [[first.file, second.file], [second.file, first.file]] {
      let outcome = Outcome(files)
      #expect(outcome.ids == ["type-shape-conflict"])
      let diagnostic = try #require(outcome.diagnostics.first)
      #expect(diagnostic.severity == .error)
      #expect(diagnostic.location?.path == second.path)
      #expect(diagnostic.related.first?.location.path == first.path)
      #expect(outcome.fields("Book") == ["Title: xs:string", "Pages: xs:int"])
    }
  }

  @Test func versionsMayDisagree() {
    var older = SOAPPage(operation: "Lend", parameters: Self.book)
    older.version = "Services8"
    let newer = SOAPPage(
      operation: "Lend",
      parameters: "<L:Book xsi:type='L:Book'><L:Title xsi:type='xsd:string'/></L:Book>")
    let outcome = Outcome([older.file, newer.file])
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.model.versions.map(\.name) == ["Services8", "Services9"])
    #expect(outcome.fields("Book") == ["Title: xs:string"])
  }

  @Test func twoTypesWithOneNameAreAnError() {
    let page = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Own xsi:type="L:Lock"><L:Bits xsi:type="xsd:int">0</L:Bits></L:Own>
        <L:Foreign xsi:type="C:Lock"><C:Bits xsi:type="xsd:int">0</C:Bits></L:Foreign>
        """)
    #expect(Outcome([page.file]).ids == ["type-name-clash"])
  }

  @Test func twoPagesOfOneOperationMustAgree() throws {
    let page = SOAPPage(operation: "Lend", parameters: Self.book)
    let copy = SourceFile(path: "copy/Lend.md", text: page.text)
    #expect(Outcome([page.file, copy]).ids == ["duplicate-page"])
    var changed = page
    changed.results = "<L:Response xsi:type='xsd:int'>0</L:Response>"
    let outcome = Outcome([page.file, SourceFile(path: "copy/Lend.md", text: changed.text)])
    #expect(outcome.ids == ["operation-conflict"])
    let diagnostic = try #require(outcome.diagnostics.first)
    #expect(diagnostic.location?.path == page.path)
    #expect(diagnostic.related.map(\.location.path) == ["copy/Lend.md"])
  }

  // MARK: Bindings

  @Test func aRequestWithoutCredentialsHasTheHeadersItShows() {
    let page = SOAPPage(operation: "Open", hasCredentials: false)
    let soap = Outcome([page.file]).operation("Open")?.soap
    #expect(soap?.requestHeaders.map(\.name) == ["ApplicationToken"])
  }

  @Test func theOutputElementIsTheOneThatIsSampled() {
    let page = SOAPPage(operation: "Open", outputElement: "OpenedResponse")
    #expect(Outcome([page.file]).operation("Open")?.soap?.outputElement == "OpenedResponse")
  }

  @Test func anEmptyWrapperMeansNothingIsSentOrReturned() {
    let outcome = Outcome([SOAPPage(operation: "Open").file])
    #expect(outcome.operation("Open")?.parameters.isEmpty == true)
    #expect(outcome.operation("Open")?.results.isEmpty == true)
  }

  @Test func theSampledNamespaceIsBelieved() {
    let text = SOAPPage(operation: "Open").text
      .replacing("http://www.superoffice.net/ws/crm/NetServer/Services9", with: "urn:library")
    let outcome = Outcome([SourceFile(path: "Open.md", text: text)])
    #expect(outcome.ids == ["namespace-mismatch"])
    #expect(outcome.model.versions.first?.namespace == "urn:library")
    #expect(outcome.operation("Open")?.soap?.action == "urn:library/Library/Open")
  }

  @Test func prefixesMeanNothing() {
    let page = SOAPPage(operation: "Lend", parameters: Self.book)
    let other = page.text.replacing("L:", with: "Lend:").replacing("xmlns:L=", with: "xmlns:Lend=")
    #expect(
      Outcome([SourceFile(path: page.path, text: other)]).model == Outcome([page.file]).model)
  }
}
