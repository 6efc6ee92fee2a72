/// The name of a member, with an identity that makes comparisons fast.
package struct TemplateKey: Equatable, Sendable {
  /// Equal for equal names: the bytes of names of up to 15 bytes, and two checksums of longer ones,
  /// both of which never are equal by chance. There is nothing in it to retain.
  struct Identity: Equatable, Sendable {
    let first: UInt64
    let second: UInt64
  }

  let text: String
  let identity: Identity

  init(_ text: String) {
    var text = text
    identity = text.withUTF8(Identity.init)
    self.text = text
  }

  package static func == (a: TemplateKey, b: TemplateKey) -> Bool { a.identity == b.identity }
}

extension TemplateKey: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension TemplateKey.Identity {
  fileprivate init(_ name: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(name)
    if name.count < 16 {
      first = Self.word(bytes, from: 0)
      // The length is in the byte that no name of this size uses.
      second = Self.word(bytes, from: 8) | UInt64(name.count) << 56
    } else {
      first = Self.checksum(bytes, 0x9E37_79B9_7F4A_7C15)
      // Above all lengths of shorter names.
      second = Self.checksum(bytes, 0xC2B2_AE3D_27D4_EB4F) | 0xFF << 56
    }
  }

  /// Up to eight bytes of a name.
  private static func word(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    var index = bytes.count
    while index > start {
      index -= 1
      word = word << 8 | UInt64(bytes[index])
    }
    return word
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer, _ factor: UInt64) -> UInt64 {
    var result = UInt64(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: 8) {
      result = (result ^ word(bytes, from: start)) &* factor
      result ^= result >> 29
    }
    return result
  }
}
