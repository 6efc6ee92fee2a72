import Foundation

/// Writes fields as XML elements; nil is left out.
final class XMLFieldWriter: FieldCoder {
  var output: XMLByteWriter
  /// The namespace of the fields being written.
  private var namespace: String

  init(_ output: consuming XMLByteWriter, namespace: String) {
    self.output = output
    self.namespace = namespace
  }

  /// Writes an element with the fields of a value in the same namespace.
  func element<Value: FieldCodable>(_ name: String, _ value: Value) {
    var name = name
    var value = value
    name.withUTF8 { bytes in
      let element = output.start(bytes, in: namespace)
      value.code(with: self)
      output.end(bytes, element)
    }
  }

  /// Fails when a text had a character that cannot be sent.
  func checkText() {
    guard output.hasIllegalText else { return }
    fail(CodingFailure(message: "a text has a control character, which XML cannot carry"))
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard value != nil, failure == nil else { return }
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let element = output.start(bytes, in: namespace)
    Value.code(&value, with: self)
    output.end(bytes, element)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard let entries = value, failure == nil else { return }
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let itemBytes = UnsafeBufferPointer(start: item.utf8Start, count: item.utf8CodeUnitCount)
    let element = output.start(bytes, in: namespace)
    write(entries, named: itemBytes)
    output.end(bytes, element)
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  private func write<Key: DictionaryKey, Value: WireValue>(
    _ entries: [Key: Value], named itemBytes: UnsafeBufferPointer<UInt8>
  ) {
    for key in entries.keys.sorted(by: Key.isOrdered(_:before:)) {
      let itemElement = output.start(itemBytes, in: namespace)
      var key: Key? = key
      var value = key.flatMap { entries[$0] }
      field("Key", &key)
      if value?.isNilValue == false { field("Value", &value) }
      output.end(itemBytes, itemElement)
    }
  }

  // MARK: Values

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let outer = namespace
    let own = Object.xmlName.namespace
    if own != XMLNamespace.enclosing { namespace = own }
    value?.code(with: self)
    namespace = outer
  }

  /// A type that extends the one declared is told by `xsi:type`.
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
      // What it carries in turn names the type.
      return Derived.code(&derived, with: self)
    }
    output.typeAttribute(Derived.xmlName)
    object(&derived)
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    guard let items = value else { return }
    let name = Element.xmlName
    var local = name.local
    local.withUTF8 { bytes in
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
    let name = [Key: Value].itemName
    var local = name.local
    namespace = name.namespace
    local.withUTF8 { write(value, named: $0) }
    namespace = outer
  }

  override func string(_ value: inout String?) {
    if let value { output.text(value) }
  }

  override func boolean(_ value: inout Bool?) {
    if let value { output.plain(value ? "true" : "false") }
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    if let value { output.plain(String(value)) }
  }

  override func double(_ value: inout Double?) {
    guard let value else { return }
    if value.isFinite {
      output.plain("\(value)")
    } else {
      output.plain(value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF")
    }
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    if let value { output.text(value.text(as: .xml)) }
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
