/// Visits the fields of a value. Subclasses define what a visit does.
///
/// No call throws. The first failure is kept, and calls after it do nothing harmful. The code that
/// started the visit checks `failure` once at its end. So generated code is one line for each
/// field.
@_spi(Generated) public class FieldCoder {
  /// The first failure.
  @exclusivity(unchecked) final var failure: CodingFailure?

  init() {}

  /// Whether the fields of a base type are visited before a type's own, as XML Schema requires.
  var isBaseFirst: Bool { true }
  /// Whether the fields of a base type are being visited. Samples may omit those.
  public final var isInBase = false

  /// Visits the fields of the base type and a type's own fields, in the order of the binding.
  ///
  /// - Parameters:
  ///   - base: visits the fields of the base type.
  ///   - own: visits the type's own fields, if it has some.
  public final func base(_ base: () -> Void, own: () -> Void = {}) {
    if !isBaseFirst { own() }
    isInBase = true
    base()
    isInBase = false
    if isBaseFirst { own() }
  }

  /// Whether a field that SOAP pages do not have is being visited. SOAP samples omit it.
  public final var isOnlyOverREST = false

  /// Whether the visited field is required: it has no nil in Swift.
  final var isRequired = false

  /// The names of the dictionaries inside the visited value, the outermost first.
  final var dictionaryNames: ArraySlice<DictionaryNames> = []

  /// Whether types are visited, with values that have no meaning.
  var isDescribing: Bool { false }

  /// Whether the visit sets values, instead of only reading them.
  var isReading: Bool { false }

  /// Whether a missing field keeps its value. Otherwise a reader sets the default of its type.
  var keepsAbsentFields: Bool { false }

  /// Whether the coder refuses values that the documentation does not allow.
  final var refusesForbiddenValues = false

  /// Sets a value that cannot be nil to the found value.
  private final func settle<Value>(
    _ value: inout Value, found: Value?, absent: @autoclosure () -> Value
  ) {
    guard isReading else { return }
    if let found {
      value = found
    } else if !keepsAbsentFields {
      value = absent()
    }
  }

  /// Like `settle`, for a required value.
  private final func settle<Value>(
    _ name: StaticString, value: inout Value, found: Value?, absent: @autoclosure () -> Value
  ) {
    if isReading, !found.hasValue { reportAbsent(name) }
    settle(&value, found: found, absent: absent())
  }

  /// Called if a required value was not found.
  func reportAbsent(_ name: StaticString) {}

  /// The path to a value with a name, for messages.
  func path(to name: StaticString) -> [String] { [name.description] }

  // MARK: Fields

  /// Visits a field that may be absent.
  ///
  /// A reader gets nil fields, from `empty()`, and leaves missing ones nil: setting them again
  /// would need the type at run time, once for every field.
  public func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {}

  /// Visits a field that has the default of its type if it is missing.
  public final func field<Value: WireValue>(_ name: StaticString, _ value: inout Value) {
    var optional: Value? = isReading ? nil : value
    field(name, &optional)
    settle(&value, found: optional, absent: Value.wireDefault)
  }

  /// Visits a dictionary: repeated `item` elements over SOAP, an object over REST.
  ///
  /// An entry without a value is read as the default of its type. Declare the values optional if
  /// nil must be kept.
  public func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {}

  // MARK: Fields with a form in XML

  /// Visits a field that may be absent.
  public func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    field(name, &value)
  }

  /// Visits a required field.
  public final func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value
  ) {
    var optional: Value? = isReading ? nil : value
    isRequired = true
    field(name, form, &optional)
    isRequired = false
    settle(name, value: &value, found: optional, absent: Value.wireDefault)
  }

  /// Visits a list whose items are words of one text.
  public func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]?
  ) {
    field(name, &values)
  }

  /// Visits a required list of words.
  public final func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    var optional: [Value]? = isReading ? nil : values
    isRequired = true
    words(name, form, &optional)
    isRequired = false
    settle(name, value: &values, found: optional, absent: [])
  }

  /// Visits a list whose items are siblings of the other fields, without a surrounding element.
  public func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    var optional: [Value]? = isReading ? nil : values
    field(name, &optional)
    settle(&values, found: optional, absent: [])
  }

  /// Visits a list that has its own element, and whose items have their own name.
  public func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    field(name, &values)
  }

  /// Visits a required list.
  public final func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]
  ) {
    var optional: [Value]? = isReading ? nil : values
    isRequired = true
    list(name, form, item: item, itemForm, &optional)
    isRequired = false
    settle(name, value: &values, found: optional, absent: [])
  }

  /// Visits one of several elements.
  ///
  /// - Parameter known: the elements that the enclosing type declares, so that a reader recognizes
  ///   an element of a later version. Nil if something else keeps such elements.
  public func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    field(name, &choice)
  }

  /// Visits one of several elements. One of them is required.
  public final func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice
  ) {
    var optional: Choice? = isReading ? nil : choice
    isRequired = true
    self.choice(name, among: known, &optional)
    isRequired = false
    settle(name, value: &choice, found: optional, absent: Choice.wireDefault)
  }

  /// Visits elements with several names in any order. The order is kept.
  public func choices<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choices: inout [Choice]
  ) {
    var optional: [Choice]? = isReading ? nil : choices
    field(name, &optional)
    settle(&choices, found: optional, absent: [])
  }

  /// Visits one of the elements of a choice.
  ///
  /// - Parameters:
  ///   - wrap: creates the choice from a value.
  ///   - unwrap: the value; nil if another element is chosen.
  public final func option<Choice: ServiceChoice, Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ choice: inout Choice?, wrap: (Value) -> Choice,
    unwrap: (Choice) -> Value?
  ) {
    if isReading, choice.hasValue { return }
    var value = choice.flatMap(unwrap)
    guard isReading || isDescribing || value.hasValue else { return }
    option(name, form, &value)
    if isReading { choice = value.map(wrap) }
    // The limits of a value are checked only for the chosen case.
    if isDescribing { choice = wrap(Value.wireDefault) }
  }

  /// Visits the value of the chosen element, or of the element that a reader searches for.
  func option<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    field(name, form, &value)
  }

  /// Visits the elements that the documentation allows but does not name.
  ///
  /// - Parameter known: the elements that the enclosing type declares.
  public func others(besides known: [XMLName], _ elements: inout [AnyElement]) {}

  /// Visits the attributes that the documentation allows but does not name.
  ///
  /// - Parameter known: the attributes that the enclosing type declares.
  public func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {}

  // MARK: Limits

  /// Refuses a value that the documentation does not allow, if the coder checks limits.
  public final func check<Value: WireValue>(
    _ name: StaticString, _ value: Value?, _ limits: @autoclosure () -> ValueLimits
  ) {
    if isDescribing { return describe(limits()) }
    guard refusesForbiddenValues, failure == nil, let value else { return }
    refuse(limits().breach(by: value), name)
  }

  /// Refuses a list that the documentation does not allow, if the coder checks limits.
  public final func check<Value: WireValue>(
    _ name: StaticString, _ values: [Value]?, _ limits: @autoclosure () -> ValueLimits
  ) {
    if isDescribing { return describe(limits()) }
    guard refusesForbiddenValues, failure == nil, let values else { return }
    let limits = limits()
    refuse(limits.breach(byItems: values.count), name)
    for value in values { refuse(limits.breach(by: value), name) }
  }

  /// Records the limits of the last visited field.
  func describe(_ limits: ValueLimits) {}

  private final func refuse(_ breach: String?, _ name: StaticString) {
    if let breach { fail(CodingFailure(message: breach, path: path(to: name))) }
  }

  // MARK: Values, called back by `WireValue.code`

  func string(_ value: inout String?) {}
  func boolean(_ value: inout Bool?) {}
  func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {}
  func double(_ value: inout Double?) {}
  func lexical<Value: LexicalValue>(_ value: inout Value?) {}
  /// XML has prefixes for namespaces; everything else has the namespace in the text.
  func qualifiedName(_ value: inout XMLName?) { lexical(&value) }
  func words<Item: WireValue>(_ items: inout [Item]?) {}
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
