/// Reads a value from parameters of a URL or fields of a form, in the forms ``URLValueWriter``
/// writes.
final class URLValueReader: FieldCoder {
  /// No service has deeper objects, and each level is a call on the stack.
  private static let maximumDepth = 32

  private let parameters: URLParameters
  /// Whether the items of a list are separated by commas.
  private let hasCommas: Bool
  /// The name of the value being read.
  private var name: String
  /// The text of the value if it is an item of a list.
  private var item: String?
  private var depth = 0

  private init(_ parameters: URLParameters, _ name: String, hasCommas: Bool = false) {
    self.parameters = parameters
    self.name = name
    self.hasCommas = hasCommas
  }

  /// - Parameter hasCommas: whether the items of its lists are separated by commas.
  static func read<Value: WireValue>(
    _ value: inout Value?, _ name: String, from parameters: URLParameters, hasCommas: Bool = false
  ) throws(CodingFailure) {
    guard parameters.contains(name) else { return }
    let reader = URLValueReader(parameters, name, hasCommas: hasCommas)
    Value.code(&value, with: reader)
    if let failure = reader.failure { throw failure }
  }

  static func read<Key: DictionaryKey, Value: WireValue>(
    _ value: inout [Key: Value]?, _ name: String, from parameters: URLParameters
  ) throws(CodingFailure) {
    let reader = URLValueReader(parameters, name)
    value = reader.entries()
    if let failure = reader.failure { throw failure }
  }

  override var isBaseFirst: Bool { false }
  override var isReading: Bool { true }

  private var text: String? { item ?? parameters.values(name).first }

  // MARK: Fields of objects

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard failure == nil else { return }
    below("." + name.description) {
      if parameters.contains(self.name) { Value.code(&value, with: self) }
    }
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard failure == nil else { return }
    below("." + name.description) { value = entries() }
    if failure != nil { failure?.path.insert(name.description, at: 0) }
  }

  private func entries<Key: DictionaryKey, Value: WireValue>() -> [Key: Value]? {
    var entries: [Key: Value] = [:]
    var index = 0
    while failure == nil, let text = parameters.values("\(name)[\(index)].Key").first {
      guard let key = Key(propertyName: text) else {
        fail(.invalid(Key.xmlName, text, path: []))
        return nil
      }
      var value: Value?
      below("[\(index)].Value") { Value.code(&value, with: self) }
      entries[key] = value ?? Value.wireDefault
      index += 1
    }
    return index == 0 && parameters.values(name).first != "" ? nil : entries
  }

  private func below(_ suffix: String, _ body: () -> Void) {
    guard depth < Self.maximumDepth else {
      return fail(CodingFailure(message: "the parameters are nested too deep"))
    }
    let outer = (name, item)
    depth += 1
    name += suffix
    item = nil
    body()
    depth -= 1
    (name, item) = outer
  }

  // MARK: Values

  override func string(_ value: inout String?) { value = text }

  override func boolean(_ value: inout Bool?) {
    convert(&value) { Bool($0.lowercased()) }
  }
  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    convert(&value) { Integer($0) }
  }
  override func double(_ value: inout Double?) {
    convert(&value) { Double(decimal: $0) }
  }
  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    guard let text else { return }
    do {
      value = try Value.parse(text, as: .json)
    } catch {
      fail(.invalid(Value.xmlName, text, path: []))
    }
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    var items: [Element] = []
    func add() {
      var item: Element?
      Element.code(&item, with: self)
      items.append(item ?? Element.wireDefault)
    }
    while failure == nil, parameters.contains("\(name)[\(items.count)]") {
      below("[\(items.count)]", add)
    }
    var texts = items.isEmpty ? self.texts : []
    // One parameter without text is an empty list, unless its items are texts.
    if texts == [""], Element.self != String.self { texts = [] }
    let outer = item
    for text in texts where failure == nil {
      item = text
      add()
    }
    item = outer
    value = items
  }

  /// The texts of a list's items.
  private var texts: [String] {
    guard hasCommas else { return parameters.values(name) }
    guard let items = parameters.items(name) else {
      fail(CodingFailure(message: "an escape is broken"))
      return []
    }
    return items
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    guard !item.hasValue, parameters.containsFields(of: name) else {
      if text != nil { fail(CodingFailure(message: "an object is sent as its fields")) }
      return
    }
    var object = Object.empty()
    object.code(with: self)
    value = object
  }

  override func opaque(_ value: inout OpaqueValue?) { value = text.map(OpaqueValue.text) }
  override func any(_ value: inout AnyValue?) { value = text.map(AnyValue.string) }

  /// An empty text means no value.
  private func convert<Value: WireValue>(_ value: inout Value?, _ read: (String) -> Value?) {
    guard let text, !text.isEmpty else { return }
    value = read(text)
    if !value.hasValue { fail(.invalid(Value.xmlName, text, path: [])) }
  }
}
