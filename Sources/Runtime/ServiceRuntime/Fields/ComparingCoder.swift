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
