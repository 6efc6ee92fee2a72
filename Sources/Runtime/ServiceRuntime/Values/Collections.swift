extension Array: WireValue where Element: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    let item = Element.xmlName
    return XMLName("ArrayOf" + item.local, in: item.namespace)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: [Element] { [] }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout [Element]?, with coder: FieldCoder) {
    coder.array(&value)
  }
}

/// Optional items: an array may have nil, written as `xsi:nil` or `null`.
extension Optional: WireValue where Wrapped: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { Wrapped.xmlName }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Wrapped? { nil }
  /// Whether the value is written as nil.
  @_spi(Generated) public var isNilValue: Bool { !hasValue }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Wrapped??, with coder: FieldCoder) {
    var wrapped = value ?? nil
    Wrapped.code(&wrapped, with: coder)
    value = .some(wrapped)
  }
}

extension Optional where Wrapped: WireValue {
  /// Whether there is a value, for variables of a generic type.
  ///
  /// It only looks at the variable. Everything else that tests it copies it first, and the copy needs
  /// the metadata of the optional type: a third of the time of writing a message.
  var isPresent: Bool {
    @inline(__always) mutating get { self?.stay() != nil }
  }
}

extension WireValue {
  /// Does nothing.
  @inline(__always) fileprivate mutating func stay() {}
}

extension Optional {
  /// Whether there is a value.
  ///
  /// For a generic `Equatable` type, `!= nil` copies the value and calls its comparison. That took
  /// an eighth of the time of writing a message.
  @inline(__always) var hasValue: Bool {
    if case .some = self { true } else { false }
  }
}

/// A dictionary inside a list or another dictionary.
///
/// Generated code passes its documented names to the coder (``DictionaryNames``). A dictionary that
/// only REST has uses the default names of data contracts.
extension Dictionary: WireValue where Key: DictionaryKey, Value: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("ArrayOf" + itemName.local, in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: [Key: Value] { [:] }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout [Key: Value]?, with coder: FieldCoder) {
    coder.entries(&value)
  }

  /// The element around an entry.
  static var itemName: XMLName {
    XMLName("KeyValueOf" + Key.xmlName.local + Value.xmlName.local, in: XMLNamespace.arrays)
  }
}

/// A key of a dictionary on the wire: a string, an integer or a date.
public protocol DictionaryKey: WireValue, Hashable {
  /// The key as the name of a JSON property.
  @_spi(Generated) var propertyName: String { get }
  /// Reads the name of a JSON property.
  @_spi(Generated) init?(propertyName: String)
  /// The order in which entries are written, so that equal dictionaries have equal bytes.
  @_spi(Generated) static func isOrdered(_ left: Self, before right: Self) -> Bool
}

extension String: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { self }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self = propertyName }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(_ left: String, before right: String) -> Bool {
    left < right
  }
}

extension Int32: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { String(self) }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self.init(propertyName) }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(_ left: Int32, before right: Int32) -> Bool {
    left < right
  }
}

extension DateTime: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { text }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self.init(propertyName) }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(
    _ left: DateTime, before right: DateTime
  ) -> Bool {
    left.text < right.text
  }
}

/// The names in SOAP for a dictionary inside a list or another dictionary.
///
/// Its Swift type is `[Key: Value]`, which has no names. So the surrounding field has them.
@_spi(Generated) public struct DictionaryNames: Sendable {
  /// The name of the type. It is also the name of the element around an item of a list.
  let type: XMLName
  /// The element around an entry.
  let item: XMLName

  /// Creates the names of a documented type.
  public init(_ type: String, item: String, in namespace: String) {
    self.type = XMLName(type, in: namespace)
    self.item = XMLName(item, in: namespace)
  }
}

/// A list, whose items may also be lists.
private protocol WireList {
  static var depth: Int { get }
}

extension Array: WireList where Element: WireValue {
  /// The number of nested lists.
  static var depth: Int { 1 + ((Element.self as? any WireList.Type)?.depth ?? 0) }
}

extension FieldCoder {
  /// Visits a field with dictionaries inside its value.
  ///
  /// - Parameter dictionaries: their names, the outermost first.
  public final func field<Value: WireValue>(
    _ name: StaticString, dictionaries: [DictionaryNames], _ value: inout Value?
  ) {
    let outer = dictionaryNames
    dictionaryNames = dictionaries[...]
    field(name, &value)
    dictionaryNames = outer
  }

  /// Visits a dictionary with dictionaries inside its values.
  ///
  /// - Parameter dictionaries: the names of the inner ones, the outermost first.
  public final func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, dictionaries: [DictionaryNames],
    _ value: inout [Key: Value]?
  ) {
    let outer = dictionaryNames
    dictionaryNames = dictionaries[...]
    dictionary(name, item: item, &value)
    dictionaryNames = outer
  }

  /// The element around an item of a list.
  final func itemName<Element: WireValue>(of list: [Element].Type) -> XMLName {
    guard let innermost = dictionaryNames.first?.type else { return Element.xmlName }
    let lists = String(repeating: "ArrayOf", count: list.depth - 1)
    return XMLName(lists + innermost.local, in: innermost.namespace)
  }

  /// Visits the entries of a dictionary that is not the whole value of a field.
  ///
  /// - Parameter visit: called with the names, or with nil if the surrounding field has none.
  final func enterDictionary<Result>(_ visit: (DictionaryNames?) -> Result) -> Result {
    let outer = dictionaryNames
    defer { dictionaryNames = outer }
    return visit(dictionaryNames.popFirst())
  }
}
