/// What to say to somebody who wrote a name that does not exist.
struct NameSuggestion {
  /// The nearest name as a question, else the names there are; nil when there is none at all.
  let text: String?

  /// - Parameter plural: What the names are, for the sentence that lists them.
  init(for name: String, among candidates: [String], plural: String) {
    let candidates = Set(candidates).sorted()
    if let nearest = Self.nearest(to: name, among: candidates) {
      text = "did you mean '\(nearest)'?"
    } else if candidates.isEmpty {
      text = nil
    } else {
      text = "the \(plural) here are " + Self.list(candidates)
    }
  }

  private static let listLimit = 12

  private static func list(_ names: [String]) -> String {
    let quoted = names.prefix(listLimit).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count - listLimit
    return rest > 0 ? quoted + " and \(rest) more" : quoted
  }

  /// The candidate with the fewest edits, the first of several; none may need more than a third
  /// of the name.
  private static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    return
      candidates
      .map { (name: $0, distance: editDistance(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.name
  }

  /// How many bytes must be inserted, removed or replaced to get from one to the other.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
