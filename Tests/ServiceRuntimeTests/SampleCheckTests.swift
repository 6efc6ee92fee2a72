@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

@Suite struct SampleCheckTests {
  private func request(_ content: String) throws -> [String] {
    try SampleCheck.soapRequest(
      SaveBook.self,
      Fixture.envelope("<l:SaveBook><l:Book xsi:type=\"l:Book\">\(content)</l:Book></l:SaveBook>"))
  }

  @Test func `a faithful sample has no findings`() throws {
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

  @Test func `what no field takes is found`() throws {
    let findings = try request("<l:Titel>x</l:Titel>")
    #expect(findings.count == 2)
    #expect(findings[0].contains("SaveBook/Book/Titel") && findings[0].contains("no field"))
  }

  @Test func `what changes on the way is found`() throws {
    #expect(try request("<l:Pages>007</l:Pages>").count == 1)
    #expect(try request("<l:Genres>Crime Crime</l:Genres>").count == 1)
  }

  @Test func `a header part that is not declared and a wrong element are found`() throws {
    let header = "<l:Credential/>"
    #expect(
      try SampleCheck.soapRequest(
        SaveBook.self, Fixture.envelope("<l:SaveBook/>", header: header)) == [
          "header part Credential is not declared"
        ])
    #expect(
      try SampleCheck.soapResponse(SaveBook.self, Fixture.envelope("<l:SaveBook/>")).count == 1)
  }

  @Test func `a JSON sample is checked alike`() throws {
    #expect(
      try SampleCheck.restRequest(
        SaveBook.self,
        #"{"Book":{"Pages":5.0,"Title":"quos","Cover":"GIF89....File","Right":null,"Paper":{}}}"#)
        == [])
    #expect(
      try SampleCheck.restRequest(SaveBook.self, #"{"Book":{"Titel":"a"},"x":1}"#).sorted() == [
        "/Book/Titel: the sample has string(\"a\"), written is null",
        "/x: the sample has integer(1), written is null", "Book/Titel: no field takes it",
        "x: no field takes it",
      ])
    #expect(try SampleCheck.restResponse(LibraryOperations.GetBook.self, "null") == [])
    #expect(
      try SampleCheck.restResponse(LibraryOperations.GetLabels.self, #"{"a":"1"}"#) == [])
  }
}
