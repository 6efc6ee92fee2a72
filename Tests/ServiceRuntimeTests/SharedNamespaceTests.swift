import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Several services at one path may have one namespace.
@Suite struct SharedNamespaceTests {
  /// A service with an operation `Find`.
  private protocol Finding: OperationResponse where Result == Self {
    static var service: String { get }
  }

  private struct Book: ServiceObject {
    var title: String?

    static var xmlName: XMLName { XMLName("Item", in: "urn:shop") }
    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Title", .element(), &title) }
  }

  /// A type with the name of another one.
  private struct Film: ServiceObject {
    var minutes: Int32?

    static var xmlName: XMLName { XMLName("Item", in: "urn:shop") }
    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Minutes", .element(), &minutes) }
  }

  private struct InBooks: Finding {
    static let service = "Books"
    var item: Book?

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Item", .element(), &item) }
  }

  private struct InNewBooks: Finding {
    static let service = "NewBooks"
    var item: Book?

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Item", .element(), &item) }
  }

  private struct InFilms: Finding {
    static let service = "Films"
    var item: Film?

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Item", .element(), &item) }
  }

  private enum Find<Message: Finding>: OperationDefinition {
    typealias Input = Message
    typealias Output = Message

    static var descriptor: OperationDescriptor {
      OperationDescriptor(
        service: ServiceDescriptor(
          .service, name: Message.service, namespace: "urn:shop", soapPath: "ws/shop"),
        name: "Find",
        soap: SOAPOperation(
          action: "urn:shop/\(Message.service)", input: "FindIn\(Message.service)",
          output: "FindIn\(Message.service)Response"),
        rest: nil)
    }
  }

  private struct Endpoint<Message: Finding>: ServiceEndpoint {
    func register(in table: inout OperationTable) {
      table.on(Find<Message>.self) { input, _ in input }
    }
  }

  /// The documents that a server publishes at `?wsdl` and `?wsdl=2`.
  private static func descriptions(_ endpoints: [any ServiceEndpoint]) async throws -> [String] {
    let server = try ServiceServer(endpoints, authenticator: AllowEveryone())
    var result: [String] = []
    for query in ["wsdl", "wsdl=2", "wsdl=3"] {
      let response = await server.respond(
        to: TransportRequest(
          method: .get, target: "/ws/shop?\(query)", headers: ["Host": "here.example"]))
      if response.status == 200 { result.append(String(decoding: response.body, as: UTF8.self)) }
    }
    return result
  }

  private static func portTypes(in text: String) -> [String] {
    text.matches(of: /<wsdl:portType name="(\w+)"/).map { String($0.output.1) }
  }

  @Test func servicesWithTheSameTypesHaveOneDescriptionInTheirOrder() async throws {
    let texts = try await Self.descriptions([Endpoint<InNewBooks>(), Endpoint<InBooks>()])
    #expect(texts.map(Self.portTypes) == [["NewBooks", "Books"]])
    // Their operations have the same name.
    let text = try #require(texts.first)
    let messages = text.matches(of: /<wsdl:message name="(\w+)"/).map { String($0.output.1) }
    #expect(Set(messages).count == 4 && messages.count == 4)
    #expect(text.matches(of: /<soap:address location="http:\/\/here.example\/ws\/shop"/).count == 2)
    #expect(text.matches(of: /<xs:complexType name="Item"/).count == 1)
  }

  @Test func aServiceWithAnotherTypeOfOneNameHasItsOwnDescription() async throws {
    let texts = try await Self.descriptions([
      Endpoint<InBooks>(), Endpoint<InFilms>(), Endpoint<InNewBooks>(),
    ])
    #expect(texts.map(Self.portTypes) == [["Books", "NewBooks"], ["Films"]])
    #expect(texts.map { $0.contains("\"Title\"") } == [true, false])
    #expect(texts.map { $0.contains("\"Minutes\"") } == [false, true])
  }
}
