@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting

/// A table of operations without generated clients and mocks: the messages themselves are the input
/// of the client and the output of the service.
typealias MessageCases = ServiceCases<ServiceConnection, MessageEndpoint>

/// Serves one operation with a closure, or none.
struct MessageEndpoint: ServiceEndpoint {
  var enter: @Sendable (inout OperationTable) -> Void = { _ in }

  func register(in table: inout OperationTable) { enter(&table) }
}

extension MessageCases {
  /// - Parameter mock: the implementation for checks that prepare no response.
  init(mock: MessageEndpoint = MessageEndpoint(), _ adding: (inout MessageCases) -> Void) {
    self.init(
      pages: DocumentedPages(besides: #filePath, at: "no-pages"),
      mock: { mock }, server: { $0 }, client: { $0 }, adding: adding)
  }

  mutating func add<Operation: OperationDefinition>(_ operation: Operation.Type) {
    add(
      operation,
      answer: { mock, answer in mock.enter = { $0.on(operation, answer) } },
      call: { connection, input in try await connection.call(operation, input, CallOptions()) })
  }
}
