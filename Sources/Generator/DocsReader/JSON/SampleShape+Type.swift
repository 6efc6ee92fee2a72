import ServiceModel

extension SampleShape {
  func property(_ name: String) -> SampleShape? {
    guard case .object(let properties) = self else { return nil }
    return properties.value(of: name)
  }

  /// The kind of a simple value, or of an array of simple values; nil if the value does not show
  /// it.
  var scalarType: TypeReference? {
    switch self {
    case .null, .object: nil
    case .boolean: .scalar(.boolean)
    case .integer: .scalar(.int)
    case .real: .scalar(.double)
    case .string, .dateTime: .string
    case .array(let items): items.first?.scalarType.map { .array($0) }
    }
  }
}
