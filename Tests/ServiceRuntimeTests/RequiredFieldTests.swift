@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Fields that cannot be nil, as in the types of most WSDLs.
@Suite struct RequiredFieldTests {
  private static let namespace = "urn:shop"

  private static func message(_ item: Item) throws -> String {
    let writer = XMLFieldWriter(XMLByteWriter(capacity: 256), namespace: namespace)
    writer.element("Item", Wrapper(item: item))
    #expect(writer.failure == nil)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  @Test func whatExtendsATypeKeepsItsOwnFields() throws {
    let item = Item(Book(isbn: "b", pages: ["1", "2"], id: 9))
    #expect(item.id == 9)
    #expect(item.as(Book.self) == Book(isbn: "b", pages: ["1", "2"], id: 9))
    let text = try Self.message(item)
    #expect(text.contains(":Book\""))
    #expect(text.contains("<Id>9</Id><Isbn>b</Isbn><Page>1</Page><Page>2</Page>"), "\(text)")
  }

  @Test func theBaseOfAValueMayChange() throws {
    var item = Item(Book(isbn: "b", pages: [], id: 9))
    item.id = 10
    #expect(item.as(Book.self)?.id == 10)
    #expect(item.as(Book.self)?.isbn == "b")
  }

  /// A field that nothing names is a part of the value.
  @Test func otherElementsCount() {
    let one = Open(others: [AnyElement(name: XMLName("a", in: ""))])
    #expect(one == one)
    #expect(one != Open(others: []))
  }

  private struct Open: ServiceObject {
    var others: [AnyElement]

    static var xmlName: XMLName { XMLName("Open", in: namespace) }
    static func empty() -> Self { Self(others: []) }
    mutating func code(with coder: FieldCoder) { coder.others(besides: [], &others) }
  }

  private struct Wrapper: FieldCodable {
    var item = Item.empty()

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Item", .content, &item) }
  }

  private struct Item: PolymorphicObject {
    var id: Int32
    var derivedContent: DerivedContent?

    init(id: Int32) { self.id = id }

    static var xmlName: XMLName { XMLName("Item", in: namespace) }
    static var derivedTypes: [any DerivedObject.Type] { [Book.self] }
    static func empty() -> Self { Self(id: .wireDefault) }
    mutating func code(with coder: FieldCoder) { coder.field("Id", .element(), &id) }
  }

  private struct Book: DerivedObject {
    typealias BaseObject = Item

    var isbn: String
    var pages: [String]
    var id: Int32

    static var xmlName: XMLName { XMLName("Book", in: namespace) }
    static func empty() -> Self { Self(isbn: .wireDefault, pages: [], id: .wireDefault) }

    mutating func code(with coder: FieldCoder) {
      coder.field("Id", .element(), &id)
      coder.field("Isbn", .element(), &isbn)
      coder.repeated("Page", .element(), &pages)
    }
  }
}
