import Foundation
@_spi(Generated) @testable import ServiceRuntime
import Testing

/// What a schema allows of a value beyond its type.
@Suite struct ValueLimitTests {
  private static let textCases: [(ValueLimits, allowed: [String], refused: [String])] = [
    (ValueLimits(patterns: ["[0-9]{3}"]), ["123"], ["", "12", "1234", "12a", " 123"]),
    (ValueLimits(patterns: ["\\i\\c*", ".{2}"]), ["ab", "_1"], ["1a", "abc"]),
    (ValueLimits(patterns: ["[a-z-[aeiou]]+"]), ["xyz"], ["xay"]),
    (ValueLimits(patterns: ["(a+)+b"]), ["aab"], [String(repeating: "a", count: 24)]),
    (ValueLimits(minLength: 2, maxLength: 3), ["ab", "\u{1F600}bc"], ["a", "abcd"]),
    (ValueLimits(values: ["", "b"]), ["", "b"], ["a"]),
  ]

  @Test(arguments: textCases.indices) func texts(index: Int) {
    let (limits, allowed, refused) = Self.textCases[index]
    for text in allowed { #expect(limits.breach(by: text) == nil, "\(text)") }
    for text in refused { #expect(limits.breach(by: text) != nil, "\(text)") }
  }

  private static let numberCases: [(ValueLimits, allowed: [Decimal], refused: [Decimal])] = [
    (ValueLimits(minInclusive: "1", maxInclusive: "5"), [1, 3, 5], [0, 6]),
    (ValueLimits(minExclusive: "1", maxExclusive: "5"), [2, 4], [1, 5]),
    (
      ValueLimits(totalDigits: 3, fractionDigits: 1), [12, 12.5, -99.9],
      [1234, Decimal(string: "0.25") ?? 0]
    ),
    (
      ValueLimits(maxInclusive: "12345678901234567890.5"),
      [Decimal(string: "12345678901234567890.5") ?? 0],
      [Decimal(string: "12345678901234567890.6") ?? 0]
    ),
  ]

  @Test(arguments: numberCases.indices) func numbers(index: Int) {
    let (limits, allowed, refused) = Self.numberCases[index]
    for number in allowed { #expect(limits.breach(by: number) == nil, "\(number)") }
    for number in refused { #expect(limits.breach(by: number) != nil, "\(number)") }
  }

  @Test func bytesAndItems() {
    let limits = ValueLimits(minLength: 2, maxLength: 2, minItems: 1, maxItems: 2)
    #expect(limits.breach(by: Data([1, 2])) == nil)
    #expect(limits.breach(by: HexBinary(Data([1]))) == "a length of 1 is less than 2")
    #expect(limits.breach(byItems: 0) == "0 items are fewer than 1")
    #expect(limits.breach(byItems: 2) == nil)
    #expect(limits.breach(byItems: 3) == "3 items are more than 2")
  }

  // MARK: In a message

  private struct Order: FieldCodable {
    var isbn = ""
    var pages: [Int32]? = nil
    var copies: Int32? = nil
    var hours: [CalendarDate] = []

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("Pages", .attribute(), &copies)
      coder.field("Isbn", .element(), &isbn)
      coder.check("Isbn", isbn, ValueLimits(patterns: ["[0-9]+"]))
      coder.words("Numbers", .element(), &pages)
      coder.repeated("Day", .element(), &hours)
      coder.check("Day", hours, ValueLimits(maxItems: 1))
    }
  }

  private static func read(_ content: String, refusing: Bool = true) throws -> Order {
    let document = try XMLParser.parse(
      Array("<Order xmlns='urn:x'\(content)</Order>".utf8), limits: ServiceLimits())
    return try XMLFieldReader.read(
      Order.self, from: document, element: 0, namespace: "urn:x",
      refusingForbiddenValues: refusing)
  }

  @Test func aServerRefusesWhatIsNotAllowed() throws {
    #expect(try Self.read("><Isbn>12</Isbn>").isbn == "12")
    let error = #expect(throws: CodingFailure.self) { try Self.read("><Isbn>x</Isbn>") }
    #expect(error?.message == "the value does not match the pattern [0-9]+")
    #expect(error?.path == ["Order", "Isbn"])
    #expect(try Self.read("><Isbn>x</Isbn>", refusing: false).isbn == "x")
    let day = "<Day>2024-02-29</Day>"
    #expect(throws: CodingFailure.self) { try Self.read("><Isbn>1</Isbn>" + day + day) }
  }

  @Test(arguments: [
    "/><Order xmlns='urn:x'>",
    "><Isbn i:nil='true' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'/>",
  ])
  func whatIsRequiredIsThere(content: String) throws {
    let text = content.hasPrefix("/") ? ">" : content
    let error = #expect(throws: CodingFailure.self) { try Self.read(text) }
    #expect(error?.message == "a value that is required is not there")
    #expect(error?.path == ["Order", "Isbn"])
  }

  @Test func words() throws {
    #expect(
      try Self.read("><Isbn>1</Isbn><Numbers> 1\n 22  3 </Numbers>").pages == [1, 22, 3])
    #expect(try Self.read("><Isbn>1</Isbn><Numbers/>").pages == [])
    #expect(try Self.read("><Isbn>1</Isbn>").pages == nil)
    #expect(throws: CodingFailure.self) { try Self.read("><Isbn>1</Isbn><Numbers>1 x</Numbers>") }
    let writer = XMLFieldWriter(XMLByteWriter(capacity: 256), namespace: "urn:x")
    writer.element("Order", Order(isbn: "1", pages: [4, -5]))
    let text = String(decoding: writer.output.bytes, as: UTF8.self)
    #expect(text.contains("Numbers>4 -5</"), "\(text)")
  }
}
