/// Writes a value as the text of an attribute.
final class XMLTextWriter: FieldCoder {
  private(set) var text = ""
  /// The writer of the start tag in which the prefixes of names are declared; nil if the text is
  /// not written.
  private let tag: XMLFieldWriter?

  init(in tag: XMLFieldWriter? = nil) { self.tag = tag }

  override func string(_ value: inout String?) { text = value ?? "" }
  override func boolean(_ value: inout Bool?) { text = value == true ? "true" : "false" }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    text = value?.description ?? ""
  }

  override func double(_ value: inout Double?) { text = value.map(XMLNumber.text) ?? "" }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    text = value?.text(as: .xml) ?? ""
  }

  override func qualifiedName(_ value: inout XMLName?) {
    guard let tag, let name = value else { return lexical(&value) }
    text = tag.output.prefixed(name)
  }

  override func words<Item: WireValue>(_ items: inout [Item]?) {
    if let tag, let items { text = tag.text(of: items) }
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) { refuse() }
  override func array<Element: WireValue>(_ value: inout [Element]?) { refuse() }
  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    refuse()
  }
  override func opaque(_ value: inout OpaqueValue?) { refuse() }

  override func any(_ value: inout AnyValue?) {
    guard case .string(let string) = value else { return refuse() }
    text = string
  }

  private func refuse() {
    fail(CodingFailure(message: "an attribute can hold only a simple value"))
  }
}

/// Reads a value from the text of an attribute.
final class XMLTextReader: FieldCoder {
  private let text: String
  /// The reader of the element whose prefixes are in scope.
  private let element: XMLFieldReader
  /// The expected type, if the text is not a value of it.
  private(set) var invalid: XMLName?

  init(_ text: String, in element: XMLFieldReader) {
    self.text = text
    self.element = element
  }

  override var isReading: Bool { true }

  private var trimmed: String { text.trimmed }

  override func string(_ value: inout String?) { value = text }
  override func boolean(_ value: inout Bool?) { take(&value, XMLNumber.boolean(trimmed.utf8)) }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    take(&value, XMLNumber.integer(trimmed))
  }

  override func double(_ value: inout Double?) { take(&value, XMLNumber.double(trimmed)) }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    do {
      value = try Value.parse(trimmed, as: .xml)
    } catch {
      invalid = Value.xmlName
    }
  }

  override func qualifiedName(_ value: inout XMLName?) {
    take(&value, element.meaning(of: trimmed))
  }

  override func words<Item: WireValue>(_ items: inout [Item]?) { items = element.words(in: text) }

  override func any(_ value: inout AnyValue?) { value = .string(text) }

  /// An attribute without a text is read as nil, like an element without a text.
  private func take<Value: WireValue>(_ value: inout Value?, _ read: Value?) {
    value = read
    if read == nil, !trimmed.isEmpty { invalid = Value.xmlName }
  }
}

/// The items of a list as words of one text.
struct WordList<Item: WireValue>: WireValue {
  let items: [Item]

  static var xmlName: XMLName { Item.xmlName }
  static var wireDefault: WordList { WordList(items: []) }

  static func code(_ value: inout WordList?, with coder: FieldCoder) {
    var items = value?.items
    coder.words(&items)
    value = items.map(WordList.init)
  }
}
