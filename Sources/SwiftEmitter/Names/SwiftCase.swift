/// The two ways Swift spells a name, made from a name of the wire.
enum SwiftCase {
  /// Types, modules: the name as it is but for characters that Swift does not allow.
  static func upperCamel(_ name: some StringProtocol) -> String {
    let joined = words(of: name).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return legal(joined)
  }

  /// Members, functions, arguments: the first word in lower case, the others as they are.
  static func lowerCamel(_ name: some StringProtocol) -> String {
    let words = words(of: name)
    guard let first = words.first else { return legal("") }
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return legal(lowered(first) + rest.joined())
  }

  /// `URL` becomes `url`, `IDs` becomes `ids`, `iPhone` stays.
  private static func lowered(_ word: Substring) -> String {
    let capitals = word.prefix { $0.isUppercase }
    if capitals.count <= 1 { return word.prefix(1).lowercased() + word.dropFirst() }
    return word.lowercased()
  }

  /// A name must not be empty, nor begin with a digit or an accent on its own.
  private static func legal(_ name: String) -> String {
    guard let first = name.first else { return "unnamed" }
    return IdentifierCharacters.allowsFirst(first) ? name : "_" + name
  }
}
