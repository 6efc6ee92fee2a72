import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Values of rows, in the forms in which callers read them.
@Suite struct RowTests {
  private struct Shelf: Codable, Equatable {
    var name: String
    var count: Int
    var width: Double?
    var isFull: Bool
    var seen: Date
    var owner: String

    enum CodingKeys: String, CodingKey {
      case name, count, width, isFull, seen
      case owner = "owner/name"
    }
  }

  private static let json = """
    {"name":"A","count":7,"width":1.5,"isFull":true,"seen":"2023-02-15T12:30:00Z",\
    "owner/name":"Kim","gone":null,"tags":["x",2],"nested":{"deep":{"er":"yes"}}}
    """

  private func row(_ json: String = json) throws -> AnyValue {
    struct Holder: ServiceObject {
      var rows: [AnyValue]?
      static var xmlName: XMLName { XMLName("Holder", in: "urn:rows") }
      static func empty() -> Self { Self() }
      mutating func code(with coder: FieldCoder) { coder.field("rows", &rows) }
    }
    let holder = try Holder(json: Array("{\"rows\":[\(json)]}".utf8))
    return try #require(holder.rows?.first)
  }

  @Test func aRowIsAskedByTheNamesOfItsColumns() throws {
    let row = try row()
    #expect(row["name"]?.string == "A" && row["count"]?.int == 7)
    #expect(row["width"]?.double == 1.5 && row["isFull"]?.bool == true)
    #expect(row["seen"]?.dateTime?.secondsFromGMT == 0)
    #expect(row["owner/name"]?.string == "Kim" && row["count"]?.string == "7")
    #expect(row["gone"] == nil && row["nothing"] == nil && row["name"]?["deeper"] == nil)
    #expect(row["tags"]?.array?.map(\.string) == ["x", "2"])
    #expect(row["nested"]?["deep"]?["er"]?.string == "yes")
    #expect(row["name"]?.int == nil && row["nested"]?.string == nil)
    #expect(row.columnNames.count == 9)
  }

  @Test func aRowBecomesATypeOfOnesOwn() throws {
    let shelf: Shelf = try row().decode()
    #expect(
      shelf
        == Shelf(
          name: "A", count: 7, width: 1.5, isFull: true,
          seen: Date(timeIntervalSince1970: 1_676_464_200), owner: "Kim"))
    #expect(throws: DecodingError.self) { try row(#"{"name":"A"}"#).decode(as: Shelf.self) }
  }

  @Test func aDictionaryIsARowToo() throws {
    struct Pair: Decodable, Equatable { var id: Int, name: String }
    let row: [String: AnyValue] = ["id": .int32(4), "name": .string("B")]
    #expect(row["name"]?.string == "B" && row.columnNames == ["id", "name"])
    #expect(try row.decode() == Pair(id: 4, name: "B"))
  }

  @Test(
    arguments: [
      ("plain", .string("plain")), ("[I:42]", .int64(42)), ("[I:x]", .string("[I:x]")),
      ("[F:1.5]", .double(1.5)), ("[M:2.50]", .double(2.5)), ("[X:1]", .string("[X:1]")),
      ("[B:AQI=]", .binary(Data([1, 2]))), ("[T:14:52]", .string("14:52")),
      ("[D:15.02.2023]", .dateTime(day("2023-02-15T00:00:00"))),
      ("[D:02/15/2023]", .dateTime(day("2023-02-15T00:00:00"))),
      ("[DT:02/15/2023 12:30:00.1234567]", .dateTime(day("2023-02-15T12:30:00.1234567"))),
      ("[", .string("[")), ("[]", .string("[]")), ("", .string("")),
    ] as [(String, AnyValue)])
  func aCellSaysWhatItIs(text: String, value: AnyValue) {
    struct Row: ArchiveRow {
      let text: String
      var columnNames: [String] { ["cell"] }
      func displayValue(of column: String) -> String? { column == "cell" ? text : nil }
    }
    #expect(Row(text: text)["cell"] == value && Row(text: text)["other"] == nil)
  }

  private static func day(_ text: String) -> DateTime { DateTime(text) ?? .none }

  @Test func pagesByNumberEndWithTheOneThatIsNotFull() async throws {
    let asked = Kept<Int32>()
    let rows = RowSequence(pageSize: 3) { page, size in
      asked.add(page)
      return (0..<min(size, 7 - page * size)).map { page * size + $0 }
    }
    var all: [Int32] = []
    for try await row in rows { all.append(row) }
    #expect(all == Array(0..<7) && asked.all == [0, 1, 2])
    #expect(try await rows.first { $0 == 1 } == 1)
    #expect(asked.all == [0, 1, 2, 0])
  }

  @Test(arguments: RoundTripTests.bindings)
  func listsOfDictionariesTravel(binding: ServiceBinding) async throws {
    let sent: [[String: [String: AnyValue]]] = [
      ["x": ["a": .string("1"), "b": .int32(2)], "y": [:]], [:],
    ]
    let server = ServiceServer(Mirrors(), authenticator: AllowEveryone())
    let connection = try Fixture.connection(binding, to: LoopbackTransport(server))
    var input = MirrorRows.Message()
    var content = MirrorRows.Content(rows: sent)
    content.prices = [["a": 1.5], [:], ["b": 2, "c": 3]]
    content.shelves = [7: ["a": 1.5], 8: [:]]
    content.grids = [[["a": 1]], [], [[:], ["b": 2]]]
    input.content = content
    let output = try await connection.call(MirrorRows.self, input, CallOptions())
    #expect(output.content == content)
  }

  @Test func aDictionaryInsideOfAListHasItsDocumentedNamesOverSOAP() async throws {
    let transport = CapturingTransport()
    let connection = try Fixture.connection(.soap, to: transport)
    var content = MirrorRows.Content()
    content.prices = [["a": 1.5]]
    content.shelves = [7: ["b": 2]]
    content.grids = [[["c": 3]]]
    _ = try? await connection.call(
      MirrorRows.self, MirrorRows.Message(content: content), CallOptions())
    let expected = """
      <Mirror xmlns="urn:mirror"><Content><Prices><PriceList><Price><Key>a</Key>\
      <Value>1.5</Value></Price></PriceList></Prices><Shelves><Shelf><Key>7</Key><Value><Price><Key>b</Key><Value>2.0</Value>\
      </Price></Value></Shelf></Shelves><Grids><ArrayOfPriceList><PriceList><Price><Key>c</Key>\
      <Value>3.0</Value></Price></PriceList></ArrayOfPriceList></Grids></Content></Mirror>
      """
    #expect(transport.body.contains(expected), "\(transport.body)")
  }

  @Test func aDescriptionNamesADictionaryInsideOfAListAsMessagesDo() async {
    let server = ServiceServer(Mirrors(), authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(method: .get, target: "/Mirror.svc?wsdl", headers: ["Host": "m.example"])
    )
    let text = String(decoding: response.body, as: UTF8.self)
    for part in [
      "name=\"PriceList\" nillable=\"true\" type=\"tns:PriceList\"",
      "<xs:complexType name=\"PriceList\">", "<xs:complexType name=\"ArrayOfPriceList\">",
      "<xs:complexType name=\"ArrayOfArrayOfPriceList\">",
    ] {
      #expect(text.contains(part), "\(text)")
    }
  }
}

/// Keeps the requests.
private final class CapturingTransport: ClientTransport {
  private let sent = Kept<String>()

  var body: String { sent.all.joined() }

  func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    sent.add(String(decoding: request.body, as: UTF8.self))
    return TransportResponse(status: 503)
  }
}

/// Returns its input.
private struct Mirrors: ServiceEndpoint {
  func register(in table: inout OperationTable) {
    table.on(MirrorRows.self) { input, _ in input }
  }
}

private enum MirrorRows: OperationDefinition {
  struct Content: ServiceObject {
    var rows: [[String: [String: AnyValue]]]?
    var prices: [[String: Double]]?
    var shelves: [Int32: [String: Double]]?
    var grids: [[[String: Double]]]?

    static var xmlName: XMLName { XMLName("Content", in: "urn:mirror") }
    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      let names = [DictionaryNames("PriceList", item: "Price", in: "urn:mirror")]
      coder.field("Rows", &rows)
      coder.field("Prices", dictionaries: names, &prices)
      coder.dictionary("Shelves", item: "Shelf", dictionaries: names, &shelves)
      coder.field("Grids", dictionaries: names, &grids)
    }
  }

  struct Message: OperationResponse {
    var content: Content?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) { coder.field("Content", &content) }
  }

  typealias Input = Message
  typealias Output = Message

  static let descriptor = OperationDescriptor(
    service: ServiceDescriptor(name: "Mirror", namespace: "urn:mirror", soapPath: "Mirror.svc"),
    name: "Mirror",
    soap: SOAPOperation(action: "urn:mirror/Mirror", input: "Mirror", output: "MirrorResponse"),
    rest: RESTOperation(
      method: .post, path: "/api/v1/Mirror",
      parameters: [.property("Content")], body: .wrapper))
}
