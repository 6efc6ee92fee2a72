/// Stores an optional value apart from what has it, so that a type may have a field of its own type.
///
///     @Indirect public var inner: ExceptionReport?
///
/// The property reads and is set like any other; nil takes no memory beside the value.
@propertyWrapper
public struct Indirect<Wrapped: Sendable>: Sendable {
  /// None or one: an array is the box that copies only when it is shared.
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
