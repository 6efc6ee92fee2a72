import Foundation
@_spi(Generated) @testable import ServiceRuntime
import Testing

/// The restrictions of a value in a schema beyond its type.
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

  private static func exact(_ numbers: String...) -> [WholeNumber] {
    numbers.compactMap { WholeNumber($0) }
  }

  @Test func wholeNumbersOfAnySizeHaveExactBounds() {
    let limits = ValueLimits(
      maxInclusive: String(repeating: "9", count: 60),
      minExclusive: "-1" + String(repeating: "0", count: 60))
    let allowed = Self.exact(
      "0", "-" + String(repeating: "9", count: 60), String(repeating: "9", count: 60))
    let refused = Self.exact(
      "1" + String(repeating: "0", count: 60), "-1" + String(repeating: "0", count: 60))
    #expect(allowed.count == 3 && refused.count == 2)
    for number in allowed { #expect(limits.breach(by: number) == nil, "\(number)") }
    for number in refused { #expect(limits.breach(by: number) != nil, "\(number)") }
  }

  private static func check<Value: LexicalValue>(
    _ type: Value.Type, _ limits: ValueLimits, allowed: [String], refused: [String]
  ) throws {
    for text in allowed {
      let value = try #require(try Value.parse(text, as: .xml))
      #expect(limits.breach(by: value) == nil, "\(text)")
    }
    for text in refused {
      let value = try #require(try Value.parse(text, as: .xml))
      #expect(limits.breach(by: value) != nil, "\(text)")
    }
  }

  @Test func datesAndTimesHaveBounds() throws {
    try Self.check(
      CalendarDate.self, ValueLimits(minInclusive: "2024-02-28", maxExclusive: "2024-03-01"),
      allowed: ["2024-02-28", "2024-02-29"], refused: ["2024-02-27", "2024-03-01", "0999-02-28"])
    try Self.check(
      DateTime.self, ValueLimits(minExclusive: "2024-01-01T00:00:00Z"),
      allowed: ["2024-01-01T00:00:00.001Z", "2024-01-01T00:30:00-01:00"],
      refused: ["2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "2023-12-31T23:59:59Z"])
    try Self.check(
      TimeOfDay.self, ValueLimits(minInclusive: "08:00:00", maxInclusive: "17:30:00"),
      allowed: ["08:00:00", "17:30:00"], refused: ["07:59:59.9", "17:30:00.1"])
    try Self.check(
      GregorianYear.self, ValueLimits(maxInclusive: "2000"), allowed: ["2000", "-0500"],
      refused: ["2001", "10000"])
    try Self.check(
      GregorianMonthDay.self, ValueLimits(minInclusive: "--02-28"), allowed: ["--02-29"],
      refused: ["--01-31"])
    try Self.check(
      TimeSpan.self, ValueLimits(minInclusive: "PT1H", maxInclusive: "P1D"),
      allowed: ["PT60M", "PT24H"], refused: ["PT59M59.9S", "P1DT1S"])
    try Self.check(
      TimeSpan.self, ValueLimits(maxInclusive: "P1Y"), allowed: ["P12M"], refused: ["P13M"])
  }

  /// In XML Schema, the order is undefined if an offset is missing.
  @Test func anOrderOfDatesThatIsNotKnownRefusesNothing() throws {
    try Self.check(
      DateTime.self, ValueLimits(minInclusive: "2024-01-02T00:00:00Z"),
      allowed: ["2024-01-01T10:00:00"], refused: ["2024-01-01T09:59:59"])
  }

  /// The order of months and days is also undefined, and the specification says that a bound is
  /// then not met.
  @Test func monthsAndDaysHaveBounds() throws {
    try Self.check(
      TimeSpan.self, ValueLimits(maxInclusive: "P1M"), allowed: ["P1M", "P27D", "P27DT23H"],
      refused: ["P28D", "P30D", "P31D", "P400D"])
    try Self.check(
      TimeSpan.self, ValueLimits(minExclusive: "P1M"), allowed: ["P32D", "P31DT1S"],
      refused: ["P31D", "P30D", "P28D", "P1M"])
    try Self.check(
      TimeSpan.self, ValueLimits(minInclusive: "-P1Y2D", maxExclusive: "P1Y2D"),
      allowed: ["P12M1D", "-P1Y1D", "P366D", "PT0S"], refused: ["P1Y2D", "P368D", "-P1Y3D"])
    // A bound that is not a duration refuses nothing.
    try Self.check(
      TimeSpan.self, ValueLimits(maxInclusive: "a month"), allowed: ["P1M", "P30D"], refused: [])
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
    #expect(error?.message == "a required value is missing")
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
