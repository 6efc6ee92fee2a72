@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

@Suite struct SampleCheckTests {
  /// The fields of a book without those of its base type.
  private static let fields = [
    "Title", "ShelfNumber", "Pages", "Barcode", "Copies", "Weight", "IsLent", "Bought",
    "LoanPeriod", "Cover", "Format", "Genres", "Keywords", "Chapters", "Tables", "Labels", "Stock",
    "History", "Note", "Paper", "Mystery", "Ratings",
  ]

  /// Checks a book with some content. Everything that the content does not mention is nil.
  private func request(
    _ content: String, without omitted: String = "", type: String = "Book"
  ) throws -> [String] {
    let rest = Self.fields.filter { $0 != omitted && !content.contains("<l:\($0)") }
    let book = content + rest.map { "<l:\($0) xsi:nil=\"true\"/>" }.joined()
    return try SampleCheck.soapRequest(
      SaveBook.self,
      Fixture.envelope(
        "<l:SaveBook><l:Book xsi:type=\"l:\(type)\">\(book)</l:Book></l:SaveBook>"))
  }

  /// The same book as JSON.
  private func json(_ content: String, without omitted: String = "") -> String {
    let rest = Self.fields.filter { $0 != omitted && !content.contains("\"\($0)\"") }
    let book = content + rest.map { ",\"\($0)\":null" }.joined()
    return "{\"Book\":{\(book)}}"
  }

  @Test func aFieldTheSampleLostIsFoundUnlessItIsOneOfTheBase() throws {
    let findings = try request("", without: "Weight")
    #expect(findings.count == 1)
    #expect(findings[0].contains("SaveBook/Book/Weight (line"))
    #expect(try request("", without: "Labels").count == 1)
    #expect(
      try SampleCheck.soapRequest(SaveBook.self, Fixture.envelope("<l:SaveBook/>")).count == 1)
    #expect(try request("").isEmpty)
    let lost = json(#""Title":"a""#, without: "Weight")
    #expect(
      try SampleCheck.restRequest(SaveBook.self, lost) == [
        "Book/Weight: the sample does not mention it"
      ])
    #expect(
      try SampleCheck.restRequest(SaveBook.self, "{}") == ["Book: the sample does not mention it"])
    for cutOff in ["null", "{}"] {
      #expect(try SampleCheck.restRequest(SaveBook.self, "{\"Book\":\(cutOff)}") == [])
    }
  }

  @Test(arguments: [
    (#"<l:Pages xsi:type="xsd:string">1</l:Pages>"#, "xsi:type is string, expected int"),
    (#"<l:Title xsi:type="xsd:int">1</l:Title>"#, "xsi:type is int, expected string"),
    (#"<l:Format xsi:type="l:Formats">Hardcover</l:Format>"#, "expected BookFormat"),
    (#"<l:Keywords xsi:type="xsd:string"></l:Keywords>"#, "expected ArrayOfstring"),
  ])
  func aWrongTypeIsFound(content: String, finding: String) throws {
    let findings = try request(content)
    #expect(findings.count == 1 && findings.first?.hasSuffix(finding) == true, "\(findings)")
  }

  @Test func typesAreComparedByTheirLocalNamesOfArraysByTheForm() throws {
    #expect(try request(#"<l:Keywords xsi:type="l:ArrayOfWord"/>"#) == [])
    #expect(try request("", type: "Person").count == 1)
  }

  @Test func aFaithfulSampleHasNoFindings() throws {
    #expect(
      try request(
        """
        <l:Right xsi:nil="true"/><l:Title xsi:type="xsd:string"></l:Title>
        <l:Pages xsi:type="xsd:int">0</l:Pages><l:Weight>0.0</l:Weight><l:Bought></l:Bought>
        <l:History><l:DateKeyValuePair><l:Key xsi:type="xsd:dateTime"></l:Key>
        <l:Value>a</l:Value></l:DateKeyValuePair></l:History>
        <l:Note xsi:type="xsd:anyType"></l:Note>
        """) == [])
  }

  @Test func whatNoFieldTakesIsFound() throws {
    let findings = try request("<l:Titel>x</l:Titel>")
    #expect(findings.count == 2)
    #expect(findings[0].contains("SaveBook/Book/Titel") && findings[0].contains("no field"))
  }

  @Test func whatChangesOnTheWayIsFound() throws {
    #expect(try request("<l:Pages>007</l:Pages>").count == 1)
    #expect(try request("<l:Genres>Crime Crime</l:Genres>").count == 1)
  }

  @Test func aHeaderPartThatIsNotDeclaredAndAWrongElementAreFound() throws {
    let header = "<l:Credential/>"
    #expect(
      try SampleCheck.soapRequest(
        SaveBook.self,
        Fixture.envelope("<l:SaveBook><l:Book xsi:nil='true'/></l:SaveBook>", header: header)) == [
          "header part Credential is not declared"
        ])
    #expect(
      try SampleCheck.soapResponse(SaveBook.self, Fixture.envelope("<l:SaveBook/>")).count == 1)
  }

  @Test func aJSONSampleIsCheckedAlike() throws {
    #expect(
      try SampleCheck.restRequest(
        SaveBook.self,
        json(
          #""Pages":5.0,"Title":"quos","Cover":"GIF89....File","Right":null,"Paper":{}"#))
        == [])
    #expect(
      try SampleCheck.restRequest(
        SaveBook.self, json(#""Titel":"a""#).dropLast() + #","x":1}"#
      ).sorted() == [
        "/Book/Titel: the sample has string(\"a\"), written is null",
        "/x: the sample has integer(1), written is null", "Book/Titel: no field takes it",
        "x: no field takes it",
      ])
    #expect(try SampleCheck.restResponse(LibraryOperations.GetBook.self, "null") == [])
    #expect(
      try SampleCheck.restResponse(LibraryOperations.GetLabels.self, #"{"a":"1"}"#) == [])
  }
}
