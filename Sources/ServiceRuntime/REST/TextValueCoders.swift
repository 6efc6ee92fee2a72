/// Writes a value as the text of a URL parameter or a form field; an array gives several.
final class TextValueWriter: FieldCoder {
  private var texts: [String] = []

  static func texts<Value: WireValue>(
    _ value: inout Value?
  ) throws(CodingFailure) -> [String] {
    let writer = TextValueWriter()
    Value.code(&value, with: writer)
    if let failure = writer.failure { throw failure }
    return writer.texts
  }

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
    for item in value ?? [] {
      var item: Element? = item
      Element.code(&item, with: self)
    }
  }
  override func object<Object: ServiceObject>(_ value: inout Object?) { failComplex(value) }
  override func opaque(_ value: inout OpaqueValue?) {
    if case .text(let text) = value { add(text) } else { failComplex(value) }
  }
  override func any(_ value: inout AnyValue?) {
    if case .string(let text) = value { add(text) } else { failComplex(value) }
  }

  private func add(_ value: (some CustomStringConvertible)?) {
    if let value { texts.append(value.description) }
  }

  private func failComplex<Value>(_ value: Value?) {
    if value != nil { fail(CodingFailure(message: "an object cannot be a parameter of a URL")) }
  }
}

/// Reads a value from the texts of a URL parameter or a form field.
final class TextValueReader: FieldCoder {
  private var texts: [String]

  private init(_ texts: [String]) { self.texts = texts }

  static func read<Value: WireValue>(
    _ value: inout Value?, from texts: [String]
  ) throws(CodingFailure) {
    let reader = TextValueReader(texts)
    value = nil
    Value.code(&value, with: reader)
    if let failure = reader.failure { throw failure }
  }

  override var isReading: Bool { true }

  override func string(_ value: inout String?) { value = texts.first }

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
    guard let text = texts.first else { return }
    do {
      value = try Value.parse(text, as: .json)
    } catch {
      fail(.invalid(Value.xmlName, text, path: []))
    }
  }
  override func array<Element: WireValue>(_ value: inout [Element]?) {
    let all = texts
    value = all.compactMap { text in
      texts = [text]
      var item: Element?
      Element.code(&item, with: self)
      return item
    }
    texts = all
  }
  override func object<Object: ServiceObject>(_ value: inout Object?) {
    fail(CodingFailure(message: "an object cannot be a parameter of a URL"))
  }
  override func opaque(_ value: inout OpaqueValue?) { value = texts.first.map(OpaqueValue.text) }
  override func any(_ value: inout AnyValue?) { value = texts.first.map(AnyValue.string) }

  /// An empty text is no value.
  private func convert<Value: WireValue>(_ value: inout Value?, _ read: (String) -> Value?) {
    guard let text = texts.first, !text.isEmpty else { return }
    value = read(text)
    if value == nil { fail(.invalid(Value.xmlName, text, path: [])) }
  }
}
