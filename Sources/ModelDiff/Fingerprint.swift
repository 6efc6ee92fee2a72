/// A short name for a text, equal for equal texts on every machine.
enum Fingerprint {
  /// 64-bit FNV-1a over the parts, each ended by a byte that UTF-8 does not have.
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
