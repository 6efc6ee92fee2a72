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

// Typed access to a value of any type: `row["name"]?.string`.

extension AnyValue {
  /// The value of a property if this is a JSON object; nil if it is null or missing.
  public subscript(name: String) -> AnyValue? {
    guard case .object(let properties)? = json, let property = properties[name] else { return nil }
    return AnyValue(property)
  }

  /// The names of the properties, sorted; empty if this is not a JSON object.
  public var columnNames: [String] {
    guard case .object(let properties)? = json else { return [] }
    return properties.keys.sorted()
  }

  /// The items if this is a JSON array. Null items are kept.
  public var array: [AnyValue]? {
    guard case .array(let items)? = json else { return nil }
    return items.map { AnyValue($0) ?? .null }
  }

  /// The value as text: a string unchanged, a number, a Boolean or a date as written on the wire.
  /// Nil for null, objects and arrays.
  public var string: String? {
    switch self {
    case .string(let text): text
    case .boolean(let flag): String(flag)
    case .double(let number): "\(number)"
    case .dateTime(let date): date.text
    case .duration(let span): span.text(as: .xml)
    case .binary(let data): data.base64EncodedString()
    case .other(_, .text(let text)): text
    case .other(_, .json(let json)): json.scalarText
    case .other(_, .xml), .null: nil
    case .int16, .int32, .int64, .uint32: integer.map { String($0) }
    }
  }

  /// An integer, even if it was sent as text; nil for anything else.
  public var int: Int? { integer.flatMap { Int(exactly: $0) } }

  /// A number, even if it was sent as text; nil for anything else.
  public var double: Double? {
    if case .double(let number) = self { return number }
    return integer.map { Double($0) } ?? plainText.flatMap { Double(decimal: $0) }
  }

  /// A Boolean, even if it was sent as the text `true` or `false`; nil for anything else.
  public var bool: Bool? {
    switch self {
    case .boolean(let flag): flag
    default: plainText.flatMap { Bool($0.lowercased()) }
    }
  }

  /// A date and time, even if it was sent as text, as over REST; nil for anything else.
  public var dateTime: DateTime? {
    if case .dateTime(let date) = self { return date }
    return plainText.flatMap { DateTime($0) }
  }

  private var integer: Int64? {
    switch self {
    case .int16(let number): Int64(number)
    case .int32(let number): Int64(number)
    case .int64(let number): number
    case .uint32(let number): Int64(number)
    case .double(let number): Int64(exactly: number)
    default: plainText.flatMap { Int64($0) }
    }
  }

  private var plainText: String? {
    switch self {
    case .string(let text), .other(_, .text(let text)): text
    default: nil
    }
  }

  private var json: JSONValue? {
    if case .other(_, .json(let json)) = self { json } else { nil }
  }

  /// A value of JSON; nil for null.
  init?(_ json: JSONValue) {
    switch json {
    case .null: return nil
    case .string(let text): self = .string(text)
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = Int32(exactly: number).map(AnyValue.int32) ?? .int64(number)
    case .number(let number): self = .double(number)
    case .array, .object: self = .other(type: nil, .json(json))
    }
  }

  /// The value as JSON, to decode it as a type of the user.
  var asJSON: JSONValue {
    switch self {
    case .boolean(let flag): .boolean(flag)
    case .int16, .int32, .int64, .uint32: integer.map(JSONValue.integer) ?? .null
    case .double(let number): .number(number)
    case .other(_, .json(let json)): json
    default: string.map(JSONValue.string) ?? .null
    }
  }
}

/// Values that name their own type.
extension XMLFieldReader {
  /// Reads a value of one of the types that the runtime has. Returns false for any other type.
  func readBuiltIn(_ type: XMLName, _ value: inout AnyValue?) -> Bool {
    guard [XMLNamespace.schema, XMLNamespace.serialization].contains(type.namespace) else {
      return false
    }
    switch type.local {
    case "string": value = self.value(String.self).map(AnyValue.string)
    case "boolean": value = self.value(Bool.self).map(AnyValue.boolean)
    case "short": value = self.value(Int16.self).map(AnyValue.int16)
    case "int": value = self.value(Int32.self).map(AnyValue.int32)
    case "long": value = self.value(Int64.self).map(AnyValue.int64)
    case "unsignedInt": value = self.value(UInt32.self).map(AnyValue.uint32)
    case "double": value = self.value(Double.self).map(AnyValue.double)
    case "dateTime": value = self.value(DateTime.self).map(AnyValue.dateTime)
    case "duration": value = self.value(TimeSpan.self).map(AnyValue.duration)
    case "base64Binary": value = self.value(Data.self).map(AnyValue.binary)
    default: return false
    }
    return true
  }

  private func value<Value: WireValue>(_ type: Value.Type) -> Value? {
    var value: Value?
    Value.code(&value, with: self)
    return value
  }
}
