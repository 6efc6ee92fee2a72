public import Foundation

/// A value whose type is only in the message (`xs:anyType`).
///
/// SOAP sends the type in `xsi:type`. JSON has no dates, durations or binary data, so these are
/// strings over REST.
public enum AnyValue: Hashable, Sendable {
  /// `xs:string`
  case string(String)
  /// `xs:boolean`
  case boolean(Bool)
  /// `xs:short`
  case int16(Int16)
  /// `xs:int`
  case int32(Int32)
  /// `xs:long`
  case int64(Int64)
  /// `xs:unsignedInt`
  case uint32(UInt32)
  /// `xs:double`
  case double(Double)
  /// `xs:dateTime`
  case dateTime(DateTime)
  /// `duration`
  case duration(TimeSpan)
  /// `xs:base64Binary`
  case binary(Data)
  /// Anything else, with its type if the message has one.
  case other(type: XMLName?, OpaqueValue)
  /// Nil, as an entry of a dictionary or an item of an array.
  case null
}

extension AnyValue: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("anyType", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: AnyValue { .null }

  /// Whether it is nil.
  @_spi(Generated) public var isNilValue: Bool { self == .null }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout AnyValue?, with coder: FieldCoder) {
    coder.any(&value)
  }
}
