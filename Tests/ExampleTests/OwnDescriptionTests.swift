import Diagnostics
import DocsReader
import ModelEditing
import Foundation
import ServiceModel
import ServiceRuntime
import ShelfResource
import TestSupport
import Testing
import UserAgent

/// The description of a server is documentation like any other. Generating from it makes the
/// service that it serves.
@Suite struct OwnDescriptionTests {
  private func description(_ target: String) async -> [UInt8] {
    await description(
      target,
      of: ServiceServer(UserAgentServer(UnimplementedServices()), authenticator: AllowEveryone()))
  }

  private func description(_ target: String, of server: ServiceServer) async -> [UInt8] {
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

  /// The model that is read from a server's own documents, without any diagnostic.
  private func read(_ files: SourceFile...) throws -> ServicesVersion {
    var diagnostics = DiagnosticBag()
    let read = DocumentationReader().read(files, diagnostics: &diagnostics)
    let model = Availability.settle(read, diagnostics: &diagnostics)
    #expect(diagnostics.canonical == [])
    return try #require(model.versions.first)
  }

  @Test func theWSDLGivesTheModelOfThePages() async throws {
    let bytes = await description("/Remote/Services88/User.svc?wsdl")
    let found = try read(SourceFile(path: "User.wsdl", bytes: bytes))
    let expected = try committed()
    #expect(found.namespace == expected.namespace)
    #expect(found.services.map(\.bare) == expected.services.map(\.bare))
    // The header parts are in the WSDL as well, because no operation needs them.
    let types = found.types.filter { expected.type(named: $0.name) != nil }
    #expect(types.map(\.bare) == expected.types.map(\.bare))
  }

  /// With the WSDL, which has the numbers, durations and members for which JSON has no types.
  @Test func theOpenAPIDocumentGivesTheRESTOperationsOfThePages() async throws {
    let found = try await read(
      SourceFile(path: "User.wsdl", bytes: description("/Remote/Services88/User.svc?wsdl")),
      SourceFile(path: "openapi.json", bytes: description("/openapi.json")))
    let expected = try committed()
    #expect(found.services.map(\.bare) == expected.services.map(\.bare))
    #expect(
      found.services.flatMap(\.operations).map(\.request)
        == expected.services.flatMap(\.operations).map(\.request))
    let types = found.types.filter { expected.type(named: $0.name) != nil }
    #expect(types.map(\.bare) == expected.types.map(\.bare))
  }

  @Test func theOpenAPIDocumentAloneGivesTheOperationsOverREST() async throws {
    let version = try await read(
      SourceFile(path: "openapi.json", bytes: description("/openapi.json")))
    let operations = version.services.flatMap(\.operations)
    let expected = try committed().services.flatMap(\.operations).filter { $0.rest != nil }
    #expect(operations.map(\.request) == expected.map(\.request))
    #expect(
      operations.map { $0.parameters.map(\.type) } == expected.map { $0.parameters.map(\.type) })
    #expect(operations.map { $0.results.map(\.type) } == expected.map { $0.results.map(\.type) })
  }

  // MARK: Entities

  private struct UnimplementedShelves: UnimplementedShelfResourceService {}

  private func shelves() throws -> ServicesVersion {
    let file = Checkout.url.appending(path: "Tests/Golden/shelf/expected/ShelfResource.model.json")
    let model = try JSONDecoder().decode(ServiceModel.self, from: Data(contentsOf: file))
    return try #require(model.versions.first)
  }

  @Test func theOpenAPIDocumentOfAnEntityGivesItsOperations() async throws {
    let server = ServiceServer(
      ShelfResourceServer(UnimplementedShelves()), authenticator: AllowEveryone())
    let version = try await read(
      SourceFile(path: "openapi.json", bytes: description("/openapi.json", of: server)))
    let found = try #require(version.services.first)
    let expected = try #require(try shelves().services.first)
    #expect(found.name == expected.name && found.kind == expected.kind)
    // OpenAPI has no place for a second operation with the same path and HTTP method.
    let described = expected.operations.filter { $0.name != "GetShelfFromName" }
    #expect(found.operations.map(\.values) == described.map(\.values))
    for type in try shelves().types where type.kind == "complex" {
      #expect(version.type(named: type.name)?.bare == type.bare)
    }
  }

  /// A service with every kind of type.
  private func library(_ files: [String]) throws -> (ServicesVersion, DiagnosticBag) {
    let folder = Checkout.url.appending(path: "Tests/Descriptions")
    var profile = DocumentationProfile()
    profile.namespace = "http://library.example/ws/{version}"
    var diagnostics = DiagnosticBag()
    let sources = try files.map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    let read = DocumentationReader(profile: profile).read(sources, diagnostics: &diagnostics)
    let model = Availability.settle(read, diagnostics: &diagnostics)
    return (try #require(model.versions.first), diagnostics)
  }

  @Test func theOpenAPIDocumentOfAServiceWithEveryKindOfTypeIsUnderstood() throws {
    let (alone, _) = try library(["library.wsdl"])
    let (both, diagnostics) = try library(["library.wsdl", "library.openapi.json"])
    #expect(diagnostics.canonical == [])
    let operations = both.services.flatMap(\.operations)
    #expect(operations.filter { $0.rest == nil && $0.soap == nil } == [])
    #expect(operations.contains { $0.rest != nil })
    // The SOAP description does not change.
    for type in alone.types { #expect(both.type(named: type.name)?.bare == type.bare) }
  }

  @Test func theWSDLOfAServiceWithEveryKindOfTypeIsUnderstood() throws {
    let (version, diagnostics) = try library(["library.wsdl"])
    #expect(diagnostics.canonical == [])
    let shapes = ["Book", "BookFormat", "Genres", "DateDictionary", "Mystery"].map { name in
      version.type(named: name)?.kind ?? "missing"
    }
    #expect(shapes == ["complex", "enumeration", "flags", "dictionary", "opaque"])
  }
}

extension Service {
  /// The facts that a WSDL can express.
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

extension ServiceOperation {
  /// The values that are sent over REST, and their locations.
  fileprivate var request: [String] {
    guard let rest else { return [name] }
    let values = rest.parameters.map {
      "\($0.location) \($0.name) → \($0.parameter ?? "nothing")"
    }
    return [name, rest.method, rest.path, rest.body.rawValue] + values.sorted()
  }
}

extension ServiceOperation {
  /// The values that are sent over REST and their types, except for values of the binding alone.
  fileprivate var values: [String] {
    let carried = (rest?.parameters ?? []).filter { $0.parameter != nil }
      .map { "\($0.location) \($0.name) → \($0.parameter ?? "")" }
    // An unknown type is described as any value.
    let types = parameters.map {
      "\($0.name): \($0.type == .scalar(.anyType) ? .unknown : $0.type)"
    }
    return [name, rest?.method ?? "", rest?.path ?? "", rest?.body.rawValue ?? ""]
      + carried.sorted() + types + results.map { "→ \($0.type)" }
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
    case .choice: "choice"
    case .opaque: "opaque"
    }
  }
}
