extension Array<String> {
  /// `a, b and c`
  ///
  /// - Parameter word: the word before the last one.
  package func listed(_ word: String = "and") -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }

  package var quoted: [String] { map { "'\($0)'" } }

  /// Up to four items, or three and the number of the others: `a, b, c and 9 more`
  package func listedBriefly() -> String {
    count <= 4 ? listed() : (prefix(3) + ["\(count - 3) more"]).listed()
  }
}
