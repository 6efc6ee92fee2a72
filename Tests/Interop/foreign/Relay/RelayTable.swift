@_spi(Generated) public import ServiceRuntime

/// The operations of one service. Each is answered by calling the same operation of another server.
///
/// The code that is generated from Tests/Interop/foreign/templates adds them.
@_spi(Generated) public struct RelayTable<Client: ServiceClient, Mock: Sendable> {
  var mock: Mock
  var operations: [RelayedOperation] = []
  let relay: RelayRecord

  /// Adds an operation. The arguments are those of a generated test, and the names of the results
  /// in Swift.
  public mutating func add<Operation: OperationDefinition>(
    _ operation: Operation.Type, results: [String],
    answer: (
      inout Mock,
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result
    ) -> Void,
    call: @escaping @Sendable (Client, Operation.Input) async throws -> Operation.Output.Result
  ) {
    guard let soap = Operation.descriptor.soap else { return }
    operations.append(RelayedOperation(Operation.descriptor, soap))
    answer(&mock) { [relay] input, context in
      try await relay.passOn(input, results: results, context: context) { connection in
        try await Client(connection).capturingResponse { try await call($0, input) }
      }
    }
  }
}

/// A service whose operations are passed on.
public struct RelayedService {
  let make: (RelayRecord) -> (any ServiceEndpoint, [RelayedOperation])

  /// Creates a service from its generated parts.
  @_spi(Generated) public init<Client: ServiceClient, Mock: Sendable>(
    mock: Mock, server: @escaping (Mock) -> any ServiceEndpoint,
    adding: @escaping (inout RelayTable<Client, Mock>) -> Void
  ) {
    make = { relay in
      var table = RelayTable<Client, Mock>(mock: mock, relay: relay)
      adding(&table)
      return (server(table.mock), table.operations)
    }
  }
}

/// The facts that a caller of an operation must know.
struct RelayedOperation: Encodable {
  let operation: String
  let path: String
  let isVersion12: Bool
  let hasFaults: Bool

  init(_ descriptor: OperationDescriptor, _ soap: SOAPOperation) {
    operation = descriptor.name
    path = descriptor.service.soapPath ?? ""
    isVersion12 = descriptor.service.soapVersion == .v1_2
    hasFaults = !soap.faults.isEmpty
  }
}
