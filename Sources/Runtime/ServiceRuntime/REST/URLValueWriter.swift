/// Writes a value as parameters of a URL or fields of a form.
///
/// A list becomes several parameters with the same name. An object becomes one parameter for each
/// field (`book.title`). Lists of objects and dictionaries are numbered (`books[0].title`,
/// `labels[0].Key`). Inside an object, an empty list or dictionary becomes one parameter without
/// text, so that it is not read as nil. An empty list of texts is left out, because it would be
/// read as a list with one empty text.
final class URLValueWriter: FieldCoder {
  /// The pairs written so far, in order.
  private var pairs: [(name: String, value: String)] = []
  /// The name for the value being written.
  private var name: String
  /// The name of the whole value.
  private let root: String
  /// The name of an object or a list that is an item of a list.
  private var itemName: String?

  /// Whether an empty list becomes a parameter without text, which distinguishes it from nil if all
  /// items are one parameter.
  private let keepsEmptyLists: Bool

  private init(_ name: String, keepsEmptyLists: Bool = false) {
    self.name = name
    root = name
    self.keepsEmptyLists = keepsEmptyLists
  }

  /// The parameters for a value; none if it is nil.
  static func pairs<Value: WireValue>(
    _ name: String, _ value: inout Value?, keepsEmptyLists: Bool = false
  ) throws(CodingFailure) -> [(name: String, value: String)] {
    let writer = URLValueWriter(name, keepsEmptyLists: keepsEmptyLists)
    Value.code(&value, with: writer)
    if let failure = writer.failure { throw failure }
    return writer.pairs
  }

  /// The parameters for a dictionary.
  static func pairs<Key: DictionaryKey, Value: WireValue>(
    _ name: String, _ entries: [Key: Value]
  ) throws(CodingFailure) -> [(name: String, value: String)] {
    let writer = URLValueWriter(name)
    writer.write(entries)
    if let failure = writer.failure { throw failure }
    return writer.pairs
  }

  override var isBaseFirst: Bool { false }

  // MARK: Fields of objects

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard value.isPresent, failure == nil else { return }
    below("." + name.description) { Value.code(&value, with: self) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard let value, failure == nil else { return }
    below("." + name.description) { write(value) }
  }

  private func write<Key: DictionaryKey, Value: WireValue>(_ entries: [Key: Value]) {
    if entries.isEmpty { add("") }
    for (index, key) in entries.keys.sorted(by: Key.isOrdered(_:before:)).enumerated() {
      below("[\(index)].Key") { add(key.propertyName) }
      var value = entries[key]
      below("[\(index)].Value") { Value.code(&value, with: self) }
    }
  }

  private func below(_ suffix: String, _ body: () -> Void) {
    let outer = (name, itemName)
    name += suffix
    itemName = nil
    body()
    (name, itemName) = outer
  }

  // MARK: Values

  override func string(_ value: inout String?) { add(value) }
  override func boolean(_ value: inout Bool?) { add(value) }
  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    add(value)
  }
  override func double(_ value: inout Double?) { add(value) }
  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    add(value?.text(as: .json))
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    let outer = (name, itemName)
    name = itemName ?? name
    let isKept = keepsEmptyLists || name != root && Element.self != String.self
    if isKept, value?.isEmpty == true { add("") }
    for (index, item) in (value ?? []).enumerated() {
      itemName = "\(name)[\(index)]"
      var item: Element? = item
      Element.code(&item, with: self)
    }
    (name, itemName) = outer
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    let outer = (name, itemName)
    name = itemName ?? name
    itemName = nil
    value?.code(with: self)
    (name, itemName) = outer
  }

  override func opaque(_ value: inout OpaqueValue?) {
    switch value {
    case .none: break
    case .text(let text): add(text)
    case .json, .xml: failOpaque()
    }
  }

  override func any(_ value: inout AnyValue?) {
    switch value {
    case .none: break
    case .string(let text): add(text)
    case .boolean(let flag): add(flag)
    case .int16(let number): add(number)
    case .int32(let number): add(number)
    case .int64(let number): add(number)
    case .uint32(let number): add(number)
    case .double(let number): add(number)
    case .dateTime(let date): add(date.text(as: .json))
    case .duration(let span): add(span.text(as: .json))
    case .binary(let data): add(data.text(as: .json))
    case .other(_, let content):
      var content: OpaqueValue? = content
      opaque(&content)
    case .null: break
    }
  }

  private func add(_ value: (some CustomStringConvertible)?) {
    if let value { pairs.append((name, value.description)) }
  }

  private func failOpaque() {
    fail(CodingFailure(message: "a value of unknown shape cannot be a parameter of a URL"))
  }
}
