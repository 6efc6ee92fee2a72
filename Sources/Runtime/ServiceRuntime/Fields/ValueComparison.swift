/// Compares two values of one type: stores the fields of the first, then visits the second.
final class ComparingCoder: FieldCoder {
  private var remembered: [any Equatable] = []
  private var position = 0
  private var isRemembering = true
  private var isEqual = true

  static func areEqual<Value: FieldCodable>(_ left: Value, _ right: Value) -> Bool {
    let coder = ComparingCoder()
    var (left, right) = (left, right)
    left.code(with: coder)
    coder.isRemembering = false
    right.code(with: coder)
    return coder.isEqual
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    compare(value)
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    compare(value)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    compare(elements)
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    compare(attributes)
  }

  private func compare<Value: Equatable>(_ value: Value) {
    if isRemembering { return remembered.append(value) }
    guard isEqual, position < remembered.count else { return }
    isEqual = (remembered[position] as? Value).map { $0 == value } ?? false
    position += 1
  }
}

/// Finds the fields in which two values of one type differ.
final class DifferenceCoder: FieldCoder {
  private var expected: [any Equatable] = []
  private var position = 0
  private var isRemembering = true
  private var differences: [String] = []

  /// `Name: is …, expected …` for each value that differs, with the path to it (`Owner.Names[1]`).
  static func differences<Value: FieldCodable>(_ value: Value, expected: Value) -> [String] {
    let coder = DifferenceCoder()
    var (value, expected) = (value, expected)
    expected.code(with: coder)
    coder.isRemembering = false
    value.code(with: coder)
    return coder.differences
  }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    compare(name, value)
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    compare(name, value)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    compare("other elements", elements)
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    compare("other attributes", attributes)
  }

  private func compare<Value: Equatable>(_ name: StaticString, _ value: Value) {
    if isRemembering { return expected.append(value) }
    defer { position += 1 }
    guard position < expected.count, let other = expected[position] as? Value else { return }
    differences += Self.differences(value, other, at: "\(name)")
  }

  /// Objects, and lists with the same length, are compared by their content, so that the result
  /// names the innermost difference.
  private static func differences<Value: Equatable>(
    _ value: Value, _ expected: Value, at path: String
  ) -> [String] {
    if value == expected || isNaN(value) && isNaN(expected) { return [] }
    if let value = value as? any FieldCodable, let inner = inner(value, expected) {
      return inner.map { "\(path).\($0)" }
    }
    if let items = value as? [any Equatable], let others = expected as? [any Equatable],
      items.count == others.count
    {
      return items.indices.flatMap { index -> [String] in
        let item = items[index]
        return differences(opening: item, others[index], at: "\(path)[\(index)]")
      }
    }
    return ["\(path): is \(shown(value)), expected \(shown(expected))"]
  }

  private static func inner<Value: FieldCodable>(_ value: Value, _ expected: Any) -> [String]? {
    guard let expected = expected as? Value else { return nil }
    let found = differences(value, expected: expected)
    return found.isEmpty ? nil : found
  }

  private static func differences<Value: Equatable>(
    opening value: Value, _ expected: any Equatable, at path: String
  ) -> [String] {
    guard let expected = expected as? Value else {
      return ["\(path): is \(shown(value)), expected \(shown(expected))"]
    }
    return differences(value, expected, at: path)
  }

  /// NaN is never equal to anything, but is the same on the wire.
  private static func isNaN(_ value: Any) -> Bool { (value as? Double)?.isNaN ?? false }

  private static func shown(_ value: Any) -> String {
    let text = String(describing: value)
    return text.count > 300 ? text.prefix(300) + "…" : text
  }
}
