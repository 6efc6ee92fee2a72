/// Reads fields from the properties of a JSON object. Unknown properties are skipped.
final class JSONFieldReader: FieldCoder {
  /// The value being read.
  @exclusivity(unchecked) private var current: JSONValue
  /// The properties of the object being read.
  @exclusivity(unchecked) private var properties: [String: JSONValue] = [:]
  /// Records observations for a check of samples; nil in a service.
  private let audit: ReadingAudit?
  @exclusivity(unchecked) private var asked: Set<String> = []
  /// Whether the sample is cut off at the object being read.
  @exclusivity(unchecked) private var isCutOff = false
  /// Whether the next object keeps properties that are not fields.
  @exclusivity(unchecked) private var keepsUnknown = false

  init(_ root: JSONValue, audit: ReadingAudit? = nil) {
    current = root
    self.audit = audit
  }

  override var isBaseFirst: Bool { false }
  override var isReading: Bool { true }

  /// Reads the root itself.
  func root<Value: WireValue>(_ value: inout Value?) { read(current, &value) }

  /// Makes the root the object whose properties are the fields. Null counts as an empty object.
  func enterRoot() {
    switch current {
    case .object(let object): properties = object
    case .null: break
    default: failExpected("an object")
    }
  }

  /// Reports unknown properties of the root.
  func leaveRoot() { reportUnknown() }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    property(name.description, &value)
  }

  func property<Value: WireValue>(_ name: String, _ value: inout Value?) {
    guard failure == nil else { return }
    if audit != nil { asked.insert(name) }
    guard let child = properties[name] else { return reportMissing(name) }
    audit?.path.append(name)
    read(child, &value)
    _ = audit?.path.popLast()
    if failure != nil { failure?.path.insert(name, at: 0) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    dictionaryProperty(name.description, &value)
  }

  func dictionaryProperty<Key: DictionaryKey, Value: WireValue>(
    _ name: String, _ value: inout [Key: Value]?
  ) {
    if audit != nil { asked.insert(name) }
    guard failure == nil else { return }
    guard let child = properties[name] else { return reportMissing(name) }
    dictionary(from: child, &value)
    if failure != nil { failure?.path.insert(name, at: 0) }
  }

  /// Reads a dictionary that is the root.
  func rootDictionary<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    dictionary(from: current, &value)
  }

  private func dictionary<Key: DictionaryKey, Value: WireValue>(
    from child: JSONValue, _ value: inout [Key: Value]?
  ) {
    if case .null = child { return }
    guard case .object(let object) = child else { return failExpected("an object", child) }
    var entries: [Key: Value] = [:]
    for (name, child) in object {
      guard let key = Key(propertyName: name) else {
        // Samples use the same placeholder for the key of every dictionary.
        if let audit {
          audit.placeholders.insert(name)
          continue
        }
        return fail(.invalid(Key.xmlName, name, path: []))
      }
      var entry: Value?
      read(child, &entry)
      entries[key] = entry ?? Value.wireDefault
    }
    value = entries
  }

  private func read<Value: WireValue>(_ child: JSONValue, _ value: inout Value?) {
    if case .null = child { return }
    let outer = current
    current = child
    Value.code(&value, with: self)
    current = outer
  }

  private func failExpected(_ what: String, _ found: JSONValue? = nil) {
    let found = found ?? current
    // Samples are cut off with an empty object, for any expected type.
    if let audit, case .object(let fields) = found, fields.isEmpty {
      return audit.tolerated.append("{}")
    }
    fail(CodingFailure(message: "expected \(what), found \(found.kind)"))
  }

  // MARK: Values

  /// The type is not sent, so properties that the base does not have are kept.
  override func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) {
    keepsUnknown = true
    object(&value)
    guard case .object(var properties) = current, value.hasValue else { return }
    for name in CopyingCoder.fieldNames(of: Object.self) { properties[name] = nil }
    if !properties.isEmpty { value?.derivedContent = .properties(properties) }
  }

  /// Reads an object; nil if the value of a property does not have its type.
  static func value<Object: ServiceObject>(
    _ type: Object.Type, from properties: [String: JSONValue]
  ) -> Object? {
    let reader = JSONFieldReader(.object(properties))
    var value: Object?
    Object.code(&value, with: reader)
    return reader.failure == nil ? value : nil
  }

  /// Reads an object that has all properties; nil if it does not have some, or if a value does not
  /// have its type.
  static func wholeObject<Object: ServiceObject>(
    _ type: Object.Type, from properties: [String: JSONValue]
  ) -> Object? {
    let audit = ReadingAudit()
    let reader = JSONFieldReader(.object(properties), audit: audit)
    var value: Object?
    reader.object(&value)
    return reader.failure == nil && audit.unknown.isEmpty ? value : nil
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let keepsUnknown = keepsUnknown
    self.keepsUnknown = false
    guard case .object(let object) = current else { return failExpected("an object") }
    let outer = (properties, asked, isInBase, isCutOff)
    properties = object
    asked = []
    isInBase = false
    isCutOff = object.isEmpty && audit?.path.isEmpty == false
    var result = Object.empty()
    result.code(with: self)
    if !keepsUnknown { reportUnknown() }
    (properties, asked, isInBase, isCutOff) = outer
    value = result
  }

  private func reportMissing(_ name: String) {
    guard let audit, !isInBase, !isCutOff else { return }
    audit.missing.append((audit.path + [name]).joined(separator: "/"))
  }

  private func reportUnknown() {
    guard let audit else { return }
    for name in properties.keys.sorted() where !asked.contains(name) {
      audit.unknown.append((audit.path + [name]).joined(separator: "/"))
    }
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    guard case .array(let children) = current else { return failExpected("an array") }
    var items: [Element] = []
    items.reserveCapacity(children.count)
    for child in children {
      var item: Element?
      read(child, &item)
      items.append(item ?? Element.wireDefault)
      if failure != nil {
        failure?.path.insert(String(items.count - 1), at: 0)
        return
      }
    }
    value = items
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    dictionary(from: current, &value)
  }

  override func string(_ value: inout String?) {
    guard case .string(let text) = current else { return failExpected("a string") }
    value = text
  }

  override func boolean(_ value: inout Bool?) {
    guard case .boolean(let flag) = current else { return failExpected("a boolean") }
    value = flag
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    switch current {
    case .integer(let number): value = Integer(exactly: number)
    case .number(let number): value = Integer(exactly: number)
    default: return failExpected("a number")
    }
    if !value.hasValue { failInvalid(Integer.xmlName, current.scalarText ?? "") }
  }

  override func double(_ value: inout Double?) {
    switch current {
    case .integer(let number): value = Double(number)
    case .number(let number): value = number
    case .string(let text):
      value = NonFiniteNumber.read(text)
      if value == nil { failExpected("a number") }
    default: failExpected("a number")
    }
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    guard let text = lexicalText(Value.self) else { return failExpected("a string") }
    do {
      value = try Value.parse(text, as: .json)
    } catch {
      failInvalid(Value.xmlName, text)
    }
  }

  /// A string. For an enumeration also a number, because some senders write one.
  private func lexicalText<Value: LexicalValue>(_ type: Value.Type) -> String? {
    switch current {
    case .string(let text): text
    case .integer(let number) where Value.isName: String(number)
    default: nil
    }
  }

  private func failInvalid(_ type: XMLName, _ text: String) {
    if let audit, audit.tolerates(type) { return audit.tolerated.append(text) }
    fail(.invalid(type, text, path: []))
  }

  override func opaque(_ value: inout OpaqueValue?) {
    if case .string(let text) = current {
      value = .text(text)
    } else {
      value = .json(current)
    }
  }

  override func any(_ value: inout AnyValue?) {
    value = AnyValue(current)
  }
}

extension JSONValue {
  /// The kind of the value, for a message.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
