/// The two ways Swift spells a name, made from a name of the wire.
package enum SwiftCase {
  /// Types, modules: the name as it is but for characters that Swift does not allow.
  package static func upperCamel(_ name: some StringProtocol) -> String {
    legal(words(of: name).map(capitalized).joined())
  }

  /// Members, functions, arguments: the first word in lower case, the others as they are.
  package static func lowerCamel(_ name: some StringProtocol) -> String {
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
    // Nearly all words begin like this, and a byte is told sooner than a character.
    if let first = word.utf8.first, (0x41...0x5A).contains(first) { return String(word) }
    return word.first?.isLowercase == true
      ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
  }

  /// A name must not be empty, nor begin with a digit or an accent on its own.
  private static func legal(_ name: String) -> String {
    guard let first = name.first else { return "unnamed" }
    return IdentifierCharacters.allowsFirst(first) ? name : "_" + name
  }
}
