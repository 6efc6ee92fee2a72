/// The lines of a side in a hunk.
struct HunkRange {
  private var first: Int?
  private var count = 0

  /// - Parameter index: counted from zero; indices are added in ascending order.
  mutating func add(_ index: Int) {
    first = first ?? index
    count += 1
  }

  /// `3,5`; a single line is only its number, and a side without lines (a missing or empty file) is
  /// `0,0`.
  var text: String {
    guard let first else { return "0,0" }
    return count == 1 ? "\(first + 1)" : "\(first + 1),\(count)"
  }
}
