import ServiceModel

/// Compares two lists of names whose order has little meaning.
struct NameListComparison {
  let place: Place
  let added: ChangeRule
  let removed: ChangeRule
  let moved: ChangeRule
  let part: (String) -> DeclaredPart

  /// - Parameter noun: the kind of the names (`request header part`).
  func run(_ noun: String, old: [String], new: [String]) {
    if old == new { return }
    let pairing = Pairing(ordered: old, new, name: { $0 }) { _, _ in false }
    for name in pairing.removed {
      place.about(part(name)).report(removed, "\(noun) '\(name)' was removed", old: name)
    }
    for name in pairing.added {
      place.about(part(name)).report(added, "\(noun) '\(name)' was added", new: name)
    }
    if !pairing.moved.isEmpty { place.reportOrder(moved, of: "each \(noun)", old: old, new: new) }
  }
}
