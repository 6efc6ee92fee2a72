@_spi(Generated) import ServiceRuntime

/// One operation that throws the error of the test, over every protocol: SOAP in both versions, and
/// REST.
struct RefusingService<Version: RefusingVersion>: ServiceEndpoint {
  let error: any Error

  func register(in table: inout OperationTable) {
    table.on(Refuse<Version>.self) { [error] _, _ in throw error }
  }
}

/// A version of SOAP as a type: descriptors are static.
protocol RefusingVersion: Sendable {
  static var version: SOAPVersion { get }
}

enum Older: RefusingVersion { static let version = SOAPVersion.v1_1 }
enum Newer: RefusingVersion { static let version = SOAPVersion.v1_2 }

enum Refuse<Version: RefusingVersion>: OperationDefinition {
  struct Input: FieldCodable {
    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) {}
  }

  struct Output: OperationResponse {
    var response: String?

    static func empty() -> Self { Self() }
    mutating func code(with coder: FieldCoder) { coder.field("Response", &response) }
  }

  static var descriptor: OperationDescriptor {
    OperationDescriptor(
      service: ServiceDescriptor(
        name: "Desk", namespace: "urn:desk", soapPath: "Remote/Desk.svc",
        soapVersion: Version.version),
      name: "Refuse",
      soap: SOAPOperation(
        action: "urn:desk/Refuse", requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"], input: "Refuse",
        output: "RefuseResponse"),
      rest: RESTOperation(method: .post, path: "/api/v1/Agents/Desk/Refuse"))
  }
}

/// Ways to call.
enum Carriage: CaseIterable, Sendable {
  case soap11, soap12, rest

  var binding: ServiceBinding { self == .rest ? .rest : .soap }

  /// The error that a caller receives for the error that a service throws.
  func outcome(
    _ error: any Error, _ authenticator: any Authenticator = AllowEveryone()
  ) async throws -> any Error {
    switch self {
    case .soap12: try await call(Newer.self, error: error, authenticator: authenticator)
    case .soap11, .rest: try await call(Older.self, error: error, authenticator: authenticator)
    }
  }

  private func call<Version: RefusingVersion>(
    _ version: Version.Type, error: any Error, authenticator: any Authenticator
  ) async throws -> any Error {
    let server = ServiceServer(
      RefusingService<Version>(error: error), authenticator: authenticator)
    let connection = try Fixture.connection(binding, to: LoopbackTransport(server))
    do {
      _ = try await connection.call(
        Refuse<Version>.self, .empty(), CallOptions())
      return NothingThrown()
    } catch {
      return error
    }
  }

  struct NothingThrown: Error {}
}
