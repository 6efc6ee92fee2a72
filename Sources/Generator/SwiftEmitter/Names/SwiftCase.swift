/// The two forms of Swift names, made from a name on the wire.
package enum SwiftCase {
  /// Types, modules: the same name without characters that Swift does not allow.
  package static func upperCamel(_ name: some StringProtocol) -> String {
    if let ascii = ASCIIName(name) { return ascii.upperCamel }
    return legal(words(of: name).map(capitalized).joined())
  }

  /// Members, functions, arguments: the first word in lower case, the others unchanged.
  package static func lowerCamel(_ name: some StringProtocol) -> String {
    if let ascii = ASCIIName(name) { return ascii.lowerCamel }
    let words = words(of: name)
    guard let first = words.first else { return legal("") }
    return legal(lowered(first) + words.dropFirst().map(capitalized).joined())
  }

  /// `URL` becomes `url`, `IDs` becomes `ids`, `iPhone` stays.
  private static func lowered(_ word: Substring) -> String {
    let isAcronym = word.prefix(2).count { $0.isUppercase } == 2
    return isAcronym ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
  }

  private static func capitalized(_ word: Substring) -> String {
    word.first?.isLowercase == true ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
  }

  /// A name must not be empty or begin with a digit or a combining accent.
  private static func legal(_ name: String) -> String {
    guard let first = name.first else { return unnamed }
    return IdentifierCharacters.allowsFirst(first) ? name : "_" + name
  }

  /// The Swift name for a name without letters and digits.
  fileprivate static let unnamed = "unnamed"
}

/// A name with ASCII characters alone. Nearly all names are ASCII, and processing bytes takes a
/// tenth of the time.
private struct ASCIIName {
  private let bytes: [UInt8]
  private let words: [Range<Int>]

  /// - Returns: nil for a name with other characters.
  init?(_ name: some StringProtocol) {
    bytes = Array(name.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    words = wordRanges(ofASCII: bytes)
  }

  var upperCamel: String { spelled { Self.capitalize(&$0[$0.startIndex]) } }

  var lowerCamel: String { spelled(Self.lower) }

  /// - Parameter spellFirst: spells the first word; the others are capitalized.
  private func spelled(_ spellFirst: (inout ArraySlice<UInt8>) -> Void) -> String {
    guard let first = words.first else { return SwiftCase.unnamed }
    var spelling: [UInt8] = []
    spelling.reserveCapacity(bytes.count + 1)
    if Self.digits.contains(bytes[first.lowerBound]) { spelling.append(UInt8(ascii: "_")) }
    for (index, word) in words.enumerated() {
      let start = spelling.count
      spelling.append(contentsOf: bytes[word])
      if index == 0 {
        spellFirst(&spelling[start...])
      } else {
        Self.capitalize(&spelling[start])
      }
    }
    return String(decoding: spelling, as: UTF8.self)
  }

  private static func lower(_ word: inout ArraySlice<UInt8>) {
    let isAcronym = word.prefix(2).count { upperLetters.contains($0) } == 2
    for index in isAcronym ? word.indices : word.indices.prefix(1)
    where upperLetters.contains(word[index]) {
      word[index] |= caseBit
    }
  }

  private static func capitalize(_ letter: inout UInt8) {
    if lowerLetters.contains(letter) { letter &= ~caseBit }
  }

  private static let caseBit: UInt8 = 0x20
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  private static let lowerLetters = UInt8(ascii: "a")...UInt8(ascii: "z")
  private static let upperLetters = UInt8(ascii: "A")...UInt8(ascii: "Z")
}
