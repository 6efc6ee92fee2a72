import Foundation

/// Converts text from the encodings that are still in use to UTF-8.
enum TextEncoding {
  /// An unsupported encoding, or bytes that are not valid in the named encoding.
  struct Refusal: Error {
    var message: String
  }

  private static let asTheyAre = ["utf-8", "utf8", "us-ascii", "ascii", "utf-16"]

  private static let singleByte: [String: String.Encoding] = [
    "iso-8859-1": .isoLatin1, "iso8859-1": .isoLatin1, "iso_8859-1": .isoLatin1,
    "latin1": .isoLatin1, "latin-1": .isoLatin1, "windows-1252": .windowsCP1252,
    "cp1252": .windowsCP1252,
  ]

  /// The bytes in UTF-8; nil if they are UTF-8 already, or should be tried as UTF-8.
  ///
  /// A byte order mark takes precedence over a name.
  ///
  /// - Parameter name: The encoding named in a header field or in the text itself.
  static func utf8(_ bytes: [UInt8], named name: String?) throws(Refusal) -> [UInt8]? {
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, .utf16BigEndian) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, .utf16LittleEndian) }
    guard let name = name?.lowercased(), !asTheyAre.contains(name),
      !bytes.starts(with: [0xEF, 0xBB, 0xBF])
    else { return nil }
    guard let encoding = singleByte[name] else {
      throw Refusal(message: "the encoding '\(name.prefix(40))' is not accepted")
    }
    guard let text = String(data: Data(bytes), encoding: encoding) else {
      throw Refusal(message: "the message is not proper \(name)")
    }
    return Array(text.utf8)
  }

  private static func utf16(
    _ bytes: [UInt8], _ encoding: String.Encoding
  ) throws(Refusal) -> [UInt8] {
    guard bytes.count % 2 == 0,
      let text = String(data: Data(bytes.dropFirst(2)), encoding: encoding)
    else { throw Refusal(message: "the message is not valid UTF-16") }
    return Array(text.utf8)
  }
}
