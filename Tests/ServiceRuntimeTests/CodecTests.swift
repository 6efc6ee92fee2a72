import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

typealias SaveBook = LibraryOperations.SaveBook

@Suite struct CodecTests {
  /// The canonical form of a client's message with a book.
  private func sentXML(_ book: Book) async throws -> String {
    let transport = CannedTransport(status: 500)
    let client = try Fixture.client(.soap, transport: transport)
    _ = try? await client.saveBook(book: book)
    return try canonical(try #require(transport.requests.last).body)
  }

  private func sentJSON(_ book: Book) async throws -> String {
    let transport = CannedTransport(status: 500)
    let client = try Fixture.client(.rest, transport: transport)
    _ = try? await client.saveBook(book: book)
    return String(decoding: try #require(transport.requests.last).body, as: UTF8.self)
  }

  @Test func soapHasTheBaseFirstItemsByTypeNilLeftOut() async throws {
    let expected = """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" \
      xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays" \
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance" \
      xmlns:s="http://www.w3.org/2001/XMLSchema"><soap:Header>\
      <ApplicationToken xmlns="http://library.example/ws/Services1">app</ApplicationToken>\
      <Credentials xmlns="http://library.example/ws/Services1"><Ticket>good</Ticket></Credentials>\
      </soap:Header><soap:Body><SaveBook xmlns="http://library.example/ws/Services1"><Book>\
      <Right><Mask>Poetry Crime</Mask><Reason></Reason></Right><Title>A &lt;&amp;&gt; \u{E6}</Title>\
      <ShelfNumber>-2</ShelfNumber><Weight>0.5</Weight><IsLent>false</IsLent>\
      <Bought>2023-02-15T12:30:00.1234567+01:00</Bought><LoanPeriod>P28D</LoanPeriod>\
      <Cover>AP8=</Cover><Format>Scroll</Format>\
      <Keywords><a:string>one</a:string><a:string></a:string></Keywords>\
      <Chapters><Chapter><Heading>One</Heading><Sections><Chapter></Chapter></Sections></Chapter>\
      </Chapters><Tables><a:ArrayOfstring><a:string>x</a:string></a:ArrayOfstring>\
      <a:ArrayOfstring></a:ArrayOfstring></Tables>\
      <Labels><StringKeyValuePair><Key>a</Key><Value>1</Value></StringKeyValuePair>\
      <StringKeyValuePair><Key>b</Key><Value>2</Value></StringKeyValuePair></Labels>\
      <Stock><IntChapterKeyValuePair><Key>7</Key><Value></Value></IntChapterKeyValuePair></Stock>\
      <Note i:type="s:int">3</Note><Paper><Grade xmlns="http://library.example/papers">fine</Grade>\
      <Tags xmlns="http://library.example/papers"><a:string>t</a:string></Tags></Paper>\
      <Mystery>told</Mystery><Ratings><a:int>5</a:int><a:int i:nil="true"></a:int></Ratings>\
      </Book></SaveBook></soap:Body></soap:Envelope>
      """
    #expect(try await sentXML(Self.book()) == canonical(expected))
  }

  @Test func jsonHasTheBaseLastDictionariesAsObjectsNilLeftOut() async throws {
    let expected = """
      {"Book":{"Title":"A <&> \u{E6}","ShelfNumber":-2,"Weight":0.5,"IsLent":false,\
      "Bought":"2023-02-15T12:30:00.1234567+01:00","LoanPeriod":"P28D","Cover":"AP8=",\
      "Format":"Scroll","Keywords":["one",""],\
      "Chapters":[{"Heading":"One","Sections":[{}]}],"Tables":[["x"],[]],\
      "Labels":{"a":"1","b":"2"},"Stock":{"7":{}},"Note":3,\
      "Paper":{"Grade":"fine","Tags":["t"]},"Mystery":"told","Ratings":[5,null],\
      "Right":{"Mask":"Poetry, Crime","Reason":""}}}
      """
    #expect(try await sentJSON(Self.book()) == expected)
  }

  static func book() -> Book {
    var book = Book(title: "A <&> \u{E6}")
    book.right = AccessRight(mask: [.poetry, .crime], reason: "")
    book.shelfNumber = -2
    book.weight = 0.5
    book.isLent = false
    book.bought = DateTime("2023-02-15T12:30:00.1234567+01:00")
    book.loanPeriod = TimeSpan("P28D")
    book.cover = Data([0, 255])
    book.format = BookFormat(rawValue: "Scroll")
    book.keywords = ["one", ""]
    book.chapters = [Chapter(heading: "One", sections: [Chapter()])]
    book.tables = [["x"], []]
    book.labels = ["b": "2", "a": "1"]
    book.stock = [7: Chapter()]
    book.note = .int32(3)
    book.paper = Paper(grade: "fine", tags: ["t"])
    book.mystery = Mystery(content: .text("told"))
    book.ratings = [5, nil]
    return book
  }

  private func read(_ content: String) throws -> Book? {
    let xml = Fixture.envelope("<l:SaveBook><l:Book>\(content)</l:Book></l:SaveBook>")
    let message = try MessageCodec<SaveBook>.soapMessage(xml)
    return try MessageCodec<SaveBook>.read(SaveBook.Input.self, from: message, audit: nil).book
  }

  @Test func absentAndNilReadAsNilEmptyAsEmpty() throws {
    let book = try #require(
      try read(
        """
        <l:Title/><l:Pages xsi:nil="true"/><l:IsLent xsi:nil="1"></l:IsLent><l:Bought></l:Bought>\
        <l:Keywords/><l:Labels></l:Labels><l:Cover/><l:Genres/>
        """))
    #expect(book.title == "" && book.pages == nil && book.isLent == nil && book.bought == nil)
    #expect(book.keywords == [] && book.labels == [:] && book.cover == Data())
    #expect(book.genres == Genres() && book.format == nil && book.chapters == nil)
  }

  @Test func unknownElementsAreSkippedOrderDoesNotCount() throws {
    let book = try #require(
      try read(
        """
        <l:Claims><l:Title>wrong</l:Title></l:Claims><l:Pages> 7 </l:Pages>
        <Title xmlns="">wrong namespace</Title><!-- note --><l:Title>ri<![CDATA[gh]]>t&#33;</l:Title>
        """))
    #expect(book == Book(title: "right!", pages: 7))
  }

  @Test(arguments: [
    "<l:Pages>x</l:Pages>", "<l:Pages>2147483648</l:Pages>", "<l:Pages>1.5</l:Pages>",
    "<l:IsLent>yes</l:IsLent>", "<l:Weight>0x10</l:Weight>", "<l:Bought>now</l:Bought>",
    "<l:Cover>?</l:Cover>", "<l:Copies>-1</l:Copies>", "<l:Title><l:b/></l:Title>",
    "<l:LoanPeriod>00:01:00</l:LoanPeriod>", "<l:ShelfNumber>40000</l:ShelfNumber>",
  ])
  func aValueOfTheWrongTypeIsAnErrorWithItsPlace(content: String) throws {
    let error = try #require(throws: (any Error).self) { try read(content) }
    #expect("\(error)".contains("SaveBook/Book/"))
  }

  @Test(arguments: [
    "INF", "-INF", "NaN", "1E3", "-0.25", "5",
  ])
  func doublesOfXML(text: String) throws {
    let weight = try #require(try read("<l:Weight>\(text)</l:Weight>")?.weight)
    let expected: Double =
      switch text {
      case "INF": .infinity
      case "-INF": -.infinity
      default: Double(text) ?? .nan
      }
    #expect(weight == expected || (weight.isNaN && text == "NaN"))
  }

  @Test func valuesOfAnyTypeKeepTheirType() throws {
    let types: [(String, AnyValue)] = [
      ("xsi:type=\"xsd:int\">3<", .int32(3)), ("xsi:type=\"xsd:string\">3<", .string("3")),
      ("xsi:type=\"xsd:boolean\">true<", .boolean(true)), (">3<", .string("3")),
      ("xsi:type=\"xsd:double\">3<", .double(3)),
      (
        "xsi:type=\"l:BookFormat\">Scroll<",
        .other(type: XMLName("BookFormat", in: LibrarySchema.namespace), .text("Scroll"))
      ),
    ]
    for (text, value) in types {
      #expect(try read("<l:Note \(text)/l:Note>")?.note == value, "\(text)")
    }
  }

  @Test func anOpaqueElementGoesBackAsItCame() async throws {
    let content = """
      <x xmlns="urn:x" b="2"><y xsi:type="l:T">t</y> tail <z xmlns="urn:z" xsi:nil="true"/></x>
      """
    let book = try #require(try read("<l:Mystery>\(content)</l:Mystery>"))
    let sent = try await sentXML(book)
    let again = try #require(
      try MessageCodec<SaveBook>.read(
        SaveBook.Input.self, from: MessageCodec<SaveBook>.soapMessage(sent), audit: nil
      ).book)
    #expect(again == book)
    guard case .xml(let fragment) = again.mystery?.content else {
      Issue.record("not kept as XML: \(again)")
      return
    }
    #expect(fragment.nodes.count == 1)
  }

  @Test func whatABindingCannotCarryIsAnErrorBeforeAnythingIsSent() async throws {
    var control = Book(title: "bell \u{7}")
    control.weight = 1
    var opaque = Book()
    opaque.mystery = Mystery(content: .json(.object(["a": .null])))
    let cases: [(ServiceBinding, Book)] = [(.soap, control), (.soap, opaque)]
    for (binding, book) in cases {
      let transport = CannedTransport(status: 500)
      let client = try Fixture.client(binding, transport: transport)
      let error = await #expect(throws: ServiceCallError.self) {
        try await client.saveBook(book: book)
      }
      guard case .encodingFailed? = error?.kind else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(transport.requests.all.isEmpty)
    }
  }

  @Test func equalityComparesEveryField() throws {
    let book = Self.book()
    var other = book
    #expect(book == other)
    other.ratings = [5, 4]
    #expect(book != other)
    other = book
    other.right = nil
    #expect(book != other)
    other = book
    other.labels?["c"] = "3"
    #expect(book != other && Book() == Book() && Book(title: "") != Book())
  }

  @Test func filledValuesSetEveryFieldAndDiffer() throws {
    let book = filled(Book.self)
    for child in Mirror(reflecting: book).children {
      let mirror = Mirror(reflecting: child.value)
      #expect(
        mirror.displayStyle != .optional || !mirror.children.isEmpty,
        "\(child.label ?? "") is nil")
    }
    #expect(book == filled(Book.self))
    #expect(book.title != book.right?.reason)
  }
}
