import Diagnostics

/// Names of which no two are equal.
struct UniqueNames {
  private var taken: Set<String>
  private var numbers = NumberedNames()

  init(taken: Set<String> = []) { self.taken = taken }

  func contains(_ name: String) -> Bool { taken.contains(name) }

  /// Takes a name.
  ///
  /// - Parameters:
  ///   - other: the name to use if the name is taken, itself with a number if necessary; nil for the
  ///     same name.
  ///   - separator: the text before the number.
  mutating func claim(_ name: String, or other: String? = nil, separator: String = "") -> String {
    if taken.insert(name).inserted { return name }
    let free = numbers.free(other ?? name, separator: separator, isTaken: taken.contains)
    taken.insert(free)
    return free
  }
}
