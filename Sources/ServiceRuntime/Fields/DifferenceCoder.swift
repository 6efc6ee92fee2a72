/// Says in which fields two values of one type differ.
final class DifferenceCoder: FieldCoder {
  private var expected: [any Equatable] = []
  private var position = 0
  private var isRemembering = true
  private var differences: [String] = []

  /// `Name: is …, expected …` for each field that differs.
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

  private func compare<Value: Equatable>(_ name: StaticString, _ value: Value) {
    if isRemembering { return expected.append(value) }
    defer { position += 1 }
    guard position < expected.count, let other = expected[position] as? Value else { return }
    if value == other || Self.isNaN(value) && Self.isNaN(other) { return }
    differences.append("\(name): is \(Self.shown(value)), expected \(Self.shown(other))")
  }

  /// What is not a number is never equal to anything, and is the same on the wire.
  private static func isNaN(_ value: Any) -> Bool { (value as? Double)?.isNaN ?? false }

  private static func shown(_ value: Any) -> String {
    let text = String(describing: value)
    return text.count > 300 ? text.prefix(300) + "…" : text
  }
}
