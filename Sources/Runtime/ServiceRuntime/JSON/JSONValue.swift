/// A JSON value. The properties of an object have no order. They are written in sorted order.
public enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean(Bool)
  /// A number that fits 64 bits.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object([String: JSONValue])
}

/// Parses untrusted JSON.
///
/// If a key is repeated, the last value counts. Numbers that do not fit a `Double` are refused.
enum JSONDocument {
  /// Throws the problem with the message. An empty message is `null`.
  static func parse(_ message: [UInt8], limits: ServiceLimits) throws(CodingFailure) -> JSONValue {
    guard message.count <= limits.maximumMessageBytes else {
      throw CodingFailure(
        message: "the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    let start = message.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if message.dropFirst(start).allSatisfy(\.isXMLSpace) { return .null }
    return try message.withUnsafeBufferPointer { bytes throws(CodingFailure) in
      var parser = JSONParser(bytes, from: start, maximumDepth: limits.maximumDepth)
      return try parser.document()
    }
  }
}

extension ServiceObject {
  /// The value as JSON, in the same form as over REST. Use it to store the value.
  ///
  /// - Throws: an error that names the field with a value JSON does not have, such as an infinite
  ///   number.
  public func json() throws -> [UInt8] {
    let writer = JSONFieldWriter()
    var value: Self? = self
    Self.code(&value, with: writer)
    if let failure = writer.failure { throw failure }
    return writer.bytes
  }

  /// Reads a value from JSON. Unknown properties are skipped.
  ///
  /// - Throws: an error with the problem and its place.
  public init(json: [UInt8], limits: ServiceLimits = ServiceLimits()) throws {
    let reader = JSONFieldReader(try JSONDocument.parse(json, limits: limits))
    var value: Self?
    reader.root(&value)
    if let failure = reader.failure { throw failure }
    guard let object = consume value else {
      throw CodingFailure(message: "there is no object")
    }
    self = object
  }
}
