/// A reference in braces, which is what some tools leave of a `<see cref="…">`:
/// `{SuperOffice.CRM.Services.Contact.CustomFields}`.
struct ProseReference {
  /// What it refers to, without the path to it.
  let name: String
  /// Behind the `}`.
  let end: Int

  /// More than any reference has: what is longer is not a reference, and is not searched for its end.
  private static let longest = 256

  /// Nil where the brace opens something else: a reference has a path of at least two names.
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

  /// The last part of what a reference points at (`M:A.B.C(System.Int32)` → `C`).
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
