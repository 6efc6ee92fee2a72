/// The closures a generated mock answers with, by operation.
///
/// Kept in one place, because a mock of a large service is spread over several files and an
/// extension cannot store anything.
@_spi(Generated) public struct MockHandlers: Sendable {
  private var handlers: [String: any Sendable] = [:]

  /// Creates an empty set.
  public init() {}

  /// The closure that answers a call; without one the operation is refused as unimplemented.
  public func handler<Handler>(_ handler: Handler?, of context: CallContext) throws -> Handler {
    guard let handler else { throw ServiceFault.unimplemented(context.operation) }
    return handler
  }

  /// The closure for an operation, or nil when the operation has none.
  public subscript<Handler: Sendable>(operation: String) -> Handler? {
    get { handlers[operation] as? Handler }
    set { handlers[operation] = newValue }
  }
}
