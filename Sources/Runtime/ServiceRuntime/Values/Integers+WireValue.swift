extension Int8: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("byte", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int8 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int8?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension Int16: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("short", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int16 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int16?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension Int32: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("int", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int32 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int32?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension Int64: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("long", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int64 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int64?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension UInt8: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("unsignedByte", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: UInt8 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout UInt8?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension UInt16: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("unsignedShort", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: UInt16 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout UInt16?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension UInt32: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("unsignedInt", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: UInt32 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout UInt32?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}

extension UInt64: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("unsignedLong", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: UInt64 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout UInt64?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
