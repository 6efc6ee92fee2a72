/// Compares two lists of names whose order has little meaning.
struct NameListComparison {
  let place: Place
  let added: ChangeRule
  let removed: ChangeRule
  let moved: ChangeRule

  /// - Parameter noun: the kind of the names (`request header part`).
  func run(_ noun: String, old: [String], new: [String], findings: inout FindingCollector) {
    if old == new { return }
    let pairing = Pairing(ordered: old, new, name: { $0 }) { _, _ in false }
    for name in pairing.removed {
      findings.add(removed, at: place, message: "\(noun) '\(name)' was removed", old: name)
    }
    for name in pairing.added {
      findings.add(added, at: place, message: "\(noun) '\(name)' was added", new: name)
    }
    if !pairing.moved.isEmpty {
      findings.add(
        moved, at: place, message: "the order of each \(noun) changed",
        old: old.joined(separator: ", "),
        new: new.joined(separator: ", "))
    }
  }
}
