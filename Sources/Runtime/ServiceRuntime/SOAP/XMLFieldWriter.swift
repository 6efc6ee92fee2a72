import Foundation

/// Writes fields as XML elements; nil is left out.
final class XMLFieldWriter: FieldCoder {
  // No access to it overlaps another one. Checking that each time took an eighth of the time.
  @exclusivity(unchecked) var output: XMLByteWriter
  /// The namespace of the fields being written.
  @exclusivity(unchecked) private var namespace: String

  init(_ output: consuming XMLByteWriter, namespace: String) {
    self.output = output
    self.namespace = namespace
  }

  /// Writes an element with the fields of a value in the same namespace.
  func element<Value: FieldCodable>(
    _ name: String, in elementNamespace: String? = nil, _ value: consuming Value
  ) {
    // A message without an element has an empty Body.
    if name.isEmpty { return }
    name.withBytes { bytes in
      let element = output.start(bytes, in: elementNamespace ?? namespace)
      value.code(with: self)
      output.end(bytes, element)
    }
  }

  /// Fails if a text had a character that cannot be sent.
  func checkText() {
    guard output.hasIllegalText else { return }
    fail(CodingFailure(message: "a text has a control character, which XML cannot carry"))
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard value.isPresent, failure == nil else { return }
    let bytes = name.bytes
    let element = output.start(bytes, in: namespace)
    Value.code(&value, with: self)
    output.end(bytes, element)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard let entries = value, failure == nil else { return }
    let bytes = name.bytes
    let itemBytes = item.bytes
    let element = output.start(bytes, in: namespace)
    write(entries, named: itemBytes)
    output.end(bytes, element)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  private func write<Key: DictionaryKey, Value: WireValue>(
    _ entries: [Key: Value], named itemBytes: UnsafeBufferPointer<UInt8>
  ) {
    // Most dictionaries have one entry, and sorting costs more than writing it.
    guard entries.count > 1 else {
      for (key, value) in entries { write(key, value, named: itemBytes) }
      return
    }
    for (key, value) in entries.sorted(by: { Key.isOrdered($0.key, before: $1.key) }) {
      write(key, value, named: itemBytes)
    }
  }

  private func write<Key: DictionaryKey, Value: WireValue>(
    _ key: Key, _ value: Value, named itemBytes: UnsafeBufferPointer<UInt8>
  ) {
    let itemElement = output.start(itemBytes, in: namespace)
    var key: Key? = key
    field("Key", &key)
    if !value.isNilValue {
      var value: Value? = value
      field("Value", &value)
    }
    output.end(itemBytes, itemElement)
  }

  // MARK: Fields with a form

  override func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    guard failure == nil else { return }
    switch form.kind {
    case .element: element(name, form: form, value: &value)
    case .attribute: attribute(name, in: form.namespace ?? "", &value)
    case .content: if value?.isNilValue == false { Value.code(&value, with: self) }
    }
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  private func element<Value: WireValue>(
    _ name: StaticString, form: FieldForm, value: inout Value?
  ) {
    let isPresent = value.isPresent
    if !isPresent, !form.writesNil { return }
    let isNil = !isPresent || value?.isNilValue ?? true
    let bytes = name.bytes
    let element = output.start(bytes, in: form.namespace ?? namespace)
    if isNil { output.attribute("i:nil", "true") } else { Value.code(&value, with: self) }
    output.end(bytes, element)
  }

  private func attribute<Value: WireValue>(
    _ name: StaticString, in namespace: String, _ value: inout Value?
  ) {
    guard value.isPresent else { return }
    let writer = XMLTextWriter(in: self)
    Value.code(&value, with: writer)
    if let failure = writer.failure { return fail(failure) }
    output.attribute(XMLName(name.description, in: namespace), writer.text)
  }

  override func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]?
  ) {
    var list = values.map(WordList.init)
    field(name, form, &list)
  }

  override func words<Item: WireValue>(_ items: inout [Item]?) {
    if let items { output.text(text(of: items)) }
  }

  /// The words in one text. The start tag just written declares the prefixes that they need.
  func text<Item: WireValue>(of words: [Item]) -> String {
    words.map { word in
      let writer = XMLTextWriter(in: self)
      var word: Item? = word
      Item.code(&word, with: writer)
      if let failure = writer.failure { fail(failure) }
      return writer.text
    }.joined(separator: " ")
  }

  override func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    guard failure == nil else { return }
    for value in values {
      var value: Value? = value
      element(name, form: form, value: &value)
    }
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  override func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    guard failure == nil, values.hasValue || form.writesNil else { return }
    let bytes = name.bytes
    let element = output.start(bytes, in: form.namespace ?? namespace)
    if var values { repeated(item, itemForm, &values) } else { output.attribute("i:nil", "true") }
    output.end(bytes, element)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  override func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    guard choice.hasValue, failure == nil else { return }
    if let other = choice?.otherElement { return write(other) }
    Choice.code(&choice, with: self)
  }

  override func choices<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choices: inout [Choice]
  ) {
    for choice in choices {
      var choice: Choice? = choice
      self.choice(name, among: known, &choice)
    }
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    for element in elements { write(element) }
  }

  func write(_ element: AnyElement) {
    if element == .absent { return }
    output.content(of: XMLFragment(nodes: [.element(element.name, element.content)]))
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    for attribute in attributes { output.attribute(attribute.name, attribute.value) }
  }

  // MARK: Values

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let outer = namespace
    let own = Object.xmlName.namespace
    if own != XMLNamespace.enclosing { namespace = own }
    value?.code(with: self)
    namespace = outer
  }

  /// A type that extends the declared type is named by `xsi:type`.
  override func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) {
    switch value?.derivedContent {
    case .object(let derived):
      guard let value else { return }
      write(value.united(with: derived))
    case .unknown(let type, let nodes):
      output.typeAttribute(type)
      object(&value)
      output.content(of: XMLFragment(nodes: nodes))
    case .properties:
      fail(
        CodingFailure(
          message: "properties that came over REST cannot be sent over SOAP: "
            + "wrap a value of the type that extends \(Object.xmlName.local)"))
    case nil:
      object(&value)
    }
  }

  private func write<Derived: DerivedObject>(_ value: Derived) {
    var derived: Derived? = value
    if (value as? any PolymorphicObject)?.derivedContent != nil {
      // The value inside it names the type.
      return Derived.code(&derived, with: self)
    }
    output.typeAttribute(Derived.xmlName)
    object(&derived)
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    guard let items = value else { return }
    let name = itemName(of: [Element].self)
    name.local.withBytes { bytes in
      for item in items {
        let element = output.start(bytes, in: name.namespace)
        if item.isNilValue {
          output.attribute("i:nil", "true")
        } else {
          var item: Element? = item
          Element.code(&item, with: self)
        }
        output.end(bytes, element)
      }
    }
    if failure != nil { failure?.path.insert(name.local, at: 0) }
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    guard let value else { return }
    let outer = namespace
    enterDictionary { names in
      let name = names?.item ?? [Key: Value].itemName
      namespace = name.namespace
      name.local.withBytes { write(value, named: $0) }
    }
    namespace = outer
  }

  override func string(_ value: inout String?) {
    if let value { output.text(value) }
  }

  override func boolean(_ value: inout Bool?) {
    if let value { output.plain(value ? "true" : "false") }
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    if let value { output.plain(text: String(value)) }
  }

  override func double(_ value: inout Double?) {
    if let value { output.plain(text: XMLNumber.text(of: value)) }
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    if let value { output.text(value.text(as: .xml)) }
  }

  override func qualifiedName(_ value: inout XMLName?) {
    if let value { output.text(output.prefixed(value)) }
  }

  override func opaque(_ value: inout OpaqueValue?) {
    switch value {
    case .none: break
    case .text(let text): output.text(text)
    case .xml(let fragment): output.content(of: fragment)
    case .json(let json):
      guard let text = json.scalarText else {
        return fail(CodingFailure(message: "a JSON object or array cannot be sent over SOAP"))
      }
      output.text(text)
    }
  }

  override func any(_ value: inout AnyValue?) {
    switch value {
    case .none: break
    case .string(let value): typed("string", value)
    case .boolean(let value): typed("boolean", value)
    case .int16(let value): typed("short", value)
    case .int32(let value): typed("int", value)
    case .int64(let value): typed("long", value)
    case .uint32(let value): typed("unsignedInt", value)
    case .double(let value): typed("double", value)
    case .dateTime(let value): typed("dateTime", value)
    case .duration(let value):
      typed("duration", in: XMLNamespace.serialization, value)
    case .binary(let value): typed("base64Binary", value)
    case .other(let type, let content):
      if let type { output.typeAttribute(type) }
      var content: OpaqueValue? = content
      opaque(&content)
    case .null: output.attribute("i:nil", "true")
    }
  }

  private func typed<Value: WireValue>(
    _ local: String, in namespace: String = XMLNamespace.schema, _ value: Value
  ) {
    output.typeAttribute(XMLName(local, in: namespace))
    var value: Value? = value
    Value.code(&value, with: self)
  }
}

extension JSONValue {
  /// The value as text, unless it is an array or an object.
  var scalarText: String? {
    switch self {
    case .null: ""
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .string(let value): value
    case .array, .object: nil
    }
  }
}
