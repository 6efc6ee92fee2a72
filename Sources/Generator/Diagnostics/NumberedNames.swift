/// Finds free names.
///
/// It continues from the last number of a name, so that each request for the same name costs the
/// same.
package struct NumberedNames {
  private var numbers: [String: Int] = [:]

  package init() {}

  /// The name, or the first one with a number after it that is free.
  ///
  /// - Parameter separator: the text before the number. It is always the same for one name.
  package mutating func free(
    _ name: String, separator: String = "", isTaken: (String) -> Bool
  ) -> String {
    var numbered = name
    while isTaken(numbered) {
      let number = numbers[name, default: 1] + 1
      numbers[name] = number
      numbered = name + separator + "\(number)"
    }
    return numbered
  }
}
