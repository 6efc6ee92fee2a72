/// What a server serves.
@_spi(Generated) public struct OperationTable: Sendable {
  private(set) var operations: [any ServedOperation] = []
  private(set) var documents: [ServiceDocument] = []

  init() {}

  /// Enters an operation.
  public mutating func on<Operation: OperationDefinition>(
    _ operation: Operation.Type,
    _ handler:
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output
  ) {
    operations.append(OperationServer<Operation>(handler: handler))
  }

  /// Enters a document that describes the service.
  public mutating func document(_ document: ServiceDocument) { documents.append(document) }
}
