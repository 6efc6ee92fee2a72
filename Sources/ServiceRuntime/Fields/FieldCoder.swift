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

  /// Whether a field that is not found keeps the value that it has, where a reader would set the default
  /// of its type.
  var keepsAbsentFields: Bool { false }

  /// Sets a value that cannot be nil to what was found.
  private final func settle<Value>(
    _ value: inout Value, _ found: Value?, _ absent: @autoclosure () -> Value
  ) {
    guard isReading else { return }
    if let found {
      value = found
    } else if !keepsAbsentFields {
      value = absent()
    }
  }

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
    settle(&value, optional, Value.wireDefault)
  }

  /// Visits a dictionary: repeated `item` elements over SOAP, an object over REST.
  ///
  /// An entry without a value reads as the default of its type; declare the values optional where
  /// nil must be kept.
  public func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {}

  // MARK: Fields with a form of their own in XML

  /// Visits a field that may be absent.
  public func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    field(name, &value)
  }

  /// Visits a field whose absence reads as the default of its type.
  public final func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value
  ) {
    var optional: Value? = isReading ? nil : value
    field(name, form, &optional)
    settle(&value, optional, Value.wireDefault)
  }

  /// Visits a list whose items stand next to the other fields, without an element around them.
  public func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    var optional: [Value]? = isReading ? nil : values
    field(name, &optional)
    settle(&values, optional, [])
  }

  /// Visits a list in an element of its own, whose items have a name of their own.
  public func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    field(name, &values)
  }

  /// Visits a list that must be there.
  public final func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]
  ) {
    var optional: [Value]? = isReading ? nil : values
    list(name, form, item: item, itemForm, &optional)
    settle(&values, optional, [])
  }

  /// Visits one of several elements.
  ///
  /// - Parameter known: the elements that the type around it names, so that a reader recognises one
  ///   of a later version; nil where something else keeps those.
  public func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    field(name, &choice)
  }

  /// Visits one of several elements, one of which must be there.
  public final func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice
  ) {
    var optional: Choice? = isReading ? nil : choice
    self.choice(name, among: known, &optional)
    settle(&choice, optional, Choice.wireDefault)
  }

  /// Visits elements of several names in any order, which is kept.
  public func choices<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choices: inout [Choice]
  ) {
    var optional: [Choice]? = isReading ? nil : choices
    field(name, &optional)
    settle(&choices, optional, [])
  }

  /// Visits one of the elements that a choice names.
  ///
  /// - Parameters:
  ///   - wrap: makes the choice of a value.
  ///   - unwrap: the value; nil when another element is chosen.
  public final func option<Choice: ServiceChoice, Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ choice: inout Choice?, wrap: (Value) -> Choice,
    unwrap: (Choice) -> Value?
  ) {
    if isReading, choice != nil { return }
    var value = choice.flatMap(unwrap)
    guard isReading || value != nil else { return }
    option(name, form, &value)
    if isReading { choice = value.map(wrap) }
  }

  /// Visits the value of the element that is chosen, or that a reader looks for.
  func option<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    field(name, form, &value)
  }

  /// Visits the elements that the documentation allows without naming them.
  ///
  /// - Parameter known: the elements that the type around it names.
  public func others(besides known: [XMLName], _ elements: inout [AnyElement]) {}

  /// Visits the attributes that the documentation allows without naming them.
  ///
  /// - Parameter known: the attributes that the type around it names.
  public func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
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
