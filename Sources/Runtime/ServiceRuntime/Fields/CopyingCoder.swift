/// Copies fields from one object to another of a related type, by their names on the wire.
final class CopyingCoder: FieldCoder {
  private final class Box<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var boxes: [String: AnyObject] = [:]
  private var names: [String] = []
  private var isCollecting = true

  /// Sets the fields that both have.
  static func copy<Source: FieldCodable, Target: FieldCodable>(
    from source: Source, to target: inout Target
  ) {
    let coder = collecting(source)
    coder.isCollecting = false
    target.code(with: coder)
  }

  /// The names of all fields of a type, in order, including its base.
  static func fieldNames<Value: FieldCodable>(of type: Value.Type) -> [String] {
    collecting(Value.empty()).names
  }

  private static func collecting<Value: FieldCodable>(_ value: Value) -> CopyingCoder {
    let coder = CopyingCoder()
    var value = value
    value.code(with: coder)
    return coder
  }

  override var isReading: Bool { !isCollecting }
  override var keepsAbsentFields: Bool { true }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    carry(name, &value)
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    carry(name, &value)
  }

  override func others(besides known: [XMLName], _ elements: inout [AnyElement]) {
    carry("#elements", &elements)
  }

  override func otherAttributes(
    besides known: [XMLName], _ attributes: inout [XMLFragment.Attribute]
  ) {
    carry("#attributes", &attributes)
  }

  private func carry<Value>(_ name: StaticString, _ value: inout Value) {
    if isCollecting {
      boxes[name.description] = Box(value)
      names.append(name.description)
    } else if let box = boxes[name.description] as? Box<Value> {
      value = box.value
    }
  }
}
