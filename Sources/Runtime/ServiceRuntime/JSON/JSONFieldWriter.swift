/// Writes fields as the properties of a JSON object, in their order; nil is left out.
final class JSONFieldWriter: FieldCoder {
  /// The bytes written so far.
  // No access to these overlaps another one. Checking that each time took an eighth of the time.
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  @exclusivity(unchecked) private var isFirst = true
  /// The selected properties; nil for all.
  private var selection: PropertySelection?

  init(selection: PropertySelection? = nil) {
    self.selection = selection
    super.init()
    bytes.reserveCapacity(1024)
  }

  override var isBaseFirst: Bool { false }

  /// Writes an object around the output of the body.
  func object(_ body: () -> Void) {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    body()
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  func null() { bytes.append(contentsOf: "null".utf8) }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard value.isPresent, failure == nil else { return }
    let outer = selection
    defer { selection = outer }
    if let outer {
      guard let inner = outer.selection(of: name.description) else { return }
      selection = inner
    }
    startProperty(name.bytes)
    Value.code(&value, with: self)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  /// Writes a property whose name is known only at run time.
  func property<Value: WireValue>(_ name: String, _ value: inout Value?) {
    guard value.isPresent, failure == nil else { return }
    startProperty(name)
    Value.code(&value, with: self)
    if failure != nil { failure?.path.insert(name, at: 0) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard let value, failure == nil else { return }
    if let selection, selection.selection(of: name.description) == nil { return }
    startProperty(name.bytes)
    dictionary(value)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  /// Writes a dictionary as a property whose name is known only at run time.
  func dictionaryProperty<Key: DictionaryKey, Value: WireValue>(
    _ name: String, _ entries: [Key: Value]
  ) {
    guard failure == nil else { return }
    startProperty(name)
    dictionary(entries)
    if failure != nil { failure?.path.insert(name, at: 0) }
  }

  /// Writes a dictionary. A selection cannot name its keys.
  func dictionary<Key: DictionaryKey, Value: WireValue>(_ entries: [Key: Value]) {
    let outer = selection
    selection = nil
    object {
      for key in entries.keys.sorted(by: Key.isOrdered(_:before:)) {
        startProperty(key.propertyName)
        var value = entries[key]
        if value?.isNilValue == true { null() } else { Value.code(&value, with: self) }
      }
    }
    selection = outer
  }

  private func startProperty(_ name: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    name.withBytes { JSONEscaping.append($0, to: &bytes) }
    bytes.append(UInt8(ascii: ":"))
  }

  private func startProperty(_ name: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: isFirst ? "\"" : ","))
    if !isFirst { bytes.append(UInt8(ascii: "\"")) }
    isFirst = false
    bytes.append(contentsOf: name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Values

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    object { value?.code(with: self) }
  }

  override func polymorphic<Object: PolymorphicObject>(_ value: inout Object?) {
    switch value?.derivedContent {
    case .object(let derived):
      guard let value else { return }
      write(value.united(with: derived))
    case .properties(let properties):
      object {
        value?.code(with: self)
        append(properties)
      }
    case .unknown(let type, let nodes) where !nodes.isEmpty:
      fail(CodingFailure(message: "a \(type.local), which is not known, cannot be sent over REST"))
    case .unknown, nil:
      object(&value)
    }
  }

  /// Writes the selected properties that are not fields.
  private func append(_ properties: [String: JSONValue]) {
    for (name, property) in properties.sorted(by: { $0.key < $1.key })
    where selection.map({ $0.selection(of: name) != nil }) ?? true {
      startProperty(name)
      append(property)
    }
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    bytes.append(UInt8(ascii: "["))
    var isFirstItem = true
    for item in value ?? [] {
      if !isFirstItem { bytes.append(UInt8(ascii: ",")) }
      isFirstItem = false
      if item.isNilValue {
        null()
      } else {
        var item: Element? = item
        Element.code(&item, with: self)
      }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    dictionary(value ?? [:])
  }

  override func string(_ value: inout String?) {
    if let value { append(value) }
  }

  private func append(_ text: String) {
    text.withBytes { JSONEscaping.append($0, to: &bytes) }
  }

  private func append(number: String) { bytes.append(contentsOf: number.utf8) }

  override func boolean(_ value: inout Bool?) {
    if let value { append(number: value ? "true" : "false") }
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    if let value { append(number: String(value)) }
  }

  override func double(_ value: inout Double?) {
    guard let value else { return }
    if let text = NonFiniteNumber.text(value) { append(text) } else { append(number: "\(value)") }
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    if let value { append(value.text(as: .json)) }
  }

  override func opaque(_ value: inout OpaqueValue?) {
    switch value {
    case .none: null()
    case .text(let text): append(text)
    case .json(let json): append(json)
    case .xml: fail(CodingFailure(message: "XML content cannot be sent over REST"))
    }
  }

  private func append(_ json: JSONValue) {
    switch json {
    case .null: null()
    case .boolean(let flag): append(number: flag ? "true" : "false")
    case .integer(let number): append(number: String(number))
    case .number(let number):
      var number: Double? = number
      double(&number)
    case .string(let text): append(text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      object {
        for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
          startProperty(name)
          append(field)
        }
      }
    }
  }

  override func any(_ value: inout AnyValue?) {
    switch value {
    case .none: null()
    case .string(let value): write(value)
    case .boolean(let value): write(value)
    case .int16(let value): write(value)
    case .int32(let value): write(value)
    case .int64(let value): write(value)
    case .uint32(let value): write(value)
    case .double(let value): write(value)
    case .dateTime(let value): write(value)
    case .duration(let value): write(value)
    case .binary(let value): write(value)
    case .other(_, let value): write(value)
    case .null: null()
    }
  }

  private func write<Value: WireValue>(_ value: Value) {
    var value: Value? = value
    Value.code(&value, with: self)
  }
}
