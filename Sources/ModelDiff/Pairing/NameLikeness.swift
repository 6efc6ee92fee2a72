import Diagnostics

/// Whether two names are alike enough for one to be the other's new form.
enum NameLikeness {
  /// Half of the words are shared, or few letters differ.
  static func areAlike(_ a: String, _ b: String) -> Bool {
    let left = words(of: a)
    let right = words(of: b)
    let shared = left.intersection(right).count
    return 2 * shared >= max(left.count, right.count) && shared > 0
      || NearestName.of(a, among: [b]) != nil
  }

  /// Words begin at capitals and are compared in lower case.
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
