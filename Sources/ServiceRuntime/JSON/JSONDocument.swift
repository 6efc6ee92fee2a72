import Foundation

/// Parses untrusted JSON.
///
/// Foundation keeps the last of duplicate keys; numbers beyond a `Double` are refused.
enum JSONDocument {
  /// Throws what is wrong with the message; an empty one is `null`.
  static func parse(_ message: [UInt8], limits: ServiceLimits) throws(CodingFailure) -> JSONValue {
    guard message.count <= limits.maximumMessageBytes else {
      throw CodingFailure(
        message: "the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    try message.withUnsafeBufferPointer { bytes throws(CodingFailure) in
      try check(bytes, limits)
    }
    let start = message.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if message.dropFirst(start).allSatisfy(\.isXMLSpace) { return .null }
    do {
      return JSONValue(
        foundation: try JSONSerialization.jsonObject(
          with: Data(message.dropFirst(start)), options: [.fragmentsAllowed]))
    } catch {
      let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      throw CodingFailure(message: "not well-formed JSON" + (text.map { ": " + $0 } ?? ""))
    }
  }

  /// Bounds the depth, and makes sure that Foundation sees nothing but UTF-8: it would take zero
  /// bytes for another encoding.
  private static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: ServiceLimits
  ) throws(CodingFailure) {
    var depth = 0
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= limits.maximumDepth else {
          throw CodingFailure(
            message: "values are nested more than \(limits.maximumDepth) deep")
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case 0: throw CodingFailure(message: "the message contains a NUL byte")
      default: break
      }
    }
    if !bytes.isASCII, String(validating: bytes, as: UTF8.self) == nil {
      throw CodingFailure(message: "the message is not proper UTF-8")
    }
  }
}

extension JSONValue {
  /// Takes over what Foundation read.
  ///
  /// Swift's own types come first: casting one of them to a class of Foundation would bridge all
  /// it contains.
  fileprivate init(foundation value: Any) {
    if let text = value as? String {
      self = .string(text)
    } else if let fields = value as? [String: Any] {
      self = .object(fields.mapValues(JSONValue.init(foundation:)))
    } else if let items = value as? [Any] {
      self = .array(items.map(JSONValue.init(foundation:)))
    } else if let number = value as? NSNumber {
      self = JSONValue(number)
    } else {
      self = .null
    }
  }

  /// By the type Foundation chose: `c` is a boolean, `d` or `Q` what does not fit 64 signed bits.
  private init(_ number: NSNumber) {
    switch UInt8(bitPattern: number.objCType.pointee) {
    case UInt8(ascii: "c"): self = .boolean(number.boolValue)
    case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "Q"):
      self = .number(number.doubleValue)
    default:
      self = number is NSDecimalNumber ? .number(number.doubleValue) : .integer(number.int64Value)
    }
  }
}
