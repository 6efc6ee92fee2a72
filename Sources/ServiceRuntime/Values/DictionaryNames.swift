/// The names that SOAP has for a dictionary inside of a list or of another dictionary.
///
/// Its Swift type is `[Key: Value]`, which has no names. So the field around it gives them.
@_spi(Generated) public struct DictionaryNames: Sendable {
  /// The name of the type. It is also the element around an item of a list.
  let type: XMLName
  /// The element around an entry.
  let item: XMLName

  /// Creates the names of a type of the documentation.
  public init(_ type: String, item: String, in namespace: String) {
    self.type = XMLName(type, in: namespace)
    self.item = XMLName(item, in: namespace)
  }
}

/// A list, as something whose items may be lists again.
private protocol WireList {
  static var depth: Int { get }
}

extension Array: WireList where Element: WireValue {
  /// How many lists are inside of each other.
  static var depth: Int { 1 + ((Element.self as? any WireList.Type)?.depth ?? 0) }
}

extension FieldCoder {
  /// Visits a field with dictionaries inside of its value.
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

  /// Visits a dictionary with dictionaries inside of its values.
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
  /// - Parameter visit: gets the names, or nil if the field around it gives none.
  final func enterDictionary<Result>(_ visit: (DictionaryNames?) -> Result) -> Result {
    let outer = dictionaryNames
    defer { dictionaryNames = outer }
    return visit(dictionaryNames.popFirst())
  }
}
