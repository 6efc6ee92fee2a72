import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// The result of reading a WSDL, alone and together with operation pages.
@Suite struct WSDLTests {
  static let library = LibraryWSDL(
    schema: """
      <xs:complexType name="Carrier"><xs:sequence>
        <xs:element minOccurs="0" name="Rights" type="t:Rights"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Book"><xs:complexContent mixed="false"><xs:extension base="t:Carrier"><xs:sequence>
        <xs:element minOccurs="0" name="Title" nillable="true" type="xs:string"/>
        <xs:element minOccurs="0" name="Genre" type="q5:Genre" xmlns:q5="http://www.superoffice.net/ws/crm/NetServer/Services9"/>
        <xs:element minOccurs="0" name="Tags" nillable="true" type="arr:ArrayOfstring"/>
        <xs:element minOccurs="0" name="Shelves" nillable="true" type="t:ArrayOfArrayOfShelf"/>
        <xs:element minOccurs="0" name="Loan" type="ser:duration"/>
        <xs:element minOccurs="0" name="Notes" nillable="true" type="t:Notes"/>
        <xs:element minOccurs="0" name="Sequel" nillable="true" type="t:Book"/>
      </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="ArrayOfArrayOfShelf"><xs:sequence>
        <xs:element minOccurs="0" maxOccurs="unbounded" name="ArrayOfShelf" nillable="true" type="t:ArrayOfShelf"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="ArrayOfShelf"><xs:sequence>
        <xs:element minOccurs="0" maxOccurs="unbounded" name="Shelf" nillable="true" type="t:Shelf"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Shelf"><xs:sequence/></xs:complexType>
      <xs:simpleType name="Genre"><xs:annotation><xs:appinfo>
        <ser:ActualType Name="short" Namespace="http://www.w3.org/2001/XMLSchema"/></xs:appinfo></xs:annotation>
        <xs:restriction base="xs:string"><xs:enumeration value="Novel"/>
        <xs:enumeration value="Poem"><xs:annotation><xs:appinfo><ser:EnumerationValue>7</ser:EnumerationValue></xs:appinfo></xs:annotation></xs:enumeration>
      </xs:restriction></xs:simpleType>
      <xs:simpleType name="Rights"><xs:list><xs:simpleType><xs:restriction base="xs:string">
        <xs:enumeration value="Read"/><xs:enumeration value="Lend"/>
      </xs:restriction></xs:simpleType></xs:list></xs:simpleType>
      <xs:complexType name="Notes"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation>
        <xs:sequence><xs:element minOccurs="0" maxOccurs="unbounded" name="Note"><xs:complexType><xs:sequence>
          <xs:element name="Key" type="xs:int"/><xs:element name="Value" nillable="true" type="xs:anyType"/>
        </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
      """,
    schemas: """
      <xs:schema elementFormDefault="qualified" targetNamespace="http://schemas.microsoft.com/2003/10/Serialization/Arrays" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:complexType name="ArrayOfstring"><xs:sequence>
          <xs:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="xs:string"/>
        </xs:sequence></xs:complexType>
      </xs:schema>
      """,
    parameters: "<xs:element minOccurs='0' name='Book' nillable='true' type='t:Book'/>",
    results: "<xs:element minOccurs='0' name='Response' type='xs:dateTime'/>",
    documentation: "<wsdl:documentation><summary>Lends a book</summary></wsdl:documentation>")

  @Test(arguments: [true, false])
  func aloneItTellsEverything(isPage: Bool) throws {
    let outcome = Outcome([isPage ? Self.library.page : Self.library.file])
    #expect(outcome.diagnostics == [])
    let operation = try #require(outcome.operation("Lend"))
    #expect(operation.documentation?.summary == "Lends a book")
    #expect(operation.parameters == [Parameter(name: "Book", type: .named("Book"))])
    #expect(operation.results == [Parameter(name: "Response", type: .scalar(.dateTime))])
    let soap = try #require(operation.soap)
    #expect(soap.action == Self.library.namespace + "/Library/Lend")
    #expect(soap.requestHeaders.map(\.name) == ["ApplicationToken", "Credentials", "TimeZone"])
    #expect(soap.responseHeaders.map(\.name) == ["Succeeded"])
    #expect(
      outcome.fields("Book") == [
        "Title: xs:string", "Genre: Genre", "Tags: [xs:string]", "Shelves: [[Shelf]]",
        "Loan: xs:duration", "Notes: Notes", "Sequel: Book",
      ])
  }

  @Test func basesMembersFlagsAndDictionaries() throws {
    let outcome = Outcome([Self.library.page])
    guard case .complex(let book)? = outcome.type("Book")?.shape else {
      Issue.record("no book")
      return
    }
    #expect(book.base == "Carrier")
    #expect(
      outcome.type("Genre")?.shape
        == .enumeration(
          EnumerationType(
            isComplete: true,
            members: [
              EnumerationType.Member(name: "Novel"), EnumerationType.Member(name: "Poem", value: 7),
            ])))
    #expect(
      outcome.type("Rights")?.shape
        == .enumeration(
          EnumerationType(
            isFlags: true, isComplete: true,
            members: [
              EnumerationType.Member(name: "Read"), EnumerationType.Member(name: "Lend"),
            ])))
    #expect(
      outcome.type("Notes")?.shape
        == .dictionary(
          DictionaryType(itemElement: "Note", key: .scalar(.int), value: .scalar(.anyType))))
    #expect(outcome.type("ArrayOfShelf") == nil)
  }

  // MARK: Together with pages

  static let lend = SOAPPage(
    operation: "Lend",
    prose: "Lends a book to a reader\n\n* **book:** The book",
    parameters: """
      <L:Book xsi:type="L:Book"><L:Title xsi:type="xsd:string"/><L:Genre xsi:type="L:Genre">Novel</L:Genre>\
      <L:Tags xsi:type="A:ArrayOfstring"/><L:Shelves xsi:nil="true"/><L:Loan xsi:type="S:duration"/>\
      <L:Notes xsi:nil="true"/><L:Sequel xsi:nil="true"/></L:Book>
      """,
    results: "<L:Response xsi:type=\"xsd:dateTime\">2024-01-01T00:00:00Z</L:Response>")

  @Test func thePagesProseAndTheWSDLsTypes() throws {
    let files = [Self.lend.file, withFourHeaders.page]
    let outcome = Outcome(files)
    #expect(outcome.diagnostics == [])
    #expect(Outcome(files.reversed()).model == outcome.model)
    let operation = try #require(outcome.operation("Lend"))
    #expect(operation.documentation?.summary == "Lends a book to a reader")
    #expect(operation.parameters.first?.documentation == "The book")
    #expect(operation.soap?.page == Self.lend.path)
    #expect(outcome.fields("Book") == Outcome([Self.library.page]).fields("Book"))
  }

  /// The page's response header comes from the profile, and has four parts.
  private var withFourHeaders: SourcePage { SourcePage(Self.library) }

  struct SourcePage {
    let page: SourceFile

    init(_ library: LibraryWSDL) {
      let parts = ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]
      let file = library.page
      let text = String(decoding: file.bytes, as: UTF8.self)
        .replacing(
          "<wsdl:part name=\"Succeeded\" element=\"tns:Succeeded\"/>",
          with: parts.map { "<wsdl:part name='\($0)' element='tns:\($0)'/>" }.joined()
        )
        .replacing(
          "<soap:header message=\"tns:OutHeaders\" part=\"Succeeded\" use=\"literal\"/>",
          with: parts.map {
            "<soap:header message='tns:OutHeaders' part='\($0)' use='literal'/>"
          }.joined())
      page = SourceFile(path: file.path, text: text)
    }
  }

  @Test func aPageThatContradictsItIsOverruled() throws {
    var page = Self.lend
    page.parameters = page.parameters.replacing(
      "<L:Title xsi:type=\"xsd:string\"/>", with: "<L:Title xsi:type=\"xsd:int\">0</L:Title>")
    page.results = ""
    let outcome = Outcome([page.file, withFourHeaders.page])
    #expect(outcome.ids == ["wsdl-type-differs", "wsdl-operation-differs"])
    #expect(outcome.diagnostics.allSatisfy { $0.related.first?.location.path == page.path })
    #expect(outcome.operation("Lend")?.results.count == 1)
    #expect(outcome.fields("Book")?.first == "Title: xs:string")
  }

  @Test func anOperationPageTheWSDLDoesNotKnow() {
    let outcome = Outcome([
      Self.lend.file, SOAPPage(operation: "Burn").file, withFourHeaders.page,
    ])
    #expect(outcome.ids == ["operation-not-in-wsdl"])
    #expect(outcome.operation("Burn") != nil)
  }

  /// Types belong to the version: the WSDL of one agent has the members of an enumeration that
  /// another agent's pages show.
  @Test func typesOfOtherAgents() {
    let page = SOAPPage(
      agent: "Archive", operation: "Find",
      parameters: "<L:Genre xsi:type=\"L:Genre\">Novel</L:Genre>")
    let outcome = Outcome([page.file, Self.library.page])
    #expect(outcome.diagnostics == [])
    #expect(outcome.model.versions.first?.services.map(\.name) == ["Archive", "Library"])
    guard case .enumeration(let genre)? = outcome.type("Genre")?.shape else {
      Issue.record("no genre")
      return
    }
    #expect(genre.isComplete)
  }

  /// Two agents may wrap different things in elements of one name.
  @Test func wrappersBelongToTheirAgent() {
    let other = LibraryWSDL(
      agent: "Archive",
      parameters: "<xs:element minOccurs='0' name='Number' type='xs:int'/>")
    let outcome = Outcome([Self.library.page, other.page])
    #expect(outcome.diagnostics == [])
    let operations = outcome.model.versions.flatMap(\.services).flatMap(\.operations)
    #expect(operations.map { $0.parameters.map(\.name) } == [["Number"], ["Book"]])
  }

  @Test func aPageAndAFileOfOneAgent() {
    let outcome = Outcome([Self.library.page, Self.library.file])
    #expect(outcome.diagnostics == [])
    var other = Self.library
    other.results = ""
    #expect(Outcome([Self.library.page, other.file]).ids == ["operation-conflict"])
    other = Self.library
    other.schema = other.schema.replacing("Novel", with: "Story")
    #expect(Outcome([Self.library.page, other.file]).ids == ["type-shape-conflict"])
  }

  /// Revisions list the same declarations in different orders.
  @Test func theOrderOfDeclarations() {
    let marker = "<xs:simpleType name=\"Rights\">"
    let parts = Self.library.schema.split(separator: marker, maxSplits: 1).map(String.init)
    var other = Self.library
    other.schema = marker + (parts.last ?? "") + (parts.first ?? "")
    #expect(other.schema != Self.library.schema)
    #expect(Outcome([other.page]).model == Outcome([Self.library.page]).model)
  }

  /// A REST page cannot change the base type that the schema declares.
  @Test func basesAreThoseOfTheSchema() throws {
    var library = LibraryWSDL()
    library.schema = """
      <xs:complexType name="Book"><xs:sequence>
        <xs:element minOccurs="0" name="Title" nillable="true" type="xs:string"/>
      </xs:sequence></xs:complexType>
      """
    library.results = "<xs:element minOccurs='0' name='Response' nillable='true' type='t:Book'/>"
    var rest = RESTPage.agent("Lend")
    rest.result = ("object", "Book")
    rest.response = [
      RESTPage.Row("Title", older: "string", newer: "string"),
      RESTPage.Row("TableRight", older: "", newer: "TableRight"),
      RESTPage.Row("FieldProperties", older: "object", newer: "object"),
    ]
    let outcome = Outcome([library.page, rest.file])
    #expect(outcome.ids.contains("rest-only-property"))
    guard case .complex(let book)? = outcome.type("Book")?.shape else {
      Issue.record("no book")
      return
    }
    #expect(book.base == nil)
  }

  /// A dictionary in Swift has no fields that another type could inherit.
  @Test func aTypeThatExtendsADictionaryIsKeptAsXML() throws {
    var library = Self.library
    library.schema = library.schema.replacing(#"base="t:Carrier""#, with: #"base="t:Notes""#)
    #expect(library.schema != Self.library.schema)
    let outcome = Outcome([library.page])
    #expect(outcome.type("Book")?.shape == .opaque)
    #expect(
      outcome.diagnostics.map(\.message) == [
        "the base type 'Notes', which is a dictionary, of the type 'Book' is not supported: values "
          + "of 'Book' are kept as XML"
      ])
  }

  @Test func importsOfGivenFiles() {
    var library = Self.library
    library.imports =
      "<xs:import namespace='http://example.com/cryptography' schemaLocation='keys.xsd'/>"
    library.results =
      "<xs:element minOccurs='0' name='Response' type='c:Keys' xmlns:c='http://example.com/cryptography'/>"
    let keys = SourceFile(
      path: "wsdl/keys.xsd",
      text: """
        <xs:schema elementFormDefault="qualified" targetNamespace="http://example.com/cryptography" xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:complexType name="Keys"><xs:annotation><xs:appinfo><IsValueType xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsValueType></xs:appinfo></xs:annotation>
          <xs:sequence><xs:element name="P" nillable="true" type="xs:base64Binary"/></xs:sequence></xs:complexType>
        </xs:schema>
        """)
    let outcome = Outcome([library.file, keys])
    #expect(outcome.diagnostics == [])
    #expect(outcome.type("Keys")?.foreignNamespace == "http://example.com/cryptography")
    #expect(Outcome([library.file]).ids == ["missing-import", "wsdl-unknown-type"])
    #expect(Outcome([Self.library.file, keys]).ids == ["unused-schema"])
  }
}
