import Foundation

/// Reads fields from the properties of a JSON object. What nobody asks for is skipped.
final class JSONFieldReader: FieldCoder {
  /// The value being read.
  private var current: Any
  /// The properties of the object being read.
  private var properties: [String: Any] = [:]
  /// Keeps what a sample check wants to know; nil in service.
  private let audit: ReadingAudit?
  private var asked: Set<String> = []

  init(_ root: Any, audit: ReadingAudit? = nil) {
    current = root
    self.audit = audit
  }

  override var isBaseFirst: Bool { false }
  override var isReading: Bool { true }

  /// Reads the root itself.
  func root<Value: WireValue>(_ value: inout Value?) { read(current, &value) }

  /// Makes the root the object whose properties are the fields; null counts as an empty one.
  func enterRoot() {
    if let object = current as? [String: Any] {
      properties = object
    } else if !(current is NSNull) {
      failExpected("an object")
    }
  }

  /// Reports properties of the root nobody asked for.
  func leaveRoot() { reportUnknown() }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    property(name.description, &value)
  }

  func property<Value: WireValue>(_ name: String, _ value: inout Value?) {
    value = nil
    guard failure == nil else { return }
    if audit != nil { asked.insert(name) }
    guard let child = properties[name] else { return }
    read(child, &value)
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
    value = nil
    if audit != nil { asked.insert(name) }
    guard failure == nil, let child = properties[name] else { return }
    dictionary(from: child, &value)
    if failure != nil { failure?.path.insert(name, at: 0) }
  }

  /// Reads a dictionary that is the root.
  func rootDictionary<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    dictionary(from: current, &value)
  }

  private func dictionary<Key: DictionaryKey, Value: WireValue>(
    from child: Any, _ value: inout [Key: Value]?
  ) {
    if child is NSNull { return }
    guard let object = child as? [String: Any] else { return failExpected("an object") }
    var entries: [Key: Value] = [:]
    for (name, child) in object {
      guard let key = Key(propertyName: name) else {
        return fail(.invalid(Key.xmlName, name, path: []))
      }
      var entry: Value?
      read(child, &entry)
      entries[key] = entry ?? Value.wireDefault
    }
    value = entries
  }

  private func read<Value: WireValue>(_ child: Any, _ value: inout Value?) {
    value = nil
    if child is NSNull { return }
    let outer = current
    current = child
    Value.code(&value, with: self)
    current = outer
  }

  private func failExpected(_ what: String) {
    fail(CodingFailure(message: "expected \(what), found \(Self.kind(of: current))"))
  }

  private static func kind(of value: Any) -> String {
    switch value {
    case is String: "a string"
    case let number as NSNumber: number.isJSONBoolean ? "a boolean" : "a number"
    case is [Any]: "an array"
    case is [String: Any]: "an object"
    default: "null"
    }
  }

  // MARK: Values

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    guard let object = current as? [String: Any] else { return failExpected("an object") }
    let outer = (properties, asked)
    properties = object
    asked = []
    var result = Object.empty()
    result.code(with: self)
    reportUnknown()
    (properties, asked) = outer
    value = result
  }

  private func reportUnknown() {
    guard let audit else { return }
    audit.unknown += properties.keys.filter { !asked.contains($0) }.sorted()
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    guard let children = current as? [Any] else { return failExpected("an array") }
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

  override func string(_ value: inout String?) {
    guard let text = current as? String else { return failExpected("a string") }
    value = text
  }

  override func boolean(_ value: inout Bool?) {
    guard let number = current as? NSNumber, number.isJSONBoolean else {
      return failExpected("a boolean")
    }
    value = number.boolValue
  }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    guard let number = current as? NSNumber, !number.isJSONBoolean else {
      return failExpected("a number")
    }
    let integer =
      number.isJSONFraction
      ? Integer(exactly: number.doubleValue) : Integer(exactly: number.int64Value)
    if let integer {
      value = integer
    } else {
      failInvalid(Integer.xmlName, number.stringValue)
    }
  }

  override func double(_ value: inout Double?) {
    guard let number = current as? NSNumber, !number.isJSONBoolean else {
      return failExpected("a number")
    }
    value = number.doubleValue
  }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    guard let text = lexicalText(Value.self) else { return failExpected("a string") }
    do {
      value = try Value.parse(text, as: .json)
    } catch {
      failInvalid(Value.xmlName, text)
    }
  }

  /// A string; for an enumeration also a number, as which some senders write it.
  private func lexicalText<Value: LexicalValue>(_ type: Value.Type) -> String? {
    if let text = current as? String { return text }
    guard Value.isName, let number = current as? NSNumber, !number.isJSONBoolean else {
      return nil
    }
    return number.stringValue
  }

  private func failInvalid(_ type: XMLName, _ text: String) {
    if let audit, audit.tolerates(type) { return audit.tolerated.append(text) }
    fail(.invalid(type, text, path: []))
  }

  override func opaque(_ value: inout OpaqueValue?) {
    if let text = current as? String {
      value = .text(text)
    } else {
      value = .json(JSONValue(foundation: current))
    }
  }

  override func any(_ value: inout AnyValue?) {
    switch JSONValue(foundation: current) {
    case .null: value = nil
    case .string(let text): value = .string(text)
    case .boolean(let flag): value = .boolean(flag)
    case .integer(let number):
      value = Int32(exactly: number).map(AnyValue.int32) ?? .int64(number)
    case .number(let number): value = .double(number)
    case let json: value = .other(type: nil, .json(json))
    }
  }
}
