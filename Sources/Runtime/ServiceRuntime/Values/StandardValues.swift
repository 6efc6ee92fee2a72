import Foundation

extension Bool: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("boolean", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Bool { false }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Bool?, with coder: FieldCoder) {
    coder.boolean(&value)
  }
}

extension String: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("string", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: String { "" }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout String?, with coder: FieldCoder) {
    coder.string(&value)
  }
}

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

extension Double: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("double", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Double { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Double?, with coder: FieldCoder) {
    coder.double(&value)
  }
}

extension Float: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("float", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Float { 0 }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Float? {
    if text.isEmpty { return nil }
    // `Double` refuses texts that are not decimal numbers. Reading through it would round twice.
    guard
      let value: Float =
        XMLNumber.notFinite(text) ?? Double(decimal: text).flatMap({ _ in Float(text) })
    else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { XMLNumber.text(of: self) }
}

extension Double {
  /// Reads a decimal number with an optional exponent. Swift alone accepts more than XML Schema and
  /// URLs allow: `0x10`, `inf`, `nan`.
  init?(decimal text: String) {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal else { return nil }
    self.init(text)
  }
}

extension Decimal: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("decimal", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Decimal { 0 }

  /// The maximum number of digits without loss.
  private static let mostDigits = 38

  /// Reads the text. If it has too many digits, it is refused instead of rounded.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Decimal? {
    if text.isEmpty { return nil }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let count = parts.reduce(0) { $0 + $1.count }
    guard text.utf8.count - digits.count <= 1, (1...2).contains(parts.count),
      (1...mostDigits).contains(count),
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
      let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { description }
}
