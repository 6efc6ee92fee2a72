import Diagnostics

/// Whether two names are so similar that one may be the new form of the other.
enum NameLikeness {
  /// True if half of the words are equal, or if only a few letters differ.
  static func areAlike(_ a: String, _ b: String) -> Bool {
    let left = words(of: a)
    let right = words(of: b)
    let shared = left.intersection(right).count
    return 2 * shared >= max(left.count, right.count) && shared > 0
      || NearestName.of(a, among: [b]) != nil
  }

  /// Words begin at capital letters and are compared in lowercase.
  private static func words(of name: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    for character in name {
      if character.isUppercase, word.last?.isLowercase == true {
        words.insert(word.lowercased())
        word = ""
      }
      word.append(character)
    }
    words.insert(word.lowercased())
    return words
  }
}
