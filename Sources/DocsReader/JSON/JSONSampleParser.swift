import CJansson
import Diagnostics

/// Why a sample is not JSON, and where in the file.
struct JSONSampleError: Error, Sendable {
  let message: String
  let offset: Int
}

/// Parses JSON samples with jansson, which tells the place of a mistake and refuses duplicate keys.
///
/// Kinds and names are kept, values are not: they are noise on every page.
enum JSONSampleParser {
  /// Below this depth a value is read as `null`, which says nothing: no type is nested as deeply,
  /// and whoever walks a value needs no more stack than for this.
  private static let depthLimit = 100

  /// What samples show for a value that may be of any type.
  private static let anything = "An object of some kind"

  static func parse(_ range: Range<Int>, of file: SourceFile) throws(JSONSampleError) -> JSONValue {
    let root = try load(range, of: file)
    defer { json_decref(root) }
    return value(root, depth: 1)
  }

  private static func load(
    _ range: Range<Int>, of file: SourceFile
  ) throws(JSONSampleError) -> UnsafeMutablePointer<json_t> {
    var error = json_error_t()
    let flags = Int(JSON_DECODE_ANY | JSON_REJECT_DUPLICATES)
    let root = file.bytes[range].withUnsafeBytes { raw in
      json_loadb(raw.bindMemory(to: CChar.self).baseAddress, raw.count, flags, &error)
    }
    if let root { return root }
    let message = withUnsafeBytes(of: error.text) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    let position = Int(error.position) - nearTokenLength(message)
    let offset = range.lowerBound + max(0, position)
    throw JSONSampleError(message: message, offset: min(offset, range.upperBound))
  }

  /// jansson tells the place behind the token it stumbled over, and quotes short tokens: the place
  /// of a mistake is where the token begins.
  private static func nearTokenLength(_ message: String) -> Int {
    let bytes = ByteText(Array(message.utf8))
    let marker = Array(" near '".utf8)
    guard let start = bytes.firstIndex(of: marker), bytes.last == UInt8(ascii: "'") else {
      return 1
    }
    return max(1, bytes.range.upperBound - 1 - (start + marker.count))
  }

  private static func value(_ json: UnsafeMutablePointer<json_t>, depth: Int) -> JSONValue {
    if depth > depthLimit { return .null }
    return switch json.pointee.type {
    case JSON_OBJECT: .object(properties(json, depth: depth))
    case JSON_ARRAY: .array(items(json, depth: depth))
    case JSON_STRING: text(json)
    case JSON_INTEGER: .integer
    case JSON_REAL: .real
    case JSON_TRUE, JSON_FALSE: .boolean
    default: .null
    }
  }

  private static func text(_ json: UnsafeMutablePointer<json_t>) -> JSONValue {
    guard let start = json_string_value(json) else { return .string }
    let bytes = UnsafeRawBufferPointer(start: start, count: json_string_length(json))
    if bytes.elementsEqual(anything.utf8) { return .null }
    return JSONValue.isDateTime(bytes) ? .dateTime : .string
  }

  private static func items(
    _ json: UnsafeMutablePointer<json_t>, depth: Int
  ) -> [JSONValue] {
    (0..<json_array_size(json)).compactMap { index in
      json_array_get(json, index).map { value($0, depth: depth + 1) }
    }
  }

  private static func properties(
    _ json: UnsafeMutablePointer<json_t>, depth: Int
  ) -> [JSONValue.Property] {
    var result: [JSONValue.Property] = []
    var iterator = json_object_iter(json)
    while let current = iterator {
      if let key = json_object_iter_key(current), let item = json_object_iter_value(current) {
        result.append(
          JSONValue.Property(name: String(cString: key), value: value(item, depth: depth + 1)))
      }
      iterator = json_object_iter_next(json, current)
    }
    return result
  }
}
