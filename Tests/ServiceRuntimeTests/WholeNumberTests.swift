@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Integers of any size.
@Suite struct WholeNumberTests {
  @Test(
    arguments: [
      ("0", "0"), ("-0", "0"), ("+7", "7"), ("007", "7"), ("-0012", "-12"),
      ("18446744073709551616", "18446744073709551616"),
      ("-340282366920938463463374607431768211457", "-340282366920938463463374607431768211457"),
    ])
  func theValueIsExact(text: String, canonical: String) throws {
    let number = try #require(try WholeNumber.parse(text, as: .xml))
    #expect(number.text(as: .xml) == canonical)
    #expect(number == WholeNumber(canonical))
  }

  @Test(arguments: ["", "-", "+-1", "1.0", "1e3", " 1", "1 ", "\u{0661}", "0x1", "abc"])
  func anythingElseIsRefused(text: String) {
    #expect(WholeNumber(text) == nil)
  }

  @Test func numbersAreOrderedByTheirValues() {
    let texts = ["-100", "-99", "-1", "0", "2", "10", "99", "100", "18446744073709551616"]
    let numbers = texts.compactMap { WholeNumber($0) }
    #expect(numbers.count == texts.count)
    #expect(numbers.reversed().sorted() == numbers)
  }

  @Test func integersOfSwiftAreWholeNumbersAndTheOtherWayRoundWhereTheyFit() {
    #expect(WholeNumber(UInt64.max).text == "18446744073709551615")
    #expect(UInt64(exactly: WholeNumber(UInt64.max)) == .max)
    #expect(Int64(exactly: WholeNumber(UInt64.max)) == nil)
    #expect(UInt8(exactly: -1 as WholeNumber) == nil)
    #expect(Int(exactly: -12 as WholeNumber) == -12)
  }

  private struct Count: FieldCodable, Equatable {
    var number: WholeNumber?

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("N", .element(), &number) }
  }

  @Test func aMessageKeepsEveryDigit() throws {
    let digits = "-" + String(repeating: "1234567890", count: 30)
    let document = try XMLParser.parse(Array("<C xmlns='urn:x'><N> \(digits) </N></C>".utf8))
    let read = try XMLFieldReader.read(
      Count.self, from: document, element: 0, namespace: "urn:x")
    #expect(read.number?.text == digits)
    let writer = XMLFieldWriter(XMLByteWriter(capacity: 256), namespace: "urn:x")
    writer.element("C", read)
    #expect(String(decoding: writer.output.bytes, as: UTF8.self).contains(">\(digits)</"))
    let other = try XMLParser.parse(Array("<C xmlns='urn:x'><N>1.5</N></C>".utf8))
    #expect(throws: CodingFailure.self) {
      try XMLFieldReader.read(Count.self, from: other, element: 0, namespace: "urn:x")
    }
  }
}
