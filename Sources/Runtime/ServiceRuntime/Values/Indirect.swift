/// Stores an optional value indirectly, so that a type may have a field of its own type.
///
///     @Indirect public var inner: ExceptionReport?
///
/// The property is used like any other. Nil needs no additional memory.
@propertyWrapper
public struct Indirect<Wrapped: Sendable>: Sendable {
  /// Zero or one element: an array is a box with copy-on-write.
  private var content: [Wrapped]

  /// Stores a value.
  public init(wrappedValue: Wrapped?) {
    content = wrappedValue.map { [$0] } ?? []
  }

  /// The value.
  public var wrappedValue: Wrapped? {
    get { content.first }
    set {
      if let newValue { content = [newValue] } else { content.removeAll() }
    }
  }
}
