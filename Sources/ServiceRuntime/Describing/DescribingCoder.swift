/// Visits types instead of values, and records the names and types of their fields.
///
/// Such a description always matches the messages, because the same visit also reads and writes
/// them.
final class DescribingCoder: FieldCoder {
  /// The visited objects, with their fields in the order of the binding.
  private(set) var objects: [XMLName: [SchemaField]] = [:]
  /// Every visited type, including objects.
  private(set) var types: Set<SchemaType> = []
  /// Derived types whose base type is sent, with the base type.
  private(set) var bases: [XMLName: XMLName] = [:]

  /// Whether a value has its own form in XML, which descriptions do not support.
  private(set) var usesForms = false

  private let binding: ServiceBinding
  /// The namespace of the service, for objects that each service declares itself.
  private let serviceNamespace: String
  /// The namespace of the fields being visited.
  private var namespace: String
  private var fields: [SchemaField] = []
  /// The type of the last visited value.
  private var found = SchemaType.any
  /// Objects still to be visited. Visiting them one after another keeps the stack small.
  private var pending: [() -> Void] = []

  init(_ binding: ServiceBinding, namespace: String) {
    self.binding = binding
    serviceNamespace = namespace
    self.namespace = namespace
  }

  /// The fields of a message, without visiting the objects in them.
  func ownFields<Message: FieldCodable>(of type: Message.Type) -> [SchemaField] {
    defer { pending = [] }
    return visit(type, in: serviceNamespace)
  }

  /// The fields of a message. The objects in them are visited too.
  func fields<Message: FieldCodable>(of type: Message.Type) -> [SchemaField] {
    let result = visit(type, in: serviceNamespace)
    while let next = pending.popLast() { next() }
    return result
  }

  private func visit<Value: FieldCodable>(
    _ type: Value.Type, in namespace: String
  ) -> [SchemaField] {
    let outer = (fields, self.namespace)
    fields = []
    self.namespace = namespace
    var value = Value.empty()
    value.code(with: self)
    let result = fields
    (fields, self.namespace) = outer
    return result
  }

  override var isBaseFirst: Bool { binding == .soap }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    fields.append(SchemaField(name: name.description, type: type(of: Value.self)))
  }

  override func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    usesForms = true
    field(name, &value)
  }

  override func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    usesForms = true
    super.repeated(name, form, &values)
  }

  override func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    usesForms = true
    field(name, &values)
  }

  override func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    usesForms = true
    field(name, &choice)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    usesForms = true
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    usesForms = true
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    let type = dictionary([Key: Value].self, item: XMLName(item.description, in: namespace))
    types.insert(type)
    fields.append(SchemaField(name: name.description, type: type))
  }

  private func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ type: [Key: Value].Type, item: XMLName
  ) -> SchemaType {
    .dictionary(
      SchemaDictionary(
        item: item, key: self.type(of: Key.self),
        value: SchemaItem(
          type: self.type(of: Value.self), element: XMLName("Value", in: item.namespace),
          isOptional: Value.wireDefault.isNilValue)))
  }

  private func type<Value: WireValue>(of type: Value.Type) -> SchemaType {
    var value: Value?
    Value.code(&value, with: self)
    // The callback for opaque content does not know its type.
    if found == .any, Value.xmlName != AnyValue.xmlName {
      found = .opaque(resolved(Value.xmlName))
    }
    types.insert(found)
    return found
  }

  private func resolved(_ name: XMLName) -> XMLName {
    name.namespace == XMLNamespace.enclosing ? XMLName(name.local, in: namespace) : name
  }

  // MARK: Values

  override func string(_ value: inout String?) { found = .string }
  override func boolean(_ value: inout Bool?) { found = .boolean }
  override func double(_ value: inout Double?) { found = .double }
  override func any(_ value: inout AnyValue?) { found = .any }
  override func opaque(_ value: inout OpaqueValue?) { found = .any }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    found = .integer(Integer.xmlName.local)
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    let name = resolved(Value.xmlName)
    if Value.isName {
      found = Value.self is any FlagSet.Type ? .flags(name) : .enumeration(name)
    } else if Value.self is DateTime.Type {
      found = .dateTime
    } else if Value.self is TimeSpan.Type {
      found = .duration
    } else {
      found = .binary
    }
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    let type = type(of: Element.self)
    found = .array(
      SchemaItem(
        type: type, element: resolved(Element.xmlName),
        isOptional: Element.wireDefault.isNilValue))
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    found = dictionary([Key: Value].self, item: [Key: Value].itemName)
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let name = resolved(Object.xmlName)
    found = .object(name)
    guard objects[name] == nil else { return }
    objects[name] = []
    pending.append { [unowned self] in
      objects[name] = visit(Object.self, in: name.namespace)
    }
  }

  /// Over SOAP a message may name any type derived from the declared one. Over REST it names none.
  override func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) {
    object(&value)
    let declared = found
    guard binding == .soap, case .object(let base) = declared else { return }
    for type in Object.derivedTypes { note(type, extending: base) }
    found = declared
  }

  private func note<Derived: DerivedObject>(_ type: Derived.Type, extending base: XMLName) {
    var value: Derived?
    object(&value)
    types.insert(found)
    let direct = resolved(Derived.BaseObject.xmlName)
    bases[resolved(Derived.xmlName)] = objects[direct] == nil ? base : direct
  }
}
