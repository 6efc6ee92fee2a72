/// A reference in braces, which some tools write in place of a `<see cref="…">`:
/// `{SuperOffice.CRM.Services.Contact.CustomFields}`.
struct ProseReference {
  /// The name that it refers to, without the path to it.
  let name: String
  /// The position after the `}`.
  let end: Int

  /// Longer than any reference. A longer text is not a reference, and its end is not searched.
  private static let longest = 256

  /// Nil if the brace begins something else. The path of a reference has at least two names.
  init?(_ bytes: [UInt8], at start: Int) {
    var last = start + 1
    var offset = last
    while offset < bytes.count, offset - start <= Self.longest {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "}") {
        guard offset > last else { return nil }
        if byte == UInt8(ascii: "}") { break }
        last = offset + 1
      } else if !Self.isPart(byte, ofNameFrom: last, at: offset) {
        return nil
      }
      offset += 1
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "}"), last > start + 1 else {
      return nil
    }
    name = String(decoding: bytes[last..<offset], as: UTF8.self)
    end = offset + 1
  }

  /// The last part of the name in a reference (`M:A.B.C(System.Int32)` → `C`).
  static func lastPart(of target: String) -> String {
    let path = target.prefix { $0 != "(" }
    return String(path.split(separator: ".").last?.split(separator: ":").last ?? "")
  }

  private static func isPart(_ byte: UInt8, ofNameFrom start: Int, at offset: Int) -> Bool {
    if byte.isASCIILetter || byte == UInt8(ascii: "_") { return true }
    return offset > start && (0x30...0x39).contains(byte)
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
