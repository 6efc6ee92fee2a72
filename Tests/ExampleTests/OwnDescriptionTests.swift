import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import ServiceRuntime
import TestSupport
import Testing
import UserAgent

/// What a server says of itself is documentation like any other: generating from it gives the service
/// that it serves.
@Suite struct OwnDescriptionTests {
  private func description(_ target: String) async -> [UInt8] {
    let server = ServiceServer(
      UserAgentServer(UnimplementedServices()), authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(method: .get, target: target, headers: ["Host": "crm.example"]))
    #expect(response.status == 200)
    return Array(response.body)
  }

  private struct UnimplementedServices: UnimplementedUserAgentService {}

  /// The model of the committed output, which was made from the pages.
  private func committed() throws -> ServicesVersion {
    let file = Checkout.url.appending(path: "generated/UserAgent.model.json")
    let model = try JSONDecoder().decode(ServiceModel.self, from: Data(contentsOf: file))
    return try #require(model.versions.first)
  }

  @Test func theWSDLGivesTheModelOfThePages() async throws {
    let bytes = await description("/Remote/Services88/User.svc?wsdl")
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader().read(
      [SourceFile(path: "User.wsdl", bytes: bytes)], diagnostics: &diagnostics)
    #expect(diagnostics.canonical == [])
    let found = try #require(model.versions.first)
    let expected = try committed()
    #expect(found.namespace == expected.namespace)
    #expect(found.services.map(\.bare) == expected.services.map(\.bare))
    // Those of the header are in the WSDL as well: no operation needs them.
    let types = found.types.filter { expected.type(named: $0.name) != nil }
    #expect(types.map(\.bare) == expected.types.map(\.bare))
  }

  @Test func theWSDLOfAServiceWithEveryKindOfTypeIsUnderstood() throws {
    let file = Checkout.url.appending(path: "Tests/Descriptions/library.wsdl")
    var profile = DocumentationProfile()
    profile.namespace = "http://library.example/ws/{version}"
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader(profile: profile).read(
      [SourceFile(path: "library.wsdl", bytes: Array(try Data(contentsOf: file)))],
      diagnostics: &diagnostics)
    #expect(diagnostics.canonical == [])
    let version = try #require(model.versions.first)
    let shapes = ["Book", "BookFormat", "Genres", "DateDictionary", "Mystery"].map { name in
      version.type(named: name)?.kind ?? "missing"
    }
    #expect(shapes == ["complex", "enumeration", "flags", "dictionary", "opaque"])
  }
}

extension Service {
  /// What a WSDL can say of it.
  fileprivate var bare: Service {
    var result = self
    result.documentation = nil
    result.soap?.pages = nil
    for index in result.operations.indices {
      var operation = result.operations[index]
      operation.documentation = nil
      operation.rest = nil
      operation.soap?.page = ""
      operation.parameters = operation.parameters.map { Parameter(name: $0.name, type: $0.type) }
      operation.results = operation.results.map { Parameter(name: $0.name, type: $0.type) }
      result.operations[index] = operation
    }
    return result
  }
}

extension TypeDefinition {
  fileprivate var bare: TypeDefinition {
    var result = self
    result.documentation = nil
    if case .complex(var complex) = shape {
      complex.fields = complex.fields.map { Field(name: $0.name, type: $0.type) }
      result.shape = .complex(complex)
    }
    return result
  }

  fileprivate var kind: String {
    switch shape {
    case .complex: "complex"
    case .enumeration(let members): members.isFlags ? "flags" : "enumeration"
    case .dictionary: "dictionary"
    case .opaque: "opaque"
    }
  }
}
