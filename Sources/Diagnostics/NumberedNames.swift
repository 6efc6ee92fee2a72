/// Finds names that are free.
///
/// It goes on from the last number of a name: however many ask for one name, each costs as much.
package struct NumberedNames {
  private var numbers: [String: Int] = [:]

  package init() {}

  /// The name, or the first one with a number after it that is free.
  package mutating func free(_ name: String, isTaken: (String) -> Bool) -> String {
    var numbered = name
    while isTaken(numbered) {
      let number = numbers[name, default: 1] + 1
      numbers[name] = number
      numbered = "\(name)\(number)"
    }
    return numbered
  }
}
