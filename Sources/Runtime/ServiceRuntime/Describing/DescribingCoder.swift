import Foundation

/// Visits types instead of values, and records the names and types of their fields.
///
/// Such a description always matches the messages, because the same visit also reads and writes
/// them.
final class DescribingCoder: FieldCoder {
  /// The visited objects, with their fields in the order of the binding.
  private(set) var objects: [XMLName: [DescribedField]] = [:]
  /// Every visited type, including objects.
  private(set) var types: Set<DescribedType> = []
  /// Derived types whose base type is sent, with the base type.
  private(set) var bases: [XMLName: XMLName] = [:]

  /// Objects whose values are never sent themselves.
  private(set) var abstractObjects: Set<XMLName> = []
  /// The names of the members of enumerations and flags that list them.
  private(set) var members: [XMLName: [String]] = [:]
  /// The names of the types of dictionaries that are items of lists.
  private(set) var dictionaryTypes: [DescribedType: XMLName] = [:]
  /// Whether a value is not written in XML by the rule.
  private(set) var usesForms = false

  let binding: ServiceBinding
  /// The namespace of the service, for objects that each service declares itself.
  private let serviceNamespace: String
  /// The namespace of the fields being visited.
  var namespace: String
  var fields: [DescribedField] = []
  /// The indices of those of the fields that belong to a base type.
  private var inherited: [Int] = []
  /// The type of the last visited value.
  private var found = DescribedType.any
  /// Objects still to be visited. Visiting them one after another keeps the stack small.
  private var pending: [() -> Void] = []

  init(_ binding: ServiceBinding, namespace: String) {
    self.binding = binding
    serviceNamespace = namespace
    self.namespace = namespace
  }

  /// The fields of a message, without visiting the objects in them.
  func ownFields<Message: FieldCodable>(of type: Message.Type) -> [DescribedField] {
    defer { pending = [] }
    return visit(type, in: serviceNamespace)
  }

  /// The fields of a message. The objects in them are visited too.
  func fields<Message: FieldCodable>(of type: Message.Type) -> [DescribedField] {
    let result = visit(type, in: serviceNamespace)
    while let next = pending.popLast() { next() }
    return result
  }

  private func visit<Value: FieldCodable>(
    _ type: Value.Type, in namespace: String
  ) -> [DescribedField] {
    let outer = (fields, self.namespace)
    (fields, inherited) = ([], [])
    self.namespace = namespace
    var value = Value.empty()
    value.code(with: self)
    let result = fields
    (fields, self.namespace) = outer
    return result
  }

  private func append(_ field: DescribedField) {
    if isInBase { inherited.append(fields.count) }
    fields.append(field)
  }

  override var isBaseFirst: Bool { binding == .soap }
  override var isDescribing: Bool { true }

  override func describe(_ limits: ValueLimits) {
    guard let last = fields.indices.last else { return }
    fields[last].form?.limits = limits
  }

  /// The type of the content of a header part or a fault.
  func content<Value: WireValue>(of type: Value.Type) -> DescribedType {
    usesForms = true
    let result = self.type(of: type)
    while let next = pending.popLast() { next() }
    return result
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    append(DescribedField(name: name.description, type: type(of: Value.self)))
  }

  // MARK: Fields with a form of their own

  override func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    let described = self.form(form)
    add(name, type: type(of: Value.self), form: described)
  }

  override func option<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    let described = self.form(form)
    add(name, type: type(of: Value.self), form: described)
  }

  override func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]?
  ) {
    var described = self.form(form)
    described.items = .words
    add(name, type: type(of: Value.self), form: described)
  }

  override func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    var described = self.form(form)
    described.isRepeated = true
    add(name, type: type(of: Value.self), form: described)
  }

  override func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    var described = self.form(form)
    described.items = .elements(
      XMLName(item.description, in: itemForm.namespace ?? namespace))
    add(name, type: type(of: Value.self), form: described)
  }

  override func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    add(name, options(of: Choice.self), isRepeated: false)
  }

  override func choices<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choices: inout [Choice]
  ) {
    add(name, options(of: Choice.self), isRepeated: true)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    add("", type: .any, form: DescribedForm(.anyElements, namespace: ""))
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    add("", type: .any, form: DescribedForm(.anyAttributes, namespace: ""))
  }

  private func add(_ name: StaticString, type: DescribedType, form: DescribedForm) {
    usesForms = true
    append(DescribedField(name: name.description, type: type, form: form))
  }

  private func add(_ name: StaticString, _ options: [DescribedField], isRepeated: Bool) {
    var form = DescribedForm(.choice(options), namespace: namespace)
    form.isRequired = takeRequired()
    form.isRepeated = isRepeated
    add(name, type: .any, form: form)
  }

  private func options<Choice: ServiceChoice>(of type: Choice.Type) -> [DescribedField] {
    let outer = (fields, inherited, isRequired)
    (fields, isRequired) = ([], false)
    var choice: Choice?
    Choice.code(&choice, with: self)
    let options = fields
    (fields, inherited, isRequired) = outer
    return options
  }

  private func form(_ form: FieldForm) -> DescribedForm {
    let isAttribute = form.kind == .attribute
    var result = DescribedForm(
      form.kind == .element ? .element : isAttribute ? .attribute : .content,
      namespace: form.namespace ?? (isAttribute ? "" : namespace))
    result.isRequired = takeRequired() || form.isRequired
    result.isNillable = form.isNillable
    return result
  }

  /// Types inside the field are not asked again.
  private func takeRequired() -> Bool {
    defer { isRequired = false }
    return isRequired
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    let type = dictionary([Key: Value].self, item: XMLName(item.description, in: namespace))
    types.insert(type)
    append(DescribedField(name: name.description, type: type))
  }

  private func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ type: [Key: Value].Type, item: XMLName
  ) -> DescribedType {
    .dictionary(
      SchemaDictionary(
        item: item, key: self.type(of: Key.self),
        value: SchemaItem(
          type: self.type(of: Value.self), element: XMLName("Value", in: item.namespace),
          isOptional: Value.wireDefault.isNilValue)))
  }

  func type<Value: WireValue>(of type: Value.Type) -> DescribedType {
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
    if let flags = Value.self as? any FlagSet.Type {
      found = .flags(name)
      members[name] = flags.memberNames
    } else if let enumeration = Value.self as? any OpenEnumeration.Type {
      found = .enumeration(name)
      members[name] = enumeration.memberNames
    } else if Value.isName {
      found = .enumeration(name)
    } else if Value.self is DateTime.Type {
      found = .dateTime
    } else if Value.self is TimeSpan.Type {
      found = .duration
    } else if Value.self is Data.Type {
      found = .binary
    } else {
      found = .simple(name.local)
    }
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    let element = itemName(of: [Element].self)
    let type = type(of: Element.self)
    found = .array(
      SchemaItem(
        type: type, element: resolved(element),
        isOptional: Element.wireDefault.isNilValue))
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    found = enterDictionary { names in
      let type = dictionary([Key: Value].self, item: names?.item ?? [Key: Value].itemName)
      if let names { dictionaryTypes[type] = names.type }
      return type
    }
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let name = resolved(Object.xmlName)
    found = .object(name)
    guard objects[name] == nil else { return }
    objects[name] = []
    if Object.isAbstract { abstractObjects.insert(name) }
    pending.append { [unowned self] in
      objects[name] = visit(Object.self, in: name.namespace)
      if let base = Object.describedBase {
        note(base, under: name)
      } else if let derived = Object.self as? any DerivedObject.Type {
        noteBase(of: derived)
      }
    }
  }

  /// Adds the base type of a type that is used by itself. Services that share types have to
  /// describe them alike, whether or not they have values of the base type.
  private func noteBase<Derived: DerivedObject>(of type: Derived.Type) {
    guard binding == .soap else { return }
    let outer = found
    var value: Derived.BaseObject?
    object(&value)
    types.insert(found)
    found = outer
    bases[resolved(Derived.xmlName)] = resolved(Derived.BaseObject.xmlName)
  }

  /// Adds a base type whose fields were visited with those of an object.
  private func note(_ base: DescribedBase, under name: XMLName) {
    guard binding == .soap, let fields = objects[name] else { return }
    if objects[base.name] == nil { objects[base.name] = inherited.map { fields[$0] } }
    types.insert(.object(base.name))
    bases[name] = base.name
    if base.isAbstract { abstractObjects.insert(base.name) }
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
