/// Visits the fields of a value: what a visit does is the subclass's business.
///
/// No call throws. The first failure is kept and everything after it is harmless; whoever started
/// the visit checks `failure` once at its end. So generated code is one line for each field.
@_spi(Generated) public class FieldCoder {
  /// The first thing that went wrong.
  final var failure: CodingFailure?

  init() {}

  /// Whether the fields of a base type are visited before a type's own, as XML Schema has it.
  public var isBaseFirst: Bool { true }
  /// Whether the fields of a base type are being visited: samples may leave those out.
  public final var isInBase = false

  /// Whether a field that SOAP pages do not know is being visited: SOAP samples leave it out.
  public final var isOnlyOverREST = false

  /// Whether visited values are set rather than looked at.
  var isReading: Bool { false }

  // MARK: Fields

  /// Visits a field that may be absent.
  ///
  /// A reader is shown fields that are nil, as `empty()` leaves them, and leaves those nil it does
  /// not find: to set them again would need the type at run time, once for every field.
  public func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {}

  /// Visits a field whose absence reads as the default of its type.
  public final func field<Value: WireValue>(_ name: StaticString, _ value: inout Value) {
    var optional: Value? = isReading ? nil : value
    field(name, &optional)
    if isReading { value = optional ?? Value.wireDefault }
  }

  /// Visits a dictionary: repeated `item` elements over SOAP, an object over REST.
  ///
  /// An entry without a value reads as the default of its type; declare the values optional where
  /// nil must be kept.
  public func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {}

  // MARK: Values, called back by `WireValue.code`

  func string(_ value: inout String?) {}
  func boolean(_ value: inout Bool?) {}
  func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {}
  func double(_ value: inout Double?) {}
  func lexical<Value: LexicalValue>(_ value: inout Value?) {}
  func array<Element: WireValue>(_ value: inout [Element]?) {}
  func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {}
  func object<Object: ServiceObject>(_ value: inout Object?) {}
  func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) { object(&value) }
  func opaque(_ value: inout OpaqueValue?) {}
  func any(_ value: inout AnyValue?) {}

  /// Keeps the first failure.
  final func fail(_ failure: @autoclosure () -> CodingFailure) {
    if self.failure == nil { self.failure = failure() }
  }
}
