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
