import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// JSON samples are compared with the types that SOAP samples show.
@Suite struct SampleComparisonTests {
  static let result = """
    <L:Response xsi:type="L:Book">
     <L:Title xsi:type="xsd:string"/><L:Pages xsi:type="xsd:int">0</L:Pages>
     <L:Lent xsi:type="xsd:boolean">false</L:Lent>
     <L:Due xsi:type="xsd:dateTime">2000-01-01T00:00:00</L:Due>
     <L:Cover xsi:type="xsd:base64Binary"/><L:Genre xsi:type="L:Genre">Novel</L:Genre>
     <L:Tags xsi:type="A:ArrayOfstring"><A:string xsi:type="xsd:string"/></L:Tags>
     <L:Shelf xsi:type="L:Shelf"><L:Name xsi:type="xsd:string"/></L:Shelf>
    </L:Response>
    """

  static func pages(
    _ operation: String = "Find", answering sample: String
  ) -> [SourceFile] {
    var rest = RESTPage.agent(operation)
    rest.result = ("object", "Book")
    rest.response = [
      ("Title", "string"), ("Pages", "int32"), ("Lent", "bool"), ("Due", "date-time"),
      ("Cover", "byte"), ("Genre", "string"), ("Tags", "array"), ("Shelf", "Shelf"),
    ].map { RESTPage.Row($0, older: $1, newer: $1) }
    rest.responseSample = sample
    return [SOAPPage(operation: operation, results: result).file, rest.file]
  }

  @Test(arguments: [
    "null", "{}", #"{"Title": null, "Tags": [], "Shelf": {}}"#,
    #"{"Title": "a", "Pages": 99.99, "Due": "lorem", "Cover": "GIF89....", "Genre": "lorem"}"#,
    #"{"Tags": [{}, null, "a"], "Shelf": {"Name": {}}}"#,
  ])
  func oddities(sample: String) {
    #expect(Outcome(Self.pages(answering: sample)).ids == [])
  }

  @Test(arguments: [
    #"{"Title": 1}"#, #"{"Title": ["a"]}"#,
    #"{"Title": {"a": 1}}"#, #"{"Pages": "4"}"#, #"{"Pages": true}"#, #"{"Lent": 1}"#,
    #"{"Due": 4}"#, #"{"Cover": true}"#, #"{"Genre": 3}"#, #"{"Tags": "a"}"#, #"{"Tags": [1]}"#,
    #"{"Shelf": "a"}"#, #"{"Shelf": [1]}"#, #"{"Shelf": {"Name": 4}}"#, #""a""#, "[1]",
  ])
  func contradictions(sample: String) {
    let outcome = Outcome(Self.pages(answering: sample))
    #expect(outcome.ids == ["sample-kind"])
    #expect(outcome.diagnostics.first?.severity == .warning)
  }

  @Test func thePlaceIsThatOfTheProperty() throws {
    let sample = #"{ "Tags": ["}\"", "Shelf"], "Shelf" : {"Name": "a",  "Floor": 4} }"#
    let files = Self.pages(answering: sample)
    let outcome = Outcome(files)
    #expect(outcome.ids == ["rest-only-property"])
    #expect(outcome.fields("Shelf") == ["Name: xs:string", "Floor: xs:int"])
    let location = try #require(outcome.diagnostics.first?.location)
    let line = try #require(files.last?.lineBytes(location.line))
    let rest = line.dropFirst(location.column - 1).prefix(location.length)
    #expect(String(decoding: rest, as: UTF8.self) == "\"Floor\"")
  }

  @Test func propertiesAreAddedOnceWithWhatAllSamplesTell() {
    let files =
      Self.pages("Find", answering: #"{"Weight": null, "Price": 1, "Size": 1}"#)
      + Self.pages(
        "Get", answering: #"{"Weight": "a", "Price": 1.5, "Size": "L", "Box": {"a": 1}}"#)
    for order in [files, files.reversed()] {
      let outcome = Outcome(order)
      #expect(outcome.ids.filter { $0 == "rest-only-property" }.count == 4)
      #expect(
        outcome.fields("Book")?.suffix(4) == [
          "Weight: xs:string", "Price: xs:double", "Size: ?", "Box: ?",
        ])
    }
  }

  @Test func requestBodies() {
    var rest = RESTPage.agent("Lend")
    rest.bodyName = "request"
    rest.body = [
      RESTPage.Row("Shelf", older: "", newer: "Shelf"),
      RESTPage.Row("Days", older: "int32", newer: "Integer"),
    ]
    rest.result = nil
    rest.notation = .newer
    rest.requestSample = #"{"Shelf": {"Name": "a", "Floor": true}, "Days": "many"}"#
    let soap = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:Shelf xsi:type="L:Shelf"><L:Name xsi:type="xsd:string"/></L:Shelf>
        <L:Days xsi:type="xsd:int">0</L:Days>
        """)
    let outcome = Outcome([soap.file, rest.file])
    #expect(Set(outcome.ids) == ["rest-only-property", "sample-kind"])
    #expect(outcome.fields("Shelf") == ["Name: xs:string", "Floor: xs:boolean"])
  }

  /// No type is nested as deeply as the limit of the parser. Deeper nesting is an error at its
  /// position.
  @Test(arguments: [(150, "rest-only-property"), (1500, "json-sample")])
  func deepSamplesAreReadToTheirLimit(depth: Int, first: String) {
    let deep =
      String(repeating: #"{"Shelf":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    #expect(Outcome(Self.pages(answering: deep)).ids.first == first)
  }
}
