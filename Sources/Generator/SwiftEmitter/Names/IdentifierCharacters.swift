/// The characters that Swift allows in a name.
///
/// The ranges are those of "Lexical Structure" in The Swift Programming Language, which has them
/// from annex D of C11.
enum IdentifierCharacters {
  /// Whether a character is allowed in a name, except as the first one.
  static func allows(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy(allows)
  }

  /// Whether a character may be the first of a name.
  static func allowsFirst(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return allows(character) && !scalar.isASCIIDigit
      && !notFirst.contains { $0.contains(scalar.value) }
  }

  private static func allows(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || scalar.isASCIIDigit || scalar.isASCIILetter
    }
    return scalar.properties.isXIDContinue && ranges.contains { $0.contains(scalar.value) }
  }

  /// Combining marks.
  private static let notFirst: [ClosedRange<UInt32>] = [
    0x0300...0x036F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
  ]

  private static let ranges: [ClosedRange<UInt32>] = [
    0xA8...0xA8, 0xAA...0xAA, 0xAD...0xAD, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE,
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D,
    0x202A...0x202E, 0x203F...0x2040, 0x2054...0x2054, 0x2060...0x218F, 0x2460...0x24FF,
    0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F,
    0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFFD,
    0x10000...0x1FFFD, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
