/// JSON with properties in a given order, formatted for people.
enum OrderedJSON: Sendable {
  case string(String)
  case boolean(Bool)
  case integer(Int)
  case array([OrderedJSON])
  case object([(name: String, value: OrderedJSON)])

  /// The value as a document.
  var document: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indentation: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indentation: Int) {
    switch self {
    case .string, .boolean, .integer: bytes += Array((scalar ?? "").utf8)
    case .array, .object:
      if let line = inLine {
        bytes += Array(line.utf8)
      } else {
        writeLines(to: &bytes, indentation)
      }
    }
  }

  /// The text on one line, if it is short enough.
  private var inLine: String? {
    switch self {
    case .array(let items):
      let lines = items.compactMap(\.scalar)
      return lines.count == items.count ? "[" + lines.joined(separator: ", ") + "]" : nil
    case .object(let properties):
      guard properties.count <= 1 else { return nil }
      guard let property = properties.first else { return "{}" }
      guard let value = property.value.scalar ?? property.value.inLine, value.utf8.count <= 60
      else { return nil }
      return "{\(Self.quoted(property.name)): \(value)}"
    default: return nil
    }
  }

  private var scalar: String? {
    switch self {
    case .string(let text): Self.quoted(text)
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .array, .object: nil
    }
  }

  private func writeLines(to bytes: inout [UInt8], _ indentation: Int) {
    switch self {
    case .string, .boolean, .integer: break
    case .array(let items):
      Self.write(items, open: "[", close: "]", to: &bytes, indentation: indentation) {
        item, bytes, indentation in
        item.write(to: &bytes, indentation: indentation)
      }
    case .object(let properties):
      Self.write(properties, open: "{", close: "}", to: &bytes, indentation: indentation) {
        property, bytes, indentation in
        bytes += Array("\(Self.quoted(property.name)): ".utf8)
        property.value.write(to: &bytes, indentation: indentation)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], open: String, close: String, to bytes: inout [UInt8], indentation: Int,
    write: (Item, inout [UInt8], Int) -> Void
  ) {
    bytes += Array(open.utf8)
    for (index, item) in items.enumerated() {
      bytes += Array((index == 0 ? "\n" : ",\n").utf8)
      bytes += repeatElement(UInt8(ascii: " "), count: indentation + 2)
      write(item, &bytes, indentation + 2)
    }
    if !items.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
      bytes += repeatElement(UInt8(ascii: " "), count: indentation)
    }
    bytes += Array(close.utf8)
  }

  /// A text, escaped for use between quotation marks.
  static func escaped(_ text: String) -> String { String(quoted(text).dropFirst().dropLast()) }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    text.withBytes { JSONEscaping.append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension OrderedJSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

extension OrderedJSON: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension OrderedJSON: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: OrderedJSON...) { self = .array(elements) }
}

extension OrderedJSON: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, OrderedJSON)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }
}

/// Adds properties to an object.
func + (left: OrderedJSON, right: OrderedJSON) -> OrderedJSON {
  guard case .object(let left) = left, case .object(let right) = right else { return right }
  return .object(left + right)
}
