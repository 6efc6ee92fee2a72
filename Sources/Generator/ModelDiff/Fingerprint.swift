/// A short name for a text. Equal texts have the same name on every machine.
enum Fingerprint {
  /// 64-bit FNV-1a over the parts. Each part ends with a byte that UTF-8 does not use.
  static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01b3
    }
    for part in parts {
      for byte in part.utf8 { mix(byte) }
      mix(0xFF)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
