import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

/// Values that are declared with one type and sent with a type that extends it.
@Suite struct PolymorphismTests {
  static let disc = Disc(
    sides: 2, bonus: [Medium(Reel(sides: "A", name: "Inner")), Medium(name: "Plain")],
    name: "Disc")

  private func echo(_ media: [Medium], over binding: ServiceBinding) async throws -> [Medium] {
    let connection = ServiceConnection.loopback(to: EchoMedia.Endpoint(), over: binding)
    return try await connection.call(EchoMedia.self, .init(media: media), .init()).response ?? []
  }

  /// The content of the request's body.
  private func sent(_ medium: Medium) throws -> String {
    try MessageCodec<EchoMedia>.soapText(
      .init(media: [medium]) as EchoMedia.Input, element: "EchoMedia")
  }

  private func read(_ media: String) throws -> Medium {
    let message = try MessageCodec<EchoMedia>.soapMessage(
      """
      <E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/" \
      xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><E:Body>\
      <EchoMedia xmlns="\(LibrarySchema.namespace)"><Media>\(media)</Media></EchoMedia>\
      </E:Body></E:Envelope>
      """)
    let input = try MessageCodec<EchoMedia>.read(EchoMedia.Input.self, from: message, audit: nil)
    return try #require(input.media?.first)
  }

  // MARK: Values

  @Test func aValueHasThePropertiesOfTheBaseAndGivesItsOwnType() throws {
    var medium = Medium(Self.disc)
    #expect(medium.name == "Disc")
    #expect(medium.as(Disc.self) == Self.disc)
    #expect(medium.as(Reel.self) == nil)
    #expect(medium.derived is Disc)
    #expect(medium.derivedTypeName?.local == "Disc")
    medium.name = "Renamed"
    #expect(medium.as(Disc.self)?.name == "Renamed")
    #expect(medium.as(Disc.self)?.sides == 2)
    let plain = Medium(name: "Disc")
    #expect(plain.derived == nil && plain.as(Disc.self) == nil && plain.derivedTypeName == nil)
  }

  @Test func valuesAreEqualWhenWhatTheyCarryIs() {
    #expect(Medium(Self.disc) == Medium(Self.disc))
    #expect(Medium(Self.disc) != Medium(Disc(sides: 1, bonus: Self.disc.bonus, name: "Disc")))
    #expect(Medium(Self.disc) != Medium(name: "Disc"))
    #expect(Medium(Reel(sides: "2", name: "x")) != Medium(Disc(sides: 2, name: "x")))
    var renamed = Medium(Disc(sides: 2, name: "Old"))
    renamed.name = "New"
    #expect(renamed == Medium(Disc(sides: 2, name: "New")))
  }

  // MARK: SOAP

  @Test func xsiTypeTellsTheTypeTheBaseComesFirst() throws {
    var medium = Medium(Reel(sides: "A", name: "Reel"))
    medium.year = 1999
    let text = try sent(medium)
    #expect(
      text.contains(
        """
        <Media><Medium xmlns:q="\(LibrarySchema.namespace)" i:type="q:Reel">\
        <Name>Reel</Name><Year>1999</Year><Sides>A</Sides></Medium></Media>
        """), "\(text)")
    #expect(!(try sent(Medium(name: "Plain"))).contains("i:type"))
  }

  @Test func typesSurviveSOAPAtEveryDepth() async throws {
    let original = Medium(name: "Original", year: 1, copyOf: Medium(name: "First"))
    let media = [
      Medium(Self.disc), original, Medium(name: "Copy", copyOf: Medium(Self.disc)),
      Medium(Blank(name: "Blank")),
    ]
    #expect(try await echo(media, over: .soap) == media)
  }

  @Test(arguments: ["q:Reel", "  q:Reel "])
  func anyPrefixAndWhiteSpaceWillDo(type: String) throws {
    let medium = try read(
      """
      <Medium xmlns:q="\(LibrarySchema.namespace)" x:type="\(type)"><Sides>B</Sides><Name>N</Name>\
      </Medium>
      """)
    #expect(medium == Medium(Reel(sides: "B", name: "N")))
    let plain = try read("<Medium xmlns:q='\(LibrarySchema.namespace)' x:type='q:Medium'/>")
    #expect(plain == Medium())
  }

  @Test func aTypeNobodyKnowsGoesBackAsItCame() async throws {
    let medium = try read(
      """
      <Medium xmlns:q="\(LibrarySchema.namespace)" x:type="q:Cylinder"><Name>Wax</Name>\
      <Turns>4</Turns><Maker><City>X</City></Maker></Medium>
      """)
    #expect(medium.name == "Wax")
    #expect(medium.derived == nil)
    #expect(medium.derivedTypeName == XMLName("Cylinder", in: LibrarySchema.namespace))
    let text = try sent(medium)
    #expect(
      text.contains(
        "i:type=\"q:Cylinder\"><Name>Wax</Name><Turns>4</Turns><Maker><City>X</City></Maker>"))
    #expect(try await echo([medium], over: .soap) == [medium])
    await #expect(throws: ServiceCallError.self) { _ = try await echo([medium], over: .rest) }
  }

  @Test func aSampleOfATypeThatExtendsTheDeclaredOneHasNoFindings() throws {
    let findings = try SampleCheck.soapRequest(
      EchoMedia.self,
      """
      <E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/" \
      xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:q="\(LibrarySchema.namespace)">\
      <E:Body><q:EchoMedia><q:Media><q:Medium x:type="q:Reel"><q:Name>N</q:Name>\
      <q:Sides>A</q:Sides></q:Medium></q:Media></q:EchoMedia></E:Body></E:Envelope>
      """)
    #expect(findings == [])
  }

  // MARK: REST

  @Test func jsonKeepsWhatIsNotTheBasesWhichReadsAsTheTypeThatFits() async throws {
    let received = try await echo(
      [Medium(Self.disc), Medium(Reel(sides: "A", name: "R")), Medium(name: "Plain")], over: .rest)
    #expect(received.map(\.name) == ["Disc", "R", "Plain"])
    let disc = try #require(received.first?.as(Disc.self))
    #expect(disc.sides == 2 && disc.name == "Disc")
    #expect(disc.bonus?.first?.as(Reel.self)?.sides == "A")
    #expect(received.first?.as(Reel.self) == nil)
    #expect(received.first?.derived is Disc)
    #expect(received[1].derived is Reel)
    #expect(received[2] == Medium(name: "Plain"))
    // And once more, from the received value.
    #expect(try await echo(received, over: .rest) == received)
  }

  @Test func propertiesThatCameOverRESTHaveNoTypeForSOAP() async throws {
    let received = try await echo([Medium(Self.disc)], over: .rest)
    let error = await #expect(throws: ServiceCallError.self) {
      _ = try await echo(received, over: .soap)
    }
    #expect("\(String(describing: error))".contains("extends Medium"))
    let disc = try #require(received.first?.as(Disc.self))
    var expected = Self.disc
    expected.bonus = nil
    var sent = disc
    sent.bonus = nil
    #expect(try await echo([Medium(sent)], over: .soap) == [Medium(expected)])
  }

  // MARK: Fields of the own type

  @Test func aFieldOfTheOwnTypeNests() throws {
    var first = Medium(name: "1", copyOf: Medium(name: "2", copyOf: Medium(name: "3")))
    #expect(first.copyOf?.copyOf?.name == "3")
    let copy = first
    first.copyOf?.copyOf = nil
    #expect(first.copyOf?.copyOf == nil)
    #expect(copy.copyOf?.copyOf?.name == "3")
    #expect(first != copy)
    first.copyOf = nil
    #expect(first == Medium(name: "1"))
  }

  @Test func filledValuesSurvive() async throws {
    let cases = MessageCases { $0.add(EchoMedia.self) }
    for operation in cases.offered { #expect(try await operation.roundTrip() == []) }
  }

  // MARK: Descriptions

  @Test func theWSDLHasTheTypesThatExtend() async throws {
    let server = ServiceServer(EchoMedia.Endpoint(), authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(
        method: .get, target: "/Remote/Services1/Library.svc?wsdl",
        headers: ["Host": "library.example"]))
    let text = String(decoding: response.body, as: UTF8.self)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined()
    #expect(
      text.contains(
        """
        <xs:complexType name="Reel"><xs:complexContent><xs:extension base="tns:Medium">\
        <xs:sequence><xs:element minOccurs="0" name="Sides" nillable="true" type="xs:string"/>
        """), "\(text)")
    let validator = try SchemaValidator(wsdl: String(decoding: response.body, as: UTF8.self))
    let message = try sent(Medium(Self.disc))
    let (count, invalid) = try validator.validate(message: Array(message.utf8))
    #expect(count == 1 && invalid.isEmpty, "\(message)")
  }
}
