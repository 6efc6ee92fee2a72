@_spi(Generated) import ServiceRuntime
import Testing

/// Operations of one service whose requests have the same element.
@Suite struct SharedRequestTests {
  private struct Nothing: OperationResponse {
    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) {}
  }

  private struct Answer: OperationResponse {
    var name: String?
    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Name", &name) }
  }

  private protocol Shared: OperationDefinition where Input == Nothing, Output == Answer {}

  private static func descriptor(_ name: String, action: String) -> OperationDescriptor {
    OperationDescriptor(
      service: LibraryOperations.service, name: name,
      soap: SOAPOperation(action: action, input: "Look", output: "LookResponse"))
  }

  private enum First: Shared {
    static let descriptor = SharedRequestTests.descriptor("First", action: "urn:first")
  }
  private enum Second: Shared {
    static let descriptor = SharedRequestTests.descriptor("Second", action: "urn:second")
  }
  private enum Third: Shared {
    static let descriptor = SharedRequestTests.descriptor("Third", action: "urn:first")
  }

  private static func answer(_ name: String) -> Answer {
    var answer = Answer()
    answer.name = name
    return answer
  }

  private static let told = MessageEndpoint {
    $0.on(First.self) { _, _ in answer("first") }
    $0.on(Second.self) { _, _ in answer("second") }
  }
  private static let untold = MessageEndpoint {
    $0.on(First.self) { _, _ in answer("first") }
    $0.on(Third.self) { _, _ in answer("third") }
  }

  private func text(_ action: String?, _ server: ServiceServer) async -> String {
    let response = await server.respond(
      to: Fixture.soap(Fixture.envelope("<l:Look/>"), action: action))
    return String(decoding: response.body, as: UTF8.self)
  }

  @Test func theSOAPActionTellsThemApart() async throws {
    let server = try ServiceServer([Self.told], authenticator: AllowEveryone())
    #expect(await text("urn:first", server).contains("<Name>first</Name>"))
    #expect(await text("\"urn:second\"", server).contains("<Name>second</Name>"))
    #expect(await text(nil, server).contains("the SOAPAction has to name one"))
    #expect(await text("urn:third", server).contains("for another operation than the Body"))
  }

  @Test func oneThatNoRequestReachesIsAnError() async throws {
    let error = #expect(throws: DuplicateOperationError.self) {
      try ServiceServer([Self.untold], authenticator: AllowEveryone())
    }
    #expect(error?.operations == [])
    #expect(error?.unreached == [OperationInfo(service: "Library", name: "First")])
    #expect(error?.description.contains("same SOAP request as Library.First") == true)
  }

  @Test func theLaterOneIsUsedWhereThatIsWanted() async throws {
    let server = try ServiceServer(
      [Self.untold], authenticator: AllowEveryone(), replacingOperations: true)
    #expect(await text("urn:first", server).contains("<Name>third</Name>"))
  }
}
