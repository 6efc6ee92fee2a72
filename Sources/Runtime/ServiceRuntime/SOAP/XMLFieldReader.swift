import Foundation

/// Reads fields from an element of a parsed document.
///
/// Fields mostly arrive in the order in which they are read. So the search starts after the last
/// field found, and goes around once. Fields that are not read are skipped.
final class XMLFieldReader: FieldCoder {
  let document: XMLDocument
  /// The element whose value is being read.
  @exclusivity(unchecked) var element: Int32
  /// The element at which the search for the next field begins.
  @exclusivity(unchecked) private var cursor: Int32
  /// The namespace of the fields being read.
  @exclusivity(unchecked) private var namespace: Int32
  @exclusivity(unchecked) private var namespaceName: String
  /// Collects what a check of samples needs; nil in a running service.
  let audit: ReadingAudit?
  var visited: Set<Int32> = []
  /// The only element in which the options are searched; -1 for any child.
  @exclusivity(unchecked) private var only: Int32 = -1
  /// Whether a nil item is an error in a list that cannot hold it; otherwise it is a default.
  @exclusivity(unchecked) private var refusesNilItems = false

  init(_ document: XMLDocument, element: Int32, namespace: String, audit: ReadingAudit? = nil) {
    self.document = document
    self.element = element
    self.namespace = document.namespaceID(namespace)
    namespaceName = namespace
    self.audit = audit
    cursor = document.nodes[Int(element)].firstChild
  }

  /// Reads the fields of a value from the children of an element.
  static func read<Value: FieldCodable>(
    _ type: Value.Type, from document: XMLDocument, element: Int32, namespace: String,
    audit: ReadingAudit? = nil, refusingForbiddenValues: Bool = false
  ) throws(CodingFailure) -> Value {
    let reader = XMLFieldReader(document, element: element, namespace: namespace, audit: audit)
    reader.refusesForbiddenValues = refusingForbiddenValues
    var value = Value.empty()
    value.code(with: reader)
    reader.reportUnknown(in: element)
    if let failure = reader.failure { throw failure }
    return value
  }

  override var isReading: Bool { true }

  override func reportAbsent(_ name: StaticString) {
    fail(
      CodingFailure(
        message: "a required value is missing", path: path(to: name),
        line: Int(document.nodes[Int(element)].line)))
  }

  override func path(to name: StaticString) -> [String] {
    document.path(to: element) + [name.description]
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    let child = find(name.bytes, in: namespace)
    if child >= 0 {
      read(child, &value)
    } else {
      reportMissing(name)
    }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    let child = find(name.bytes, in: namespace)
    guard child >= 0 else { return reportMissing(name) }
    guard !document.nodes[Int(child)].isNil else { return }
    value = entries(of: child, named: item.bytes)
  }

  private func entries<Key: DictionaryKey, Value: WireValue>(
    of child: Int32, named item: UnsafeBufferPointer<UInt8>
  ) -> [Key: Value] {
    var entries = [Key: Value](minimumCapacity: document.childCount(of: child, upTo: 16))
    let outer = enter(child)
    while cursor >= 0, let entry = next(item) {
      let outer = enter(entry)
      var key: Key?
      var entryValue: Value?
      field("Key", &key)
      field("Value", &entryValue)
      entries.updateValue(entryValue ?? Value.wireDefault, forKey: key ?? Key.wireDefault)
      leave(outer)
    }
    leave(outer)
    return entries
  }

  // MARK: Fields with a form

  override func field<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    switch form.kind {
    case .element:
      let child = find(name.bytes, in: namespaceID(of: form))
      guard child >= 0 else { return }
      let outer = refusesNilItems
      refusesNilItems = true
      read(child, &value)
      refusesNilItems = outer
    case .attribute: attribute(name, in: form.namespace ?? "", &value)
    case .content: if !document.nodes[Int(element)].isNil { Value.code(&value, with: self) }
    }
  }

  /// The namespace of an element with a form. The content of the element is in the namespace of its
  /// type.
  private func namespaceID(of form: FieldForm) -> Int32 {
    form.namespace.map(document.namespaceID) ?? namespace
  }

  private func attribute<Value: WireValue>(
    _ name: StaticString, in namespace: String, _ value: inout Value?
  ) {
    guard let text = document.attribute(name, in: namespace, of: element) else { return }
    let reader = XMLTextReader(text, in: self)
    Value.code(&value, with: reader)
    if let type = reader.invalid { failInvalid(type, text) }
  }

  override func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]?
  ) {
    var list: WordList<Value>?
    field(name, form, &list)
    values = list?.items
  }

  override func words<Item: WireValue>(_ items: inout [Item]?) {
    guard isLeaf(String.xmlName) else { return }
    items = words(in: document.string(of: element))
  }

  /// The words of a text where values are being read.
  func words<Item: WireValue>(in text: String) -> [Item] {
    text.split(whereSeparator: \.isXMLSpace).map { word in
      let reader = XMLTextReader(String(word), in: self)
      var value: Item?
      Item.code(&value, with: reader)
      if let type = reader.invalid { failInvalid(type, String(word)) }
      return value ?? Item.wireDefault
    }
  }

  override func repeated<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]
  ) {
    values = []
    let id = namespaceID(of: form)
    var child = document.nodes[Int(element)].firstChild
    while let found = search(name.bytes, in: id, from: child, to: -1) {
      var value: Value?
      read(found, &value)
      values.append(value ?? itemWithoutValue(found, isNilRefused: true))
      child = document.nodes[Int(found)].next
    }
  }

  /// The item of a list for an element without a value. A list whose items are not optional has no
  /// nil.
  private func itemWithoutValue<Value: WireValue>(_ item: Int32, isNilRefused: Bool) -> Value {
    if isNilRefused { refuseNil(item, type: Value.self, message: "an item of a list is nil") }
    return Value.wireDefault
  }

  /// A type that cannot hold nil would have a default instead.
  private func refuseNil<Value: WireValue>(
    _ element: Int32, type: Value.Type, message: String
  ) {
    guard document.nodes[Int(element)].isNil, !Value.wireDefault.isNilValue else { return }
    fail(
      CodingFailure(
        message: message, path: document.path(to: element),
        line: Int(document.nodes[Int(element)].line)))
  }

  override func list<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, item: StaticString, _ itemForm: FieldForm,
    _ values: inout [Value]?
  ) {
    let list = find(name.bytes, in: namespaceID(of: form))
    guard list >= 0, !document.nodes[Int(list)].isNil else { return }
    var items: [Value] = []
    let outer = enter(list)
    repeated(item, itemForm, &items)
    leave(outer)
    values = items
  }

  override func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    Choice.code(&choice, with: self)
    if !choice.hasValue, let other = known.flatMap(others(besides:))?.first {
      choice = .other(anyElement(other))
    }
  }

  /// Each child in turn is one of the choices, or none of them.
  override func choices<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choices: inout [Choice]
  ) {
    choices = []
    let unknown = Set(known.map(others(besides:)) ?? [])
    let outer = only
    for child in document.children(of: element) {
      only = child
      var choice: Choice?
      Choice.code(&choice, with: self)
      if !choice.hasValue, unknown.contains(child) { choice = .other(anyElement(child)) }
      if let choice { choices.append(choice) }
    }
    only = outer
  }

  /// All options are tried on one element. This restriction does not apply to the content of the
  /// element.
  override func option<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    let child = only
    guard child >= 0 else { return optionAnywhere(name, form: form, value: &value) }
    let id = namespaceID(of: form)
    let node = document.nodes[Int(child)]
    guard node.namespace == id, node.nameBytes.elementsEqualBytes(name.bytes) else { return }
    only = -1
    if audit != nil { visited.insert(child) }
    read(child, &value)
    // An element without a value still exists.
    setIfNil(&value, of: child)
    only = child
  }

  private func optionAnywhere<Value: WireValue>(
    _ name: StaticString, form: FieldForm, value: inout Value?
  ) {
    let child = find(name.bytes, in: namespaceID(of: form))
    guard child >= 0 else { return }
    read(child, &value)
    setIfNil(&value, of: child)
  }

  private func setIfNil<Value: WireValue>(_ value: inout Value?, of chosen: Int32) {
    guard !value.hasValue else { return }
    refuseNil(chosen, type: Value.self, message: "an element of a choice is nil")
    value = .some(Value.wireDefault)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    let others = others(besides: known)
    if audit != nil { visited.formUnion(others) }
    elements = others.map(anyElement)
  }

  private func others(besides known: [XMLName]) -> [Int32] {
    let known = Set(known)
    return document.children(of: element).filter { !known.contains(document.name($0)) }
  }

  private func anyElement(_ node: Int32) -> AnyElement {
    AnyElement(name: document.name(node), content: document.fragment(of: node))
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    let known = Set(known)
    attributes = document.attributes(of: element).filter {
      $0.name.namespace != XMLNamespace.instance && !known.contains($0.name)
    }
  }

  // MARK: Moving in the tree

  /// The next child with this name; -1 if there is none.
  private func find(_ name: UnsafeBufferPointer<UInt8>, in namespace: Int32) -> Int32 {
    if let found = search(name, in: namespace, from: cursor, to: -1) { return found }
    let first = document.nodes[Int(element)].firstChild
    return search(name, in: namespace, from: first, to: cursor) ?? -1
  }

  /// Like `find`, but never backwards: for repeated elements.
  private func next(_ name: UnsafeBufferPointer<UInt8>) -> Int32? {
    search(name, in: namespace, from: cursor, to: -1)
  }

  private func search(
    _ name: UnsafeBufferPointer<UInt8>, in namespace: Int32, from start: Int32, to end: Int32
  ) -> Int32? {
    var child = start
    while child >= 0, child != end {
      let node = document.nodes[Int(child)]
      if node.namespace == namespace, node.nameBytes.elementsEqualBytes(name) {
        cursor = node.next
        if audit != nil { visited.insert(child) }
        return child
      }
      child = node.next
    }
    return nil
  }

  /// Reads a value from an element, unless the element is marked as nil.
  private func read<Value: WireValue>(_ child: Int32, _ value: inout Value?) {
    if document.nodes[Int(child)].isNil { return }
    if audit != nil, !(Value.self is any PolymorphicObject.Type) {
      checkType(of: child, Value.xmlName.local)
    }
    let outer = element
    element = child
    Value.code(&value, with: self)
    element = outer
  }

  /// The place where fields are searched.
  private struct Place {
    var element: Int32
    var cursor: Int32
  }

  /// Searches the children of an element from now on. Returns the previous place.
  private func enter(_ child: Int32) -> Place {
    let outer = Place(element: element, cursor: cursor)
    element = child
    cursor = document.nodes[Int(child)].firstChild
    return outer
  }

  private func leave(_ outer: Place) {
    reportUnknown(in: element)
    element = outer.element
    cursor = outer.cursor
  }

  /// Sets the namespace of the fields. Mostly it does not change, and is the identical string.
  private func enter(namespace own: String) {
    if own == namespaceName || own == XMLNamespace.enclosing { return }
    namespaceName = own
    namespace = document.namespaceID(own)
  }

  // MARK: Values

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let outer = (namespace, namespaceName, isInBase)
    isInBase = false
    var object = Object.empty()
    let place = enter(element)
    enter(namespace: Object.xmlName.namespace)
    object.code(with: self)
    leave(place)
    (namespace, namespaceName, isInBase) = outer
    value = object
  }

  /// With `xsi:type`, the message names the type of the value: one that extends the declared type.
  override func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) {
    guard let type = document.type(of: element), type != Object.xmlName else {
      return object(&value)
    }
    if let known = Object.derivedTypes.first(where: { $0.xmlName == type }) {
      value = derived(known).map(Object.wrapping)
      return
    }
    if audit != nil { visited.formUnion(document.children(of: element)) }
    let own = Object.xmlName.namespace
    let others = document.elements(
      of: element, besides: Set(CopyingCoder.fieldNames(of: Object.self)),
      in: own == XMLNamespace.enclosing ? namespace : document.namespaceID(own))
    object(&value)
    value?.derivedContent = .unknown(type, others)
  }

  private func derived<Derived: DerivedObject>(_ type: Derived.Type) -> (any DerivedObject)? {
    var value: Derived?
    object(&value)
    return value
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    let name = itemName(of: [Element].self)
    let outer = (namespace, namespaceName)
    var items: [Element] = []
    let place = enter(element)
    enter(namespace: name.namespace)
    name.local.withBytes { bytes in
      while cursor >= 0, let child = next(bytes) {
        var item: Element?
        read(child, &item)
        items.append(item ?? itemWithoutValue(child, isNilRefused: refusesNilItems))
      }
    }
    leave(place)
    (namespace, namespaceName) = outer
    value = items
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    let outer = (namespace, namespaceName)
    value = enterDictionary { names in
      let name = names?.item ?? [Key: Value].itemName
      enter(namespace: name.namespace)
      return name.local.withBytes { entries(of: element, named: $0) }
    }
    (namespace, namespaceName) = outer
  }

  override func string(_ value: inout String?) {
    guard isLeaf(String.xmlName) else { return }
    value = document.string(of: element)
  }

  override func boolean(_ value: inout Bool?) {
    leaf(&value) { XMLNumber.boolean($0) }
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    leaf(&value) { XMLNumber.integer($0) }
  }

  override func double(_ value: inout Double?) {
    leaf(&value) { XMLNumber.double(String(decoding: $0, as: UTF8.self)) }
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    guard isLeaf(Value.xmlName) else { return }
    let text = document.withText(of: element) {
      String(decoding: $0.trimmingXMLSpace, as: UTF8.self)
    }
    do {
      value = try Value.parse(text, as: .xml)
    } catch {
      failInvalid(Value.xmlName, text)
    }
  }

  override func qualifiedName(_ value: inout XMLName?) {
    guard isLeaf(XMLName.xmlName) else { return }
    let text = document.string(of: element).trimmed
    guard !text.isEmpty else { return }
    value = meaning(of: text)
    if value == nil { failInvalid(XMLName.xmlName, text) }
  }

  /// The name that a text means where values are being read.
  func meaning(of text: String) -> XMLName? { document.qualifiedName(text, at: element) }

  override func opaque(_ value: inout OpaqueValue?) {
    value = document.opaqueValue(of: element)
    if audit != nil { visited.formUnion(document.children(of: element)) }
  }

  override func any(_ value: inout AnyValue?) {
    let type = document.type(of: element)
    if let type, readBuiltIn(type, &value) { return }
    value = document.anyValue(of: element, type: type)
    if audit != nil { visited.formUnion(document.children(of: element)) }
  }

  /// Reads text without the white space around it. An empty element of a value type is read as nil.
  private func leaf<Value: WireValue>(
    _ value: inout Value?, _ convert: (UnsafeBufferPointer<UInt8>) -> Value?
  ) {
    guard isLeaf(Value.xmlName) else { return }
    let isValid = document.withText(of: element) { text in
      let text = text.trimmingXMLSpace
      if text.isEmpty { return true }
      guard let converted = convert(text) else { return false }
      value = converted
      return true
    }
    if !isValid { failInvalid(Value.xmlName, document.string(of: element)) }
  }

  private func isLeaf(_ type: @autoclosure () -> XMLName) -> Bool {
    let child = document.nodes[Int(element)].firstChild
    if child < 0 { return true }
    fail(
      CodingFailure(
        message: "a \(type().local) has child elements", path: document.path(to: element),
        line: Int(document.nodes[Int(element)].line)))
    return false
  }

  private func failInvalid(_ type: XMLName, _ text: String) {
    if let audit, audit.tolerates(type) { return audit.tolerated.append(text) }
    fail(
      .invalid(
        type, text, path: document.path(to: element),
        line: Int(document.nodes[Int(element)].line)))
  }
}
