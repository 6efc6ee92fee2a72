/// What a server serves.
@_spi(Generated) public struct OperationTable: Sendable {
  private(set) var operations: [any ServedOperation] = []
  private(set) var documents: [ServiceDocument] = []
  /// Operations that were entered again.
  private(set) var duplicates: [OperationInfo] = []
  private var positions: [Key: Int] = [:]

  init(_ endpoints: [any ServiceEndpoint]) {
    for endpoint in endpoints { endpoint.register(in: &self) }
  }

  /// Enters an operation; one that is entered again takes the place of the first, over all bindings.
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

  /// Enters a document that describes the service.
  public mutating func document(_ document: ServiceDocument) { documents.append(document) }

  /// What makes two operations one: versions have namespaces of their own.
  private struct Key: Hashable {
    let namespace: String
    let operation: OperationInfo

    init(_ descriptor: OperationDescriptor) {
      namespace = descriptor.service.namespace
      operation = descriptor.info
    }
  }
}
