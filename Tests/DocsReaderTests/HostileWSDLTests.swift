import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Everything outside of the grammar is refused, at its position.
@Suite struct HostileWSDLTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Added to the schema, on a separate line.
    let schema: String
    let ids: [String]
    /// The beginning of the text at the position.
    let start: String

    var testDescription: String { name }

    init(_ name: String, schema: String, ids: String..., at start: String) {
      self.name = name
      self.schema = schema
      self.ids = ids
      self.start = start
    }
  }

  private static func type(_ content: String) -> String {
    "<xs:complexType name='Book'>\(content)</xs:complexType>"
  }

  private static func fields(_ content: String) -> String {
    type("<xs:sequence>\(content)</xs:sequence>")
  }

  private static func members(_ content: String) -> String {
    "<xs:simpleType name='Genre'>\(content)</xs:simpleType>"
  }

  static let cases = [
    Case("a misspelled choice", schema: type("<xs:choise/>"), ids: "unsupported", at: "<xs:choise"),
    Case(
      "a stranger in a sequence", schema: fields("<xs:elment/>"), ids: "unsupported",
      at: "<xs:elment"),
    Case(
      "a misspelled attribute", schema: fields("<xs:element name='A' type='xs:int' minOccur='0'/>"),
      ids: "unsupported", at: "<xs:element name='A'"),
    Case(
      "a stranger among the attributes of a type",
      schema: "<xs:complexType name='Book' abstrakt='1'/>",
      ids: "unsupported", at: "<xs:complexType"),
    Case(
      "simple content", schema: type("<xs:simpleContent/>"), ids: "wsdl-structure",
      at: "<xs:simpleContent"),
    Case(
      "a nillable number", schema: fields("<xs:element name='A' type='xs:int' nillable='true'/>"),
      ids: "unsupported", at: "<xs:element name='A'"),
    Case(
      "a notation", schema: fields("<xs:element name='A' type='xs:NOTATION'/>"),
      ids: "unsupported", at: "<xs:element name='A'"),
    Case(
      "a list of itself",
      schema:
        "<xs:complexType name='ArrayOfA'><xs:sequence><xs:element name='A' maxOccurs='unbounded' type='t:ArrayOfA'/></xs:sequence></xs:complexType>",
      ids: "unsupported", at: "<xs:complexType name='ArrayOfA'"),
    Case(
      "an extension of itself",
      schema: type(
        "<xs:complexContent><xs:extension base='t:Book'><xs:sequence/></xs:extension></xs:complexContent>"
      ), ids: "unsupported", at: "<xs:complexType name='Book'"),
    Case(
      "a member twice",
      schema: members(
        "<xs:restriction base='xs:string'><xs:enumeration value='A'/><xs:enumeration value='A' /></xs:restriction>"
      ), ids: "wsdl-structure", at: "<xs:enumeration value='A' />"),
    Case(
      "a field twice",
      schema: fields("<xs:element name='A' type='xs:int'/><xs:element name='A' type='xs:long'/>"),
      ids: "unsupported", at: "<xs:element name='A' type='xs:long'"),
    Case(
      "a value that is no number",
      schema: members(
        "<xs:restriction base='xs:string'><xs:enumeration value='A'><xs:annotation><xs:appinfo><ser:EnumerationValue>x</ser:EnumerationValue></xs:appinfo></xs:annotation></xs:enumeration></xs:restriction>"
      ), ids: "wsdl-structure", at: "<ser:EnumerationValue"),
    Case(
      "a type without a name", schema: "<xs:complexType/>", ids: "wsdl-structure",
      at: "<xs:complexType/>"),
    Case(
      "an unknown type", schema: fields("<xs:element name='A' type='t:Nowhere'/>"),
      ids: "wsdl-unknown-type",
      at: "<xs:element name='A'"),
    Case(
      "a prefix nobody declared", schema: fields("<xs:element name='A' type='q5:Book'/>"),
      ids: "wsdl-malformed", at: "<xs:element name='A'"),
    Case(
      "an undeclared element prefix", schema: "<x:element/>", ids: "wsdl-malformed",
      at: "<x:element"),
    Case(
      "an import of nothing", schema: "<xs:import namespace='http://example.com/none'/>",
      ids: "missing-import", at: "<xs:import"),
    Case(
      "an entity", schema: "<xs:annotation>&bomb;</xs:annotation>", ids: "wsdl-malformed",
      at: "&bomb;"),
    Case(
      "a tag that is not closed", schema: "<xs:sequence>", ids: "wsdl-malformed", at: "</xs:schema>"
    ),
  ]

  private static let nillable = fields("<xs:element name='A' type='xs:int' nillable='true'/>")

  /// Constructs of XML Schema that the documentation's own messages do not have are supported, too.
  @Test(arguments: [
    "<xs:choice/>", "<xs:all/>", "<xs:sequence><xs:any/></xs:sequence>",
    "<xs:sequence/><xs:attribute name='a' type='xs:int'/>",
    "<xs:complexContent><xs:restriction base='t:SoCredentials'/></xs:complexContent>",
    "<xs:sequence><xs:element name='A'><xs:complexType><xs:sequence/></xs:complexType></xs:element></xs:sequence>",
    "<xs:sequence><xs:element name='A' type='xs:int' maxOccurs='3'/></xs:sequence>",
    "<xs:sequence><xs:element name='A' type='xs:int'/><xs:element name='B' type='xs:int' maxOccurs='9'/></xs:sequence>",
  ])
  func whatIsCarried(content: String) {
    var library = LibraryWSDL()
    library.schema = Self.type(content)
    #expect(Outcome([library.page]).diagnostics == [])
  }

  @Test(arguments: cases)
  func theSchema(hostile: Case) throws {
    var library = LibraryWSDL()
    library.schema = "\n\(hostile.schema)\n"
    let file = library.page
    let outcome = Outcome([file])
    #expect(outcome.ids == hostile.ids)
    let location = try #require(outcome.diagnostics.first?.location)
    let line = try #require(file.lineBytes(location.line))
    let rest = String(decoding: line.dropFirst(location.column - 1), as: UTF8.self)
    #expect(rest.hasPrefix(hostile.start), "\(rest)")
    #expect(outcome.serious.count == outcome.diagnostics.count)
  }

  /// The same in a file of one line, where only the column shows the position.
  @Test func columnsInOneLine() throws {
    var library = LibraryWSDL()
    library.schema = Self.nillable
    let file = library.file
    let location = try #require(Outcome([file]).diagnostics.first?.location)
    #expect(location.line == 1)
    let rest = file.bytes.dropFirst(location.column - 1)
    #expect(String(decoding: rest.prefix(16), as: UTF8.self) == "<xs:element name")
  }

  /// The correction that would settle it can be used unchanged.
  @Test func theCorrection() throws {
    var library = LibraryWSDL()
    library.schema = Self.nillable
    let diagnostic = try #require(Outcome([library.page]).diagnostics.first)
    #expect(
      diagnostic.message
        == "that 'A' may be nil of the type 'Book' is not supported: values of 'Book' are kept as XML"
    )
    #expect(
      diagnostic.settlement?.entry
        == #"{ "type": "Book", "set": { "opaque": true }, "reason": "…" }"#)
  }

  /// The parser is stopped at the first of them, and the rest still has to be read.
  @Test(arguments: [
    "<xs:element type='nope:x' name='A' nillable='true'/>",
    "<xs:complexType name='T'><xs:complexContent><xs:extension base='nope:x' id='i' name='n'/></xs:complexContent></xs:complexType>",
    "<xs:element type='nope:x' ref='more:y' name='A'><xs:annotation/></xs:element>",
  ])
  func prefixesThatAreNotDeclared(schema: String) throws {
    var library = LibraryWSDL()
    library.schema = "\n\(schema)\n"
    for file in [library.page, library.file] {
      let outcome = Outcome([file])
      #expect(outcome.ids.contains("wsdl-malformed"))
      let diagnostic = try #require(outcome.diagnostics.first { $0.rule.id == "wsdl-malformed" })
      #expect(diagnostic.message.hasSuffix("the prefix 'nope' of a name is not declared"))
      let location = try #require(diagnostic.location)
      let line = try #require(file.lineBytes(location.line))
      #expect(line.dropFirst(location.column - 1).first == UInt8(ascii: "<"))
    }
  }

  /// If a document is given up, the prefixes that it has declared have no meaning in the next one.
  @Test func prefixesOfAnotherDocument() {
    var first = LibraryWSDL()
    first.schema = "<xs:element xmlns:p='u'>"
    var second = LibraryWSDL()
    second.schema = "<p:element/>"
    let file = SourceFile(path: "z.wsdl", bytes: second.file.bytes)
    let outcome = Outcome([first.file, file])
    #expect(
      outcome.diagnostics.contains {
        $0.location?.path == "z.wsdl" && $0.rule.id == "wsdl-malformed"
      })
  }

  /// `xml` is bound without a declaration.
  @Test func thePrefixXML() {
    var library = LibraryWSDL()
    library.schema =
      "<xs:complexType name='T'><xs:sequence><xs:element name='A' type='xml:lang'/></xs:sequence></xs:complexType>"
    #expect(Outcome([library.page]).ids == ["wsdl-unknown-type"])
  }

  @Test func zeroBytes() {
    let library = LibraryWSDL()
    let file = SourceFile(path: library.file.path, bytes: library.file.bytes + [0, 0x3C])
    #expect(Outcome([file]).ids == ["wsdl-malformed"])
  }

  @Test func tooManyAttributesAndPrefixes() {
    var library = LibraryWSDL()
    library.schema =
      "<!--><x \"--><xs:element \((0..<100_000).map { "a\($0)=''" }.joined(separator: " "))/>"
    #expect(Outcome([library.page]).ids == ["wsdl-malformed"])
    library.schema = (0..<20).map { depth in
      "<a" + (0..<40).map { " xmlns:p\(depth)n\($0)='u'" }.joined() + ">"
    }.joined()
    #expect(Outcome([library.page]).ids == ["wsdl-malformed"])
  }

  @Test(arguments: [(32, [String]()), (33, ["unsupported"])])
  func chainsOfBaseTypes(length: Int, ids: [String]) {
    var library = LibraryWSDL()
    library.schema = (0...length).map { number in
      let sequence = "<xs:sequence><xs:element name='F\(number)' type='xs:int'/></xs:sequence>"
      let content =
        number == length
        ? sequence
        : "<xs:complexContent><xs:extension base='t:T\(number + 1)'>\(sequence)</xs:extension></xs:complexContent>"
      return "<xs:complexType name='T\(number)'>\(content)</xs:complexType>"
    }.joined()
    #expect(Outcome([library.page]).ids == ids)
  }

  @Test func entityBombs() {
    var library = LibraryWSDL()
    library.prologue = """
      <!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      """
    library.documentation = "<wsdl:documentation>&b;</wsdl:documentation>"
    let outcome = Outcome([library.page])
    #expect(outcome.ids == ["wsdl-malformed"])
    #expect(outcome.diagnostics.first?.message.contains("document type") == true)
  }

  @Test(arguments: [
    ("<wsdl:part name='parameters' element='tns:Lend'/>", "", "unsupported"),
    ("style=\"document\"", "style=\"rpc\"", "unsupported"),
    ("<soap:body use=\"literal\"/>", "<soap:body use=\"encoded\"/>", "unsupported"),
    ("message=\"tns:In\"", "message=\"tns:Nowhere\"", "wsdl-structure"),
    ("type=\"tns:Library\"", "type=\"tns:Nowhere\"", "wsdl-structure"),
    ("binding=\"tns:B\"", "binding=\"tns:Nowhere\"", "wsdl-structure"),
    ("element=\"tns:Lend\"", "element=\"tns:Nowhere\"", "wsdl-structure"),
    ("part='TimeZone'", "part='Nowhere'", "wsdl-structure"),
    (
      "</wsdl:operation>\n  </wsdl:portType>", "<wsdl:fault/></wsdl:operation></wsdl:portType>",
      "wsdl-remark"
    ),
    ("</wsdl:definitions>", "<wsdl:import/></wsdl:definitions>", "missing-import"),
  ])
  func theServices(text: String, replacement: String, id: String) {
    let page = LibraryWSDL().page
    let source = String(decoding: page.bytes, as: UTF8.self)
    let changed = source.replacing(text, with: replacement)
    guard changed != source else { return }
    let outcome = Outcome([SourceFile(path: page.path, text: changed)])
    #expect(outcome.ids.contains(id), "\(outcome.ids)")
    #expect(outcome.diagnostics.allSatisfy { ($0.location?.line ?? 0) > 8 })
  }

  @Test func whatIsNoWSDL() {
    func ids(_ path: String, _ text: String) -> [String] {
      Outcome([SourceFile(path: path, text: text)]).ids
    }
    #expect(ids("a.wsdl", "<a/>") == ["wsdl-structure"])
    #expect(ids("a.xsd", "") == ["wsdl-malformed"])
    #expect(ids("a.xml", "text") == ["wsdl-malformed"])
    let title = "---\ntitle: Services9.LibraryAgent WSDL\n---\n\n"
    #expect(ids("a.md", title) == ["missing-section"])
    #expect(ids("a.md", title + "```xml\n<a/>\n") == ["unclosed-fence"])
    #expect(
      ids("a.md", title + "```\n<a/>\n```\n```\n```\n") == [
        "wsdl-structure", "unrecognized-section",
      ])
  }

  @Test func versions() {
    var library = LibraryWSDL()
    library.version = "Services9/other"
    library.requestHeaders = []
    let own = Outcome([library.file])
    #expect(own.ids == [])
    #expect(own.model.versions.map(\.name) == ["other"])
    let page = LibraryWSDL().page
    let text = String(decoding: page.bytes, as: UTF8.self)
    let renamed = text.replacing(
      "title: Services9.LibraryAgent", with: "title: Services8.BookAgent")
    let outcome = Outcome([SourceFile(path: page.path, text: renamed)])
    #expect(outcome.ids == ["title-mismatch", "title-mismatch"])
    #expect(outcome.model.versions.map(\.name) == ["Services9"])
    library = LibraryWSDL()
    library.address = "https://example.com/Library.svc"
    #expect(Outcome([library.page]).ids == ["wsdl-address"])
  }

  /// Neither wide nor deep documents use too much time or memory.
  @Test func large() {
    var library = LibraryWSDL()
    library.schema = String(repeating: "<xs:sequence>", count: 10_000)
    #expect(Outcome([library.page]).ids == ["wsdl-malformed"])
    library.schema =
      "<xs:simpleType name='G'><xs:restriction base='xs:string'>"
      + (0..<20_000).map { "<xs:enumeration value='M\($0)'/>" }.joined()
      + "</xs:restriction></xs:simpleType>"
    #expect(Outcome([library.file]).diagnostics == [])
    library.schema =
      "<xs:element name='A' " + (0..<40_000).map { "a\($0)='' " }.joined() + "/>"
    #expect(Outcome([library.file]).ids == ["wsdl-malformed"])
  }
}
