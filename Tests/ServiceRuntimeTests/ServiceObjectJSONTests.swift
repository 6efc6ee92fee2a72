@_spi(Generated) import ServiceRuntime
import Testing

/// Values kept as JSON.
@Suite struct ServiceObjectJSONTests {
  @Test func `a value comes back as it was`() throws {
    for book in [CodecTests.book(), Book(), Book(title: "\u{0}\u{1F600}\"")] {
      #expect(try Book(json: try book.json()) == book)
    }
  }

  @Test func `it is written as it travels over REST`() throws {
    let text = String(decoding: try Book(title: "T", pages: 3).json(), as: UTF8.self)
    #expect(text == #"{"Title":"T","Pages":3}"#)
  }

  @Test func `what it does not know is skipped`() throws {
    let json = #"{"Title":"T","Sequel":{"Title":[1]},"Pages":null}"#
    #expect(try Book(json: Array(json.utf8)) == Book(title: "T"))
  }

  @Test(arguments: [
    "", "null", "[]", "7", "{", #"{"Title":"T"} x"#, #"{"Title":7}"#, #"{"Pages":"many"}"#,
    #"{"Pages":99999999999}"#,
  ])
  func `what is no such value is an error`(json: String) {
    #expect(throws: (any Error).self) { try Book(json: Array(json.utf8)) }
  }

  @Test func `null in a dictionary or a list of any values is not lost`() throws {
    let json = #"{"Entries":{"a":null,"b":3},"Items":[null,"c"]}"#
    let loose = try Loose(json: Array(json.utf8))
    #expect(loose.entries == ["a": .null, "b": .int32(3)])
    #expect(loose.items == [.null, .string("c")])
    #expect(String(decoding: try loose.json(), as: UTF8.self) == json)
  }

  @Test func `an error names the field`() {
    let error = #expect(throws: (any Error).self) {
      try Book(json: Array(#"{"Chapters":[{"Heading":[]}]}"#.utf8))
    }
    #expect(error.map { "\($0)" }?.contains("Heading") == true)
  }

  @Test func `limits are kept`() {
    let limits = ServiceLimits(maximumDepth: 3)
    let json = Array(#"{"Chapters":[{"Sections":[{"Heading":"deep"}]}]}"#.utf8)
    #expect(throws: Never.self) { try Book(json: json) }
    #expect(throws: (any Error).self) { try Book(json: json, limits: limits) }
  }

  @Test(arguments: [
    ("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity), ("INF", .infinity),
    ("-INF", -.infinity),
  ])
  func `numbers JSON does not have are read as .NET writes them`(
    text: String, number: Double
  ) throws {
    let book = try Book(json: Array("{\"Weight\":\"\(text)\"}".utf8))
    #expect(book.weight == number || book.weight?.isNaN == true && number.isNaN)
    for other in ["nan", "Inf", "1", ""] {
      #expect(throws: (any Error).self) { try Book(json: Array("{\"Weight\":\"\(other)\"}".utf8)) }
    }
  }

  @Test(arguments: [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)])
  func `numbers JSON does not have are written as .NET writes them`(
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
