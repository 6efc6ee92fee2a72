/// The parameters of a URL or the fields of a form, found by name ignoring case.
struct URLParameters: Sendable {
  /// Sorted by name in lower case; equal names stay in their original order.
  private var names: [String] = []
  private var pairs: [URLPair] = []

  init(_ pairs: [URLPair] = []) {
    let sorted = pairs.map { (name: $0.name.lowercased(), pair: $0) }.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }
    names = sorted.map(\.element.name)
    self.pairs = sorted.map(\.element.pair)
  }

  /// Creates parameters from decoded values.
  init(_ values: [String: String]) {
    self.init(values.map { URLPair(name: $0.key, value: $0.value, raw: "") })
  }

  /// All values of a name.
  func values(_ name: String) -> [String] { pairs[range(of: name)].map(\.value) }

  /// Whether there is a value with that name, or a value in an object or a list with that name.
  func contains(_ name: String) -> Bool {
    !range(of: name).isEmpty || has(prefix: name + "[") || containsFields(of: name)
  }

  /// Whether there is a value in an object with that name.
  func containsFields(of name: String) -> Bool { has(prefix: name + ".") }

  /// The items between the commas of the values of a name; nil if an escape is broken.
  func items(_ name: String) -> [String]? {
    var items: [String] = []
    for pair in pairs[range(of: name)] where !pair.raw.isEmpty {
      for part in pair.raw.split(separator: ",", omittingEmptySubsequences: false) {
        guard let value = PercentEncoding.decode(part, plusIsSpace: true) else { return nil }
        items.append(value)
      }
    }
    return items
  }

  private func range(of name: String) -> Range<Int> {
    let name = name.lowercased()
    let start = firstIndex(from: name)
    var end = start
    while end < names.count, names[end] == name { end += 1 }
    return start..<end
  }

  private func has(prefix: String) -> Bool {
    let prefix = prefix.lowercased()
    let index = firstIndex(from: prefix)
    return index < names.count && names[index].hasPrefix(prefix)
  }

  /// The index of the first name that is not less than another one.
  private func firstIndex(from name: String) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A parameter of a URL or a field of a form.
struct URLPair: Sendable {
  let name: String
  let value: String
  /// The value before decoding.
  let raw: Substring
}

/// Percent-encoding of path segments, query parameters and form fields.
enum PercentEncoding {
  /// Encodes everything except the unreserved characters of RFC 3986.
  static func encode(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes; nil for a broken escape or invalid UTF-8.
  static func decode(_ text: Substring, plusIsSpace: Bool) -> String? {
    guard text.utf8.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x25:
        guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value)
        else { return nil }
        bytes.append(high << 4 | low)
      case 0x2B where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The pairs of a query or a form; nil if an escape is broken.
  static func pairs(_ text: Substring) -> [URLPair]? {
    var pairs: [URLPair] = []
    for part in text.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let raw = sides.count > 1 ? sides[1] : ""
      guard let name = decode(sides.first ?? "", plusIsSpace: true),
        let value = decode(raw, plusIsSpace: true)
      else { return nil }
      pairs.append(URLPair(name: name, value: value, raw: raw))
    }
    return pairs
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
