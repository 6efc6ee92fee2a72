/// Takes the sentences about carriers out of a text and keeps the name they tell.
///
/// `Carrier object for X. Services for the X Carrier is available from …` is printed wherever a
/// value of the type X is described; the text before it describes the type.
struct CarrierProse: Sendable {
  /// The text without those sentences.
  let text: ByteText
  /// The name of the type, where the text tells it.
  let carrier: String?

  init(_ text: ByteText) {
    let marker = Array("Carrier object for ".utf8)
    guard let start = text.firstIndex(of: marker) else {
      self.text = text
      self.carrier = nil
      return
    }
    let name = text.suffix(from: start + marker.count)
    let end = name.range.first { !Self.isNameByte(name.bytes[$0]) } ?? name.range.upperBound
    self.text = text.prefix(upTo: start)
    self.carrier = end > name.range.lowerBound ? name.prefix(upTo: end).string : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
  }
}

extension ByteText {
  /// Where a text begins in this one.
  func firstIndex(of text: [UInt8]) -> Int? {
    guard let first = text.first, range.count >= text.count else { return nil }
    let lastStart = range.upperBound - text.count
    return (range.lowerBound...lastStart).first { offset in
      bytes[offset] == first && bytes[offset..<offset + text.count].elementsEqual(text)
    }
  }
}
