/// The operations and documents of a server.
@_spi(Generated) public struct OperationTable: Sendable {
  private(set) var operations: [any ServedOperation] = []
  private(set) var documents: [ServiceDocument] = []
  /// Operations that were added more than once.
  private(set) var duplicates: [OperationInfo] = []
  private var positions: [Key: Int] = [:]

  init(_ endpoints: [any ServiceEndpoint]) {
    for endpoint in endpoints { endpoint.register(in: &self) }
  }

  /// Adds an operation. If it is there already, it replaces the first one, over all bindings.
  public mutating func on<Operation: OperationDefinition>(
    _ operation: Operation.Type,
    _ handler:
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output
  ) {
    let served = OperationServer<Operation>(handler: handler)
    let key = Key(served.descriptor)
    if let index = positions[key] {
      duplicates.append(key.operation)
      operations[index] = served
    } else {
      positions[key] = operations.count
      operations.append(served)
    }
  }

  /// Adds a document that describes the service.
  public mutating func document(_ document: ServiceDocument) { documents.append(document) }

  /// The identity of an operation. Each version has a namespace of its own.
  private struct Key: Hashable {
    let namespace: String
    let operation: OperationInfo

    init(_ descriptor: OperationDescriptor) {
      namespace = descriptor.service.namespace
      operation = descriptor.info
    }
  }
}

/// The operations of one service with their implementation; generated.
public protocol ServiceEndpoint: Sendable {
  /// Adds every operation.
  @_spi(Generated) func register(in table: inout OperationTable)
}
