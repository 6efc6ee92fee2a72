/// A media type in a header field.
struct MediaType: Hashable {
  /// Lower case, without parameters (`application/json`).
  var name: String
  /// Names in lower case.
  var parameters: [String: String] = [:]

  /// Reads `type/subtype; name=value`.
  init?(_ text: some StringProtocol) {
    if let usual = Self.usual.first(where: { $0.text == text }) {
      self = usual.type
    } else {
      self.init(parsing: text)
    }
  }

  /// The media types of nearly all requests, read once.
  private static let usual = [
    "application/json", "application/json; charset=utf-8", "text/xml; charset=utf-8",
    "application/soap+xml; charset=utf-8",
  ].compactMap { text in MediaType(parsing: text).map { (text: text, type: $0) } }

  private init?(parsing text: some StringProtocol) {
    // Uses bytes: this runs for every request, and working with characters costs many times as
    // much.
    let parts = Substring(text).utf8.split(separator: UInt8(ascii: ";")).map(Self.trim)
    guard let name = parts.first, name.contains(UInt8(ascii: "/")) else { return nil }
    self.name = Substring(name).lowercased()
    for part in parts.dropFirst() {
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1)
        .map { Substring(Self.trim($0)) }
      guard sides.count == 2 else { continue }
      parameters[sides[0].lowercased()] = String(sides[1]).withoutQuotes
    }
  }

  private static func trim(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var text = text
    while text.first?.isXMLSpace == true { text.removeFirst() }
    while text.last?.isXMLSpace == true { text.removeLast() }
    return text
  }

  /// The media type of a form.
  static let form = "application/x-www-form-urlencoded"

  /// Whether it is one of the documented types for JSON.
  var isJSON: Bool {
    name == "application/json" || name == "text/json" || name.hasSuffix("+json")
  }

  /// Whether it is any kind of XML.
  var holdsXML: Bool {
    name == "text/xml" || name == "application/xml" || name.hasSuffix("+xml")
  }

  /// Whether text of this type can be decoded as UTF-8.
  var isUTF8: Bool {
    guard let charset = parameters["charset"] else { return true }
    return charset.equalsIgnoringCase("utf-8") || charset.equalsIgnoringCase("utf8")
      || charset.equalsIgnoringCase("us-ascii")
  }

  /// The best of the offered types for an `Accept` field, by its order of preference; nil if it
  /// accepts none.
  static func negotiate(accept: [String], offered: [String]) -> String? {
    if accept.isEmpty || accept == ["*/*"] { return offered.first }
    let ranges = accept.flatMap { $0.split(separator: ",") }.compactMap { MediaType($0) }
    guard !ranges.isEmpty else { return offered.first }
    let sorted = ranges.enumerated().sorted {
      ($0.element.quality, $1.offset) > ($1.element.quality, $0.offset)
    }
    for (_, range) in sorted where range.quality > 0 {
      if let match = offered.first(where: { range.accepts($0, refusedBy: ranges) }) {
        return match
      }
    }
    return nil
  }

  private var quality: Double { parameters["q"].flatMap(Double.init) ?? 1 }

  private func accepts(_ type: String, refusedBy ranges: [MediaType]) -> Bool {
    if ranges.contains(where: { $0.name == type && $0.quality == 0 }) { return false }
    if name == "*/*" || name == type { return true }
    return name.hasSuffix("/*") && type.hasPrefix(name.dropLast())
  }
}

extension String {
  /// The text of a header field's value that may be quoted.
  var withoutQuotes: String {
    let quote = UInt8(ascii: "\"")
    guard utf8.contains(quote) else { return self }
    let inner = utf8.dropFirst().dropLast()
    if utf8.first == quote, utf8.last == quote, !inner.contains(quote) {
      return String(Substring(inner))
    }
    return String(decoding: utf8.filter { $0 != quote }, as: UTF8.self)
  }
}

/// Detects the media type of an image from its first bytes.
enum FileSignature {
  private static let signatures: [(bytes: [UInt8], mediaType: String)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("GIF87a".utf8), "image/gif"),
    (Array("GIF89a".utf8), "image/gif"),
    ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
    ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
    (Array("BM".utf8), "image/bmp"),
  ]

  /// Nil for anything other than the known images.
  static func mediaType(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.mediaType
  }
}
