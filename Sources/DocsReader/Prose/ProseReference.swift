/// A reference in braces, which is what some tools leave of a `<see cref="…">`:
/// `{SuperOffice.CRM.Services.Contact.CustomFields}`.
struct ProseReference {
  /// What it refers to, without the path to it.
  let name: String
  /// Behind the `}`.
  let end: Int

  /// Nil where the brace opens something else: a reference has a path of at least two names.
  init?(_ bytes: [UInt8], at start: Int) {
    guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let names = bytes[start + 1..<close].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard names.count > 1, names.allSatisfy(Self.isName) else { return nil }
    name = Self.lastPart(of: String(decoding: bytes[start + 1..<close], as: UTF8.self))
    end = close + 1
  }

  /// The last part of what a reference points at (`M:A.B.C(System.Int32)` → `C`).
  static func lastPart(of target: String) -> String {
    let path = target.prefix { $0 != "(" }
    return String(path.split(separator: ".").last?.split(separator: ":").last ?? "")
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first.isASCIILetter || first == UInt8(ascii: "_") else {
      return false
    }
    return bytes.allSatisfy {
      $0.isASCIILetter || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0)
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
