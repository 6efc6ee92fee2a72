/// What a server serves.
@_spi(Generated) public struct OperationTable: Sendable {
  private(set) var operations: [any ServedOperation] = []
  private var positions: [[String]: Int] = [:]
  private(set) var documents: [ServiceDocument] = []

  init() {}

  /// Enters an operation.
  public mutating func on<Operation: OperationDefinition>(
    _ operation: Operation.Type,
    _ handler:
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output
  ) {
    let served = OperationServer<Operation>(handler: handler)
    // Whoever serves an operation twice means the second to replace the first, over all bindings.
    if let index = positions[served.key] {
      operations[index] = served
    } else {
      positions[served.key] = operations.count
      operations.append(served)
    }
  }

  /// Enters a document that describes the service.
  public mutating func document(_ document: ServiceDocument) { documents.append(document) }
}

extension ServedOperation {
  /// What makes two operations one.
  fileprivate var key: [String] {
    [descriptor.service.namespace, descriptor.service.name, descriptor.name]
  }
}
