/// The operations of one service with their implementation; generated.
public protocol ServiceEndpoint: Sendable {
  /// Adds every operation.
  @_spi(Generated) func register(in table: inout OperationTable)
}
