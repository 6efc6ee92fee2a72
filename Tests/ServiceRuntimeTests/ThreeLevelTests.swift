@_spi(Generated) import ServiceRuntime
import Testing

/// A type that extends a type that extends the declared one.
@Suite struct ThreeLevelTests {
  static let insured = InsuredParcel(amount: 300, code: "T7", number: 9)

  private func echo(
    _ message: EchoParcels.Input, over binding: ServiceBinding
  ) async throws -> [Parcel] {
    let connection = ServiceConnection.loopback(to: EchoParcels.Endpoint(), over: binding)
    return try await connection.call(EchoParcels.self, message, .init()).response ?? []
  }

  private func sent(_ parcel: Parcel) throws -> String {
    var message = EchoParcels.Input()
    message.parcels = [parcel]
    return try MessageCodec<EchoParcels>.soapText(message, element: "EchoParcels")
  }

  /// The ways to one value.
  static let ways = [Parcel(insured), Parcel(TrackedParcel(insured))]

  @Test(arguments: ways)
  func whateverWayItIsWrappedAllOfItIsThere(parcel: Parcel) throws {
    #expect(parcel == Parcel(Self.insured))
    #expect(parcel.number == 9 && parcel.derivedTypeName?.local == "InsuredParcel")
    #expect(parcel.as(InsuredParcel.self) == Self.insured)
    #expect(parcel.derived is InsuredParcel && parcel.as(LoanParcel.self) == nil)
    let between = try #require(parcel.as(TrackedParcel.self))
    #expect(between == TrackedParcel(Self.insured) && between.code == "T7")
    #expect(between.as(InsuredParcel.self) == Self.insured)
    var changed = parcel
    changed.number = 10
    #expect(changed.as(InsuredParcel.self)?.number == 10)
    #expect(changed.as(TrackedParcel.self)?.as(InsuredParcel.self)?.number == 10)
  }

  @Test func aChangeInBetweenIsNotLost() {
    var between = TrackedParcel(Self.insured)
    between.code = "new"
    #expect(Parcel(between).as(InsuredParcel.self)?.code == "new")
    #expect(Parcel(between) != Parcel(Self.insured))
  }

  @Test(arguments: ways)
  func itIsSentAsWhatItIsWithAllFields(parcel: Parcel) throws {
    let text = try sent(parcel)
    #expect(
      text.contains(
        """
        i:type="q:InsuredParcel"><Number>9</Number><Code>T7</Code><Amount>300</Amount></Parcel>
        """), "\(text)")
  }

  @Test func itSurvivesSOAPDeclaredAtEitherLevel() async throws {
    var message = EchoParcels.Input()
    message.parcels =
      Self.ways + [
        Parcel(TrackedParcel(code: "x", number: 1)), Parcel(LoanParcel(until: "y")), Parcel(),
      ]
    message.tracked = TrackedParcel(Self.insured)
    let received = try await echo(message, over: .soap)
    #expect(received.dropLast() == message.parcels?[...])
    #expect(received.last?.as(TrackedParcel.self) == message.tracked)
    #expect(received[2].as(InsuredParcel.self) == nil)
  }

  @Test func overRESTTheNearestTypeThatFitsIsFound() async throws {
    var message = EchoParcels.Input()
    message.parcels = [Parcel(Self.insured), Parcel(TrackedParcel(code: "x", number: 1))]
    let received = try await echo(message, over: .rest)
    #expect(received.first?.as(InsuredParcel.self) == Self.insured)
    #expect(received.first?.derived is InsuredParcel)
    #expect(received.first?.as(TrackedParcel.self)?.as(InsuredParcel.self) == Self.insured)
    #expect(received.last?.derived is TrackedParcel)
    #expect(received.last?.as(TrackedParcel.self) == TrackedParcel(code: "x", number: 1))
  }

  @Test func aTypeNobodyKnowsKeepsWhatItHasThroughBothWrappings() throws {
    let message = try MessageCodec<EchoParcels>.soapMessage(
      Fixture.envelope(
        """
        <l:EchoParcels><l:Tracked xsi:type="l:FlownParcel"><l:Number>1</l:Number><l:Code>c</l:Code>\
        <l:Flight>F1</l:Flight></l:Tracked></l:EchoParcels>
        """))
    let input = try MessageCodec<EchoParcels>.read(
      EchoParcels.Input.self, from: message, audit: nil)
    let parcel = Parcel(try #require(input.tracked))
    #expect(parcel.derivedTypeName?.local == "FlownParcel")
    let text = try sent(parcel)
    #expect(
      text.contains(
        "i:type=\"q:FlownParcel\"><Number>1</Number><Code>c</Code><Flight>F1</Flight></Parcel>"),
      "\(text)")
  }

  @Test func theWSDLTellsEachTypesOwnBase() async throws {
    let server = ServiceServer(EchoParcels.Endpoint(), authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(
        method: .get, target: "/Remote/Services1/Library.svc?wsdl",
        headers: ["Host": "library.example"]))
    let text = String(decoding: response.body, as: UTF8.self)
      .split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    for (type, base) in [
      ("InsuredParcel", "TrackedParcel"), ("TrackedParcel", "Parcel"), ("LoanParcel", "Parcel"),
    ] {
      #expect(
        text.contains(
          "<xs:complexType name=\"\(type)\"><xs:complexContent><xs:extension base=\"tns:\(base)\">")
      )
    }
  }

  /// Accepts a type of the third level and none of its base types.
  private enum TakeInsured: OperationDefinition {
    struct Input: FieldCodable {
      var parcel: InsuredParcel?

      static func empty() -> Self { Self() }
      mutating func code(with coder: FieldCoder) { coder.field("Parcel", &parcel) }
    }

    struct Output: OperationResponse {
      static func empty() -> Self { Self() }
      mutating func code(with coder: FieldCoder) {}
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "TakeInsured",
      soap: SOAPOperation(action: "t", input: "TakeInsured", output: "TakeInsuredResponse"),
      rest: nil)

    struct Endpoint: ServiceEndpoint {
      func register(in table: inout OperationTable) {
        table.on(TakeInsured.self) { _, _ in Output() }
      }
    }
  }

  /// Another service that has values of the base types describes the type in the same way.
  @Test func aDescriptionNamesTheBasesOfATypeThatIsUsedByItself() async {
    let server = ServiceServer(TakeInsured.Endpoint(), authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(
        method: .get, target: "/\(LibraryOperations.service.soapPath ?? "")?wsdl",
        headers: ["Host": "here.example"]))
    let text = String(decoding: response.body, as: UTF8.self)
    for base in ["TrackedParcel", "Parcel"] {
      #expect(text.contains("<xs:extension base=\"tns:\(base)\">"), "\(text)")
      #expect(text.contains("<xs:complexType name=\"\(base)\">"), "\(text)")
    }
    #expect(!text.contains("LoanParcel"), "\(text)")
  }
}
