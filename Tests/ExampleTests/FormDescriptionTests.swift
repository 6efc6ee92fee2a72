import Diagnostics
import DocsReader
import Foundation
import HarbourAPI
import OrchardAPI
import PierAPI
import ServiceModel
import ServiceRuntime
import TestSupport
import Testing
import TidesAPI

/// A server of any WSDL describes itself with a WSDL that is read as the same model.
@Suite struct FormDescriptionTests {
  private struct Orchard: UnimplementedOrchardService {}
  private struct Harbour: UnimplementedHarbourService {}
  private struct Tides: UnimplementedTidesService {}
  private struct Pier: UnimplementedPierService {}
  private struct Tower: UnimplementedTowerService {}

  @Test func everyFormIsDescribed() async throws {
    let server = ServiceServer(OrchardServer(Orchard()), authenticator: AllowEveryone())
    let expected = try committed("described-wsdl", "OrchardAPI")
    #expect(expected.versions.first?.types.count ?? 0 > 10)
    try await check(server, at: "ws/orchard", expected)
  }

  @Test func aValueAsAWholeMessageIsDescribed() async throws {
    let server = ServiceServer(HarbourServer(Harbour()), authenticator: AllowEveryone())
    try await check(server, at: "ws/moorings", try committed("foreign-wsdl", "Services"))
  }

  @Test func aServiceOfAnotherVersionOfSOAPIsDescribed() async throws {
    let server = ServiceServer(TidesServer(Tides()), authenticator: AllowEveryone())
    try await check(server, at: "tides.asmx", try committed("foreign-wsdl", "Services"))
  }

  @Test func servicesOfOnePathAreDescribedTogether() async throws {
    let server = try ServiceServer(
      [PierServer(Pier()), TowerServer(Tower())], authenticator: AllowEveryone())
    let expected = try committed("shared-path", "PierAPI")
    #expect(expected.versions.first?.services.map(\.name) == ["Pier", "TowerService"])
    try await check(server, at: "ws/pier", expected)
  }

  private func committed(_ golden: String, _ name: String) throws -> ServiceModel {
    let file = Checkout.url.appending(path: "Tests/Golden/\(golden)/expected/\(name).model.json")
    return try JSONDecoder().decode(ServiceModel.self, from: Data(contentsOf: file))
  }

  /// - Parameter expected: a model with the version that the server serves, and possibly others.
  private func check(
    _ server: ServiceServer, at path: String, _ expected: ServiceModel
  ) async throws {
    let response = await server.respond(
      to: TransportRequest(
        method: .get, target: "/\(path)?wsdl", headers: ["Host": "here.example"]))
    try #require(response.status == 200)
    var diagnostics = DiagnosticBag()
    let file = SourceFile(path: "described.wsdl", bytes: Array(response.body))
    let model = DocumentationReader().read([file], diagnostics: &diagnostics)
    #expect(diagnostics.canonical.filter { $0.severity != .note } == [])
    let found = try #require(model.versions.first)
    let version = try #require(expected.versions.first { $0.namespace == found.namespace })
    #expect(found.name == version.name)
    #expect(found.services.map(\.bare) == version.services.map(\.bare))
    let types = version.types(neededBy: version.services)
    #expect(found.types.map(\.bare) == types.map(\.bare))
    #expect(found.simpleTypes == version.simpleTypes)
  }
}

extension Service {
  /// Without the parts that only the documents have: prose and provenance.
  fileprivate var bare: Service {
    var result = self
    result.documentation = nil
    result.soap?.pages = nil
    result.soap?.addresses = nil
    for index in result.operations.indices {
      result.operations[index].documentation = nil
      result.operations[index].soap?.page = ""
    }
    return result
  }
}

extension TypeDefinition {
  fileprivate var bare: TypeDefinition {
    var result = self
    result.documentation = nil
    return result
  }
}
