import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Services of several WSDLs may have one path.
@Suite struct SharedPathTests {
  /// A namespace as a type: descriptors are static.
  private protocol Place: Sendable {
    static var name: String { get }
  }

  private enum North: Place { static let name = "north" }
  private enum South: Place { static let name = "south" }

  private enum Where<P: Place>: OperationDefinition {
    struct Input: OperationResponse {
      var at: String?

      static func empty() -> Self { Self() }
      mutating func code(with coder: FieldCoder) { coder.field("At", &at) }
    }

    typealias Output = Input

    static var descriptor: OperationDescriptor {
      OperationDescriptor(
        service: ServiceDescriptor(
          name: "Compass", namespace: "urn:\(P.name)", soapPath: "ws/compass"),
        name: "Where",
        soap: SOAPOperation(
          action: "urn:\(P.name)/Where",
          headers: [SOAPDocumentedHeader<String>("Trace", in: "urn:\(P.name)", of: .request)],
          input: "Where", output: "WhereResponse"),
        rest: nil)
    }
  }

  private struct Service<P: Place>: ServiceEndpoint {
    func register(in table: inout OperationTable) {
      table.on(Where<P>.self) { input, context in
        var output = Where<P>.Output()
        let trace = context.soapHeaders[
          SOAPHeaderKey<String>(XMLName("Trace", in: "urn:\(P.name)"))]
        output.at = "\(P.name) of \(input.at ?? "nothing") \(trace ?? "")"
        return output
      }
    }
  }

  private static func server() throws -> ServiceServer {
    try ServiceServer(
      [Service<North>(), Service<South>()] as [any ServiceEndpoint],
      authenticator: AllowEveryone())
  }

  private static func respond(_ namespace: String, action: String = "") async throws -> (
    Int, String
  ) {
    let body = """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header>\
      <x:Trace xmlns:x="\(namespace)" e:mustUnderstand="1">7</x:Trace></e:Header><e:Body>\
      <x:Where xmlns:x="\(namespace)"><x:At>here</x:At></x:Where></e:Body></e:Envelope>
      """
    let response = try await server().respond(
      to: TransportRequest(
        method: .post, target: "/ws/compass",
        headers: ["Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(action)\""],
        body: Array(body.utf8)))
    return (response.status, String(decoding: response.body, as: UTF8.self))
  }

  @Test(arguments: ["north", "south"])
  func eachServiceReadsAndAnswersInItsOwnNamespace(name: String) async throws {
    let (status, text) = try await Self.respond("urn:\(name)", action: "urn:\(name)/Where")
    #expect(status == 200)
    #expect(text.contains("<WhereResponse xmlns=\"urn:\(name)\""), "\(text)")
    #expect(text.contains(">\(name) of here 7<"), "\(text)")
  }

  @Test func whatNeitherServiceHasIsRefused() async throws {
    let (status, text) = try await Self.respond("urn:west")
    #expect(status == 500)
    #expect(text.contains("no operation"), "\(text)")
  }

  @Test func theActionOfTheOtherServiceIsRefused() async throws {
    let (status, text) = try await Self.respond("urn:south", action: "urn:north/Where")
    #expect(status == 500)
    #expect(text.contains("SOAPAction"), "\(text)")
  }

  @Test(arguments: [("wsdl", "urn:north"), ("singleWsdl", "urn:north"), ("wsdl=2", "urn:south")])
  func eachServiceHasADescription(query: String, namespace: String) async throws {
    let response = try await Self.server().respond(
      to: TransportRequest(
        method: .get, target: "/ws/compass?\(query)", headers: ["Host": "here.example"]))
    #expect(response.status == 200)
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(text.contains("targetNamespace=\"\(namespace)\""), "\(text)")
  }
}
