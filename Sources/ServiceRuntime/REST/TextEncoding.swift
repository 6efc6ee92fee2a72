import Foundation

/// Brings text of the encodings that still occur into UTF-8.
enum TextEncoding {
  /// An encoding that is not read, or bytes that are not of the one that is named.
  struct Refusal: Error {
    var message: String
  }

  private static let asTheyAre = ["utf-8", "utf8", "us-ascii", "ascii", "utf-16"]

  private static let singleByte: [String: String.Encoding] = [
    "iso-8859-1": .isoLatin1, "iso8859-1": .isoLatin1, "iso_8859-1": .isoLatin1,
    "latin1": .isoLatin1, "latin-1": .isoLatin1, "windows-1252": .windowsCP1252,
    "cp1252": .windowsCP1252,
  ]

  /// The bytes in UTF-8; nil when they are it, or are to be tried as it.
  ///
  /// A byte order mark counts for more than a name.
  ///
  /// - Parameter name: What a header field or the text itself says.
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
    else { throw Refusal(message: "the message is not proper UTF-16") }
    return Array(text.utf8)
  }
}
