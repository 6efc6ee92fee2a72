@_spi(Generated) import ServiceRuntime
import Testing

/// Values kept as JSON.
@Suite struct ServiceObjectJSONTests {
  @Test func aValueComesBackAsItWas() throws {
    for book in [CodecTests.book(), Book(), Book(title: "\u{0}\u{1F600}\"")] {
      #expect(try Book(json: try book.json()) == book)
    }
  }

  @Test func itIsWrittenAsItTravelsOverREST() throws {
    let text = String(decoding: try Book(title: "T", pages: 3).json(), as: UTF8.self)
    #expect(text == #"{"Title":"T","Pages":3}"#)
  }

  @Test func whatItDoesNotKnowIsSkipped() throws {
    let json = #"{"Title":"T","Sequel":{"Title":[1]},"Pages":null}"#
    #expect(try Book(json: Array(json.utf8)) == Book(title: "T"))
  }

  @Test(arguments: [
    "", "null", "[]", "7", "{", #"{"Title":"T"} x"#, #"{"Title":7}"#, #"{"Pages":"many"}"#,
    #"{"Pages":99999999999}"#,
  ])
  func whatIsNoSuchValueIsAnError(json: String) {
    #expect(throws: (any Error).self) { try Book(json: Array(json.utf8)) }
  }

  @Test func nullInADictionaryOrAListOfAnyValuesIsNotLost() throws {
    let json = #"{"Entries":{"a":null,"b":3},"Items":[null,"c"]}"#
    let loose = try Loose(json: Array(json.utf8))
    #expect(loose.entries == ["a": .null, "b": .int32(3)])
    #expect(loose.items == [.null, .string("c")])
    #expect(String(decoding: try loose.json(), as: UTF8.self) == json)
  }

  @Test func anErrorNamesTheField() {
    let error = #expect(throws: (any Error).self) {
      try Book(json: Array(#"{"Chapters":[{"Heading":[]}]}"#.utf8))
    }
    #expect(error.map { "\($0)" }?.contains("Heading") == true)
  }

  @Test func limitsAreKept() {
    let limits = ServiceLimits(maximumDepth: 3)
    let json = Array(#"{"Chapters":[{"Sections":[{"Heading":"deep"}]}]}"#.utf8)
    #expect(throws: Never.self) { try Book(json: json) }
    #expect(throws: (any Error).self) { try Book(json: json, limits: limits) }
  }

  @Test(arguments: [
    ("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity), ("INF", .infinity),
    ("-INF", -.infinity),
  ])
  func numbersJSONDoesNotHaveAreReadAsNETWritesThem(
    text: String, number: Double
  ) throws {
    let book = try Book(json: Array("{\"Weight\":\"\(text)\"}".utf8))
    #expect(book.weight == number || book.weight?.isNaN == true && number.isNaN)
    for other in ["nan", "Inf", "1", ""] {
      #expect(throws: (any Error).self) { try Book(json: Array("{\"Weight\":\"\(other)\"}".utf8)) }
    }
  }

  @Test(arguments: [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)])
  func numbersJSONDoesNotHaveAreWrittenAsNETWritesThem(
    text: String, number: Double
  ) throws {
    var book = Book()
    book.weight = number
    let json = String(decoding: try book.json(), as: UTF8.self)
    #expect(json.contains("\"Weight\":\"\(text)\""), "\(json)")
  }
}

private struct Loose: ServiceObject {
  var entries: [String: AnyValue]?
  var items: [AnyValue]?

  static var xmlName: XMLName { XMLName("Loose", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.dictionary("Entries", item: "StringObjectKeyValuePair", &entries)
    coder.field("Items", &items)
  }
}
