extension Double {
  /// Reads a decimal number with an optional exponent. Swift alone accepts more than XML Schema and
  /// URLs allow: `0x10`, `inf`, `nan`.
  init?(decimal text: String) {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal else { return nil }
    self.init(text)
  }
}
