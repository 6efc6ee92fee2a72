/// Optional items: an array may hold nil, written as `xsi:nil` or `null`.
extension Optional: WireValue where Wrapped: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { Wrapped.xmlName }
  @_spi(Generated) public static var wireDefault: Wrapped? { nil }
  @_spi(Generated) public var isNilValue: Bool { self == nil }

  @_spi(Generated) public static func code(_ value: inout Wrapped??, with coder: FieldCoder) {
    var wrapped = value ?? nil
    Wrapped.code(&wrapped, with: coder)
    value = .some(wrapped)
  }
}
