@_spi(Generated) public import ServiceRuntime

/// The operations of a service, as a table for tests: each with its pages, how a mock responds to
/// it and how a client calls it.
///
/// Generated tests are this table and one test for each kind of check. Every check is a case of its
/// own, named after its operation.
@_spi(Generated) public struct ServiceCases<Client: Sendable, Mock: Sendable>: Sendable {
  private let fixture: ServiceFixture<Client, Mock>
  private let soapPages: String?
  private let restPages: String?
  /// Every operation over every binding that it is offered over.
  public private(set) var offered: [OperationCase] = []
  /// Every operation over the bindings that it is not offered over.
  public private(set) var unavailable: [OperationCase] = []

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - pages: Where the documented samples are.
  ///   - soapPages: The page of an operation with its SOAP samples, inside the folder of pages,
  ///     with `*` instead of the name of the operation; nil without pages.
  ///   - restPages: The page of an operation with its REST samples.
  ///   - mock: Makes a mock that refuses every operation.
  ///   - server: Serves a mock over all bindings.
  ///   - client: Makes a client.
  ///   - adding: Adds the operations.
  public init(
    pages: DocumentedPages,
    soapPages: String? = nil,
    restPages: String? = nil,
    mock: @escaping @Sendable () -> Mock,
    server: @escaping @Sendable (Mock) -> any ServiceEndpoint,
    client: @escaping @Sendable (ServiceConnection) -> Client,
    adding: (inout Self) -> Void
  ) {
    self.soapPages = soapPages
    self.restPages = restPages
    fixture = ServiceFixture(pages: pages, mock: mock, server: server, client: client)
    adding(&self)
  }

  /// Adds an operation.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - soapPage: The page with the SOAP samples.
  ///   - restPage: The page with the REST samples.
  ///   - corrections: The corrections of its messages, with their reasons.
  ///   - answer: Makes a mock respond to the operation with a closure.
  ///   - call: Calls the operation with the parameters of a message.
  public mutating func add<Operation: OperationDefinition>(
    _ operation: Operation.Type,
    soapPage: SamplePage = .byName,
    restPage: SamplePage = .byName,
    corrections: [String] = [],
    answer:
      @escaping @Sendable (
        inout Mock,
        @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result
      ) -> Void,
    call: @escaping @Sendable (Client, Operation.Input) async throws -> Operation.Output.Result
  ) {
    let name = Operation.descriptor.name
    let pages = [soapPage.path(of: name, in: soapPages), restPage.path(of: name, in: restPages)]
    for (binding, page) in zip([ServiceBinding.soap, .rest], pages) {
      let added = OperationCase(
        name, over: binding, corrections,
        OperationChecks<Operation, Client, Mock>(
          fixture: fixture, binding: binding, page: page, answer: answer, call: call))
      if Operation.descriptor.isOffered(over: binding) {
        offered.append(added)
      } else {
        unavailable.append(added)
      }
    }
  }
}

/// The page with the samples of an operation.
@_spi(Generated) public enum SamplePage: Sendable, ExpressibleByStringLiteral {
  /// The page of the service that is named after the operation.
  case byName
  /// A page with another name.
  case path(String)
  /// There is no page.
  case absent

  /// Creates a page from its path inside the folder of pages.
  public init(stringLiteral path: String) { self = .path(path) }

  fileprivate func path(of operation: String, in pages: String?) -> String? {
    switch self {
    case .byName: pages?.replacing("*", with: operation)
    case .path(let path): path
    case .absent: nil
    }
  }
}

/// The shared parts of the checks of a service.
struct ServiceFixture<Client: Sendable, Mock: Sendable>: Sendable {
  let pages: DocumentedPages
  let mock: @Sendable () -> Mock
  let server: @Sendable (Mock) -> any ServiceEndpoint
  let client: @Sendable (ServiceConnection) -> Client

  /// A client of a mock in this process.
  func client(of mock: Mock, over binding: ServiceBinding) -> Client {
    let server = ServiceServer(
      server(mock), authenticator: AllowEveryone(),
      limits: ServiceLimits(refusesForbiddenValues: false))
    return client(.loopback(to: server, over: binding))
  }

  /// A server that refuses every operation and accepts every caller.
  var emptyServer: ServiceServer { ServiceServer(server(mock()), authenticator: AllowEveryone()) }
}

extension OperationDescriptor {
  fileprivate func isOffered(over binding: ServiceBinding) -> Bool {
    switch binding {
    case .soap: soap != nil
    case .rest: rest != nil
    }
  }
}
