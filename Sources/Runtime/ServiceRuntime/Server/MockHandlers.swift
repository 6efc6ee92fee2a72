/// The closures of a generated mock, by operation.
///
/// They are in one place, because a mock of a large service has several files and an extension
/// cannot have stored properties.
@_spi(Generated) public struct MockHandlers: Sendable {
  private var handlers: [String: any Sendable] = [:]

  /// Creates an empty set.
  public init() {}

  /// The closure for a call. Without one, the operation is refused as unimplemented.
  public func handler<Handler>(_ handler: Handler?, of context: CallContext) throws -> Handler {
    guard let handler else { throw ServiceFault.unimplemented(context.operation) }
    return handler
  }

  /// The closure for an operation, or nil if the operation has none.
  public subscript<Handler: Sendable>(operation: String) -> Handler? {
    get { handlers[operation] as? Handler }
    set { handlers[operation] = newValue }
  }
}
