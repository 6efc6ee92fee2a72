/// Finds the name that the user probably meant.
package enum NearestName {
  /// The candidate with the fewest edits (insert, delete, replace, swap neighbours), ignoring case;
  /// nil if none is similar enough to be a likely mistake.
  ///
  /// Among equally similar candidates it is the first in alphabetical order, so that the result
  /// does not depend on their order.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(maximumLength))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars.prefix(maximumLength))
      let distance = distance(wanted, scalars)
      guard distance <= allowance(wanted.count, scalars.count) else { continue }
      if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// Limits the work for hostile names. No real name is longer.
  private static let maximumLength = 100

  private static func allowance(_ a: Int, _ b: Int) -> Int { max(1, max(a, b) / 3) }

  /// The optimal string alignment distance.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let replacement = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var least = min(last[j] + 1, row[j - 1] + 1, replacement)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, beforeLast[j - 2] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
