extension Array<String> {
  /// `a, b and c`
  ///
  /// - Parameter word: the word before the last one.
  package func listed(_ word: String = "and") -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
