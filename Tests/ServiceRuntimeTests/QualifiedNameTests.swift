@_spi(Generated) @testable import ServiceRuntime
import Foundation
import TestSupport
import Testing

/// Names as values, whose prefixes are declared around them.
@Suite struct QualifiedNameTests {
  /// A name at every position that a value can have.
  private struct Names: FieldCodable, Equatable {
    var element: XMLName?
    var inside: Inside?
    var list: [XMLName]?
    var repeated: [XMLName] = []
    var attribute: XMLName?
    var listAttribute: [XMLName]?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("attribute", .attribute(), &attribute)
      coder.words("listAttribute", .attribute(), &listAttribute)
      coder.field("Element", .element(), &element)
      coder.field("Inside", .element(), &inside)
      coder.words("List", .element(), &list)
      coder.repeated("Repeated", .element(), &repeated)
    }
  }

  /// A name as the content of an element with an attribute.
  private struct Inside: ServiceObject {
    var note: String?
    var value: XMLName?

    static var xmlName: XMLName { XMLName("Inside", in: "urn:x") }
    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("note", .attribute(), &note)
      coder.field("value", .content, &value)
    }
  }

  private static func read(_ text: String) throws -> Names {
    try XMLFieldReader.read(
      Names.self, from: XMLParser.parse(Array(text.utf8)), element: 0, namespace: "urn:x")
  }

  private static func written(_ names: Names) throws -> String {
    let writer = XMLFieldWriter(XMLByteWriter(capacity: 1000), namespace: "urn:x")
    writer.element("N", names)
    if let failure = writer.failure { throw failure }
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  private static func name(_ text: String) -> XMLName { XMLName(clark: text) }

  @Test func theInnermostDeclarationAroundANameCounts() throws {
    let names = try Self.read(
      """
      <N xmlns="urn:x" xmlns:p="urn:outer" attribute="p:a" listAttribute="p:b c">
      <Element xmlns:p="urn:inner"> p:d </Element><List xmlns:q="urn:q">q:e
        p:f g</List><Repeated xmlns="urn:x" xmlns:p="urn:3">p:h</Repeated><Repeated>p:i</Repeated>
      <x:Inside xmlns:x="urn:x" xmlns="" note="n">j</x:Inside></N>
      """)
    #expect(
      names
        == Names(
          element: Self.name("{urn:inner}d"),
          inside: Inside(note: "n", value: Self.name("j")),
          list: ["{urn:q}e", "{urn:outer}f", "{urn:x}g"].map(Self.name),
          repeated: ["{urn:3}h", "{urn:outer}i"].map(Self.name),
          attribute: Self.name("{urn:outer}a"),
          listAttribute: ["{urn:outer}b", "{urn:x}c"].map(Self.name)))
  }

  @Test func thePrefixXmlNeedsNoDeclaration() throws {
    let names = try Self.read("<N xmlns='urn:x'><Element>xml:lang</Element></N>")
    #expect(names.element == XMLName("lang", in: "http://www.w3.org/XML/1998/namespace"))
  }

  @Test(arguments: [
    "<Element>p:a</Element>", "<Element>a:</Element>", "<Element>:a</Element>",
    "<Element>1a</Element>", "<Element>a b</Element>", "<List>a p:b</List>",
    "<Repeated xmlns:q='urn:q'>q:a</Repeated><Repeated>q:a</Repeated>",
  ])
  func aNameWithoutAMeaningIsRefused(content: String) {
    let error = #expect(throws: CodingFailure.self) {
      try Self.read("<N xmlns='urn:x'>\(content)</N>")
    }
    #expect(error?.line == 1)
  }

  @Test func anAttributeWithAnUndeclaredPrefixIsRefused() {
    #expect(throws: CodingFailure.self) { try Self.read("<N xmlns='urn:x' attribute='p:a'/>") }
  }

  @Test func aWrittenNameHasAPrefixThatIsDeclaredWhereItStands() throws {
    let text = try Self.written(
      Names(element: Self.name("{urn:x}a"), attribute: Self.name("{urn:y}b")))
    #expect(
      text == """
        <N xmlns="urn:x" xmlns:q="urn:y" attribute="q:b">\
        <Element xmlns:q1="urn:x">q1:a</Element></N>
        """)
  }

  /// Namespaces that need escaping, namespaces of the elements, and names without a namespace.
  @Test func whateverIsWrittenIsReadAgain() throws {
    var random = SeededGenerator(7)
    let namespaces = [
      "", "", "urn:x", "urn:y", "urn:a&b", XMLNamespace.arrays, XMLNamespace.schema,
    ]
    func name() -> XMLName {
      XMLName(
        "n\(Int.random(in: 0..<9, using: &random))",
        in: namespaces.randomElement(using: &random) ?? "")
    }
    func some<Value>(_ make: () -> Value) -> Value? { Bool.random(using: &random) ? make() : nil }
    for _ in 0..<5_000 {
      let names = Names(
        element: some(name), inside: some { Inside(note: some { "n" }, value: some(name)) },
        list: some { [name(), name()] }, repeated: some { [name(), name()] } ?? [],
        attribute: some(name), listAttribute: some { [name(), name()] })
      let text = try Self.written(names)
      let root =
        "<r xmlns:a='\(XMLNamespace.arrays)' xmlns:i='\(XMLNamespace.instance)' "
        + "xmlns:s='\(XMLNamespace.schema)'>\(text)</r>"
      let document = try XMLParser.parse(Array(root.utf8))
      let again = try XMLFieldReader.read(
        Names.self, from: document, element: 1, namespace: "urn:x")
      #expect(again == names, "\(text)")
    }
  }

  @Test(arguments: ["{urn:x}a", "a", "{http://x/}y}b"])
  func jsonHasTheNamespaceInTheText(text: String) throws {
    let name = try #require(try XMLName.parse(text, as: .json))
    #expect(name.text(as: .json) == text)
    #expect(throws: LexicalError.self) { try XMLName.parse("{urn:x}a b", as: .json) }
  }
}
