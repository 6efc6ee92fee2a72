import Foundation

/// Sets every field to a value that is unique in the result, and the same in every run.
package final class FillingCoder: FieldCoder {
  /// The number of values so far, so that each value is different.
  private var counter = 0
  private var depth = 0
  /// Recursive types end here: deeper optional fields stay nil, and deeper arrays stay empty.
  private let maximumDepth: Int

  /// Fills to a depth that repeats a recursive type once or twice.
  package init(maximumDepth: Int = 5) { self.maximumDepth = maximumDepth }

  /// Creates a value with every field set.
  package func filled<Value: FieldCodable>(_ type: Value.Type) -> Value {
    var value = Value.empty()
    value.code(with: self)
    return value
  }

  override var isReading: Bool { true }

  override package func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    value = nil
    make(&value)
  }

  private func make<Value: WireValue>(_ value: inout Value?) {
    guard depth < maximumDepth else { return }
    depth += 1
    Value.code(&value, with: self)
    depth -= 1
  }

  override package func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    value = nil
    entries(&value)
  }

  /// Words contain no spaces.
  override package func words<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ values: inout [Value]?
  ) {
    field(name, &values)
    guard let texts = values as? [String] else { return }
    values = texts.map { $0.filter { !$0.isXMLSpace } } as? [Value]
  }

  /// A required choice is set at any depth.
  override package func choice<Choice: ServiceChoice>(
    _ name: StaticString, among known: [XMLName]?, _ choice: inout Choice?
  ) {
    choice = nil
    Choice.code(&choice, with: self)
  }

  override func option<Value: WireValue>(
    _ name: StaticString, _ form: FieldForm, _ value: inout Value?
  ) {
    field(name, form, &value)
    if value == nil { value = Value.wireDefault }
  }

  override func entries<Key: DictionaryKey, Value: WireValue>(_ value: inout [Key: Value]?) {
    guard depth < maximumDepth else { return }
    var entries: [Key: Value] = [:]
    for _ in 0..<2 {
      var key: Key?
      var entry: Value?
      Key.code(&key, with: self)
      make(&entry)
      if let key, let entry { entries[key] = entry }
    }
    value = entries
  }

  private func next() -> Int {
    counter += 1
    return counter
  }

  override func string(_ value: inout String?) {
    value = "text \(next()) <&> \u{E6}\u{1F600}"
  }

  override func boolean(_ value: inout Bool?) { value = next() > 0 }

  override func integer<Integer: FixedWidthInteger & WireValue>(_ value: inout Integer?) {
    value = Integer(truncatingIfNeeded: next())
  }

  override func double(_ value: inout Double?) { value = Double(next()) + 0.25 }

  override func lexical<Value: LexicalValue>(_ value: inout Value?) {
    let number = next()
    // The type accepts one of these texts. An enumeration accepts the first.
    let candidates = [
      "2024-02-29T01:02:03.\(number)+02:00", "PT\(number)S",
      "2024-02-29+02:00", "01:02:03.\(number)Z", "2024-02", "--02-29", "---29", "--02",
      Data("binary \(number)".utf8).base64EncodedString(), "\(number).25",
      "98765432109876543210\(number)", "2024",
    ]
    for text in Value.isName ? ["Member\(number)"] : candidates {
      if let made = try? Value.parse(text, as: .xml) {
        value = made
        return
      }
    }
  }

  override func qualifiedName(_ value: inout XMLName?) {
    let number = next()
    value = XMLName("name\(number)", in: number.isMultiple(of: 3) ? "" : "urn:names:\(number)")
  }

  override func array<Element: WireValue>(_ value: inout [Element]?) {
    var items: [Element] = []
    for _ in 0..<2 {
      var item: Element?
      make(&item)
      if let item, !item.isNilValue { items.append(item) }
    }
    // In the query of a URL an empty list of texts looks like nil.
    value = items.isEmpty ? nil : items
  }

  override func object<Object: ServiceObject>(_ value: inout Object?) {
    // In the query of a URL an object without fields looks like nil.
    guard depth < maximumDepth else { return }
    value = filled(Object.self)
  }

  override func opaque(_ value: inout OpaqueValue?) { value = .text("opaque \(next())") }

  override func any(_ value: inout AnyValue?) { value = .string("any \(next())") }
}
